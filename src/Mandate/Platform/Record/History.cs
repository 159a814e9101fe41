using System.Text.Json;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Record;

/// <summary>One line of the history of something: who did what, when and why.</summary>
public sealed record HistoryLine(DateTimeOffset At, string Who, string What, string? Why);

public static class History
{
    const string Erased = "(erased)";

    /// <summary>The history of one thing, newest first; of one area ("access.") where a reader may see no more.</summary>
    public static async Task<IReadOnlyList<HistoryLine>> HistoryOf(this Db db, Subject subject, CancellationToken cancel, int most = 100, string area = "")
    {
        var rows = await db.Events.AsNoTracking()
            .Where(e => e.Subjects.Any(s => s.Kind == subject.Kind && s.SubjectId == subject.Id) && e.Kind.StartsWith(area))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(most)
            .Select(e => new { e.At, Texts = e.Texts.Select(t => new { t.Field, t.Text }).ToList() })
            .ToListAsync(cancel);
        return [.. rows.Select(r =>
        {
            string? Text(RecordedField field) => r.Texts.Find(t => t.Field == field)?.Text;
            var actor = Text(RecordedField.Actor);
            var who = actor is null ? Erased : JsonDocument.Parse(actor).RootElement.GetProperty("name").GetString()!;
            return new HistoryLine(r.At, who, Text(RecordedField.What) ?? Erased, Text(RecordedField.Reason) is { Length: > 0 } why ? why : null);
        })];
    }
}
