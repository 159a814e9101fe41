using System.Globalization;
using System.Text;

namespace Mandate.Platform.Record;

/// <summary>What the log commits to for one event, as text that anybody can rebuild. <c>docs/guide/record.md</c> describes it line by line.</summary>
public static class Leaf
{
    const string Version = "mandate.event/1";

    public static byte[] Bytes(RecordedEvent e) => Bytes(e.Id, e.Kind, e.At, e.Body, e.Texts().Select(t => (t.Field, t.Text.Commitment)));

    public static byte[] Bytes(EventId id, string kind, DateTimeOffset at, BodyId? body, IEnumerable<(RecordedField Field, byte[] Commitment)> commitments)
    {
        var text = new StringBuilder().Append(Version).Append('\n')
            .Append(id.Value.ToString("D")).Append('\n')
            .Append(kind).Append('\n')
            .Append(Instant(at)).Append('\n')
            .Append(body is { } b ? b.Value.ToString("D") : "-").Append('\n');
        foreach (var (field, commitment) in commitments.OrderBy(c => c.Field.ToString(), StringComparer.Ordinal))
            text.Append(field).Append(' ').Append(Convert.ToHexStringLower(commitment)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Microseconds, because PostgreSQL keeps no more.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The instant as both databases keep it.</summary>
    public static DateTimeOffset Kept(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
