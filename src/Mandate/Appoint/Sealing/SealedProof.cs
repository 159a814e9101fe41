using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mandate.Platform.Record;
using Mandate.Platform.Record.Verify;

namespace Mandate.Appoint.Sealing;

/// <summary>What a receipt can turn out to be.</summary>
public static class SealedStates
{
    public const string Included = "included", Replaced = "replaced", Withdrawn = "withdrawn", Missing = "missing", Altered = "altered", Swapped = "swapped", Late = "late", Duplicate = "duplicate";

    /// <summary>Those that an honest box gives.</summary>
    public static bool Good(string state) => state is Included or Replaced or Withdrawn;

    public static string Words(string state) => state switch
    {
        Included => "This application was in the box when the campaign closed, unchanged since it was sent.",
        Replaced => "This application was in the box, and a newer one of the same candidate took its place before closing.",
        Withdrawn => "This application was in the box, and was withdrawn before closing.",
        Missing => "This application is not in the published list. It was in the box once, or the receipt is of another campaign.",
        Altered => "What the published list has in its place is something else, or the list does not fit its signed root.",
        Swapped => "What was sent is in the published list as another candidate's.",
        Late => "This application reached the service after the campaign had closed.",
        Duplicate => "The published list has this application more than once.",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

/// <summary>What a candidate keeps: with it anybody can look in the published list whether this very application was in the box.</summary>
public sealed record SealedReceipt
{
    public const string Kind = "mandate-sealed-receipt-1";

    public string Format { get; init; } = Kind;

    /// <summary>Address of the campaign.</summary>
    public string Campaign { get; init; } = "";
    public string Application { get; init; } = "";

    /// <summary>The first byte of the request that sent it.</summary>
    public DateTime Sent { get; init; }

    /// <summary>SHA-256 of the sealed copy.</summary>
    public string Digest { get; init; } = "";
    public string Salt { get; init; } = "";

    public static SealedReceipt Of(SealedSending sending, string campaign) => Of(campaign, sending.Application, sending.SentAt, sending.Digest, sending.Salt);

    public static SealedReceipt Of(string campaign, ApplicationId application, DateTimeOffset sent, string digest, string salt) =>
        new() { Campaign = campaign, Application = application.ToString(), Sent = sent.UtcDateTime, Digest = digest, Salt = salt };

    /// <summary>Stands for the application; says nothing without the salt.</summary>
    public string Handle() => Hash("handle", Application);

    /// <summary>Stands for what was sent and when.</summary>
    public string Body() => Hash("body", $"{Digest}\n{SealedRoot.Instant(Sent)}");

    string Hash(string what, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"mandate sealed {what} 1\n{Salt}\n{text}")));
}

/// <param name="Handle">Stands for an application.</param>
/// <param name="Body">Stands for what was sent.</param>
/// <param name="State">"included", "replaced" or "withdrawn" at closing.</param>
public sealed record SealedLeaf(string Handle, string Body, string State)
{
    public byte[] Hash() => MerkleTree.LeafHash(Encoding.UTF8.GetBytes($"{Handle}\n{Body}\n{State}\n"));
}

/// <summary>What is published at closing: every salted leaf, in an order that tells nothing, and the signed root over them.</summary>
public sealed record SealedRoot
{
    public const string Kind = "mandate-sealed-root-1";

    public string Format { get; init; } = Kind;
    public string Campaign { get; init; } = "";

    /// <summary>The first instant that was too late.</summary>
    public DateTime Closes { get; init; }

    /// <summary>Campaign, number of leaves, root and closing, signed with the key of the record.</summary>
    public string Note { get; init; } = "";
    public string Key { get; init; } = "";
    public IReadOnlyList<SealedLeaf> Leaves { get; init; } = [];

    public static string Instant(DateTime utc) => utc.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    public static SealedRoot Of(string campaign, DateTimeOffset closes, IEnumerable<SealedLeaf> leaves, Func<string, string> sign, string key)
    {
        var ordered = leaves.OrderBy(l => l.Handle, StringComparer.Ordinal).ThenBy(l => l.Body, StringComparer.Ordinal).ToList();
        return new() { Campaign = campaign, Closes = closes.UtcDateTime, Leaves = ordered, Key = key, Note = sign(Text(campaign, closes.UtcDateTime, ordered)) };
    }

    static string Text(string campaign, DateTime closes, IReadOnlyList<SealedLeaf> leaves) =>
        $"mandate/sealed/{campaign}\n{leaves.Count}\n{Convert.ToBase64String(RootOf(leaves))}\nat {Instant(closes)}\n";

    /// <summary>RFC 6962 over the leaves as they stand.</summary>
    public static byte[] RootOf(IReadOnlyList<SealedLeaf> leaves)
    {
        Dictionary<NodeAt, byte[]> nodes = [];
        foreach (var (i, leaf) in leaves.Index())
            foreach (var (at, hash) in MerkleTree.Append(i, leaf.Hash(), n => nodes[n])) nodes[at] = hash;
        return MerkleTree.Root(leaves.Count, n => nodes[n]);
    }

    /// <summary>Whether leaves, campaign and closing are those that were signed.</summary>
    public bool Holds(IReadOnlyList<LogKey> trusted)
    {
        IReadOnlyList<LogKey> keys = trusted.Count > 0 ? trusted : LogKey.Parse(Key) is { } own ? [own] : [];
        return HeadNote.Parse(Note) is { } note && note.Text == Text(Campaign, Closes, Leaves) && note.CheckedBy(keys) == Signature.Good;
    }

    /// <summary>What became of a receipt.</summary>
    /// <param name="receipt">What the candidate kept.</param>
    /// <param name="trusted">Keys that are trusted; none for the one in the file.</param>
    public string Check(SealedReceipt receipt, IReadOnlyList<LogKey> trusted)
    {
        if (!Holds(trusted)) return SealedStates.Altered;
        if (receipt.Sent.ToUniversalTime() >= Closes) return SealedStates.Late;
        var (handle, body) = (receipt.Handle(), receipt.Body());
        var mine = Leaves.Where(l => l.Handle == handle).ToList();
        var same = mine.Where(l => l.Body == body).ToList();
        if (same.Count == 0 && Leaves.Any(l => l.Body == body)) return SealedStates.Swapped;
        if (mine.Count == 0 || receipt.Campaign != Campaign) return SealedStates.Missing;
        if (same.Count == 0) return SealedStates.Altered;
        return same.Count > 1 || mine.Count(l => l.State == SealedStates.Included) > 1 ? SealedStates.Duplicate : same[0].State;
    }
}

/// <summary>Reads the two files as people hand them in.</summary>
public static class SealedFiles
{
    static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Write<T>(T file) => JsonSerializer.Serialize(file, json);

    /// <summary>The receipt, or the line at fault and what was expected.</summary>
    public static (SealedReceipt? Receipt, (long Line, string Why)? Fault) Receipt(string text) =>
        Read<SealedReceipt>(text, r => r.Format == SealedReceipt.Kind && r.Application.Length > 0 && Hex(r.Digest, 64) && Hex(r.Salt, 32), $"expected a receipt, as its page gives it: \"format\": \"{SealedReceipt.Kind}\" with campaign, application, sent, digest and salt");

    /// <summary>The published list, or the line at fault and what was expected.</summary>
    public static (SealedRoot? Root, (long Line, string Why)? Fault) Root(string text) =>
        Read<SealedRoot>(text, r => r.Format == SealedRoot.Kind && r.Note.Length > 0 && r.Leaves.All(l => l is not null && Hex(l.Handle, 64) && Hex(l.Body, 64) && l.State is SealedStates.Included or SealedStates.Replaced or SealedStates.Withdrawn), $"expected the published list: \"format\": \"{SealedRoot.Kind}\" with campaign, closes, note, key and leaves");

    static bool Hex(string? text, int length) => text?.Length == length && text.All(char.IsAsciiHexDigitLower);

    static (T?, (long, string)?) Read<T>(string text, Func<T, bool> whole, string expected) where T : class
    {
        try { return JsonSerializer.Deserialize<T>(text, json) is { } file && whole(file) ? (file, null) : (null, (1, $"this is another file; {expected}")); }
        catch (JsonException e) { return (null, ((e.LineNumber ?? 0) + 1, $"this is not JSON or has a value of the wrong kind{(e.Path is { Length: > 1 } p ? $" at {p}" : "")}; {expected}")); }
        catch (NullReferenceException) { return (null, (1, $"a value is null; {expected}")); }
    }
}
