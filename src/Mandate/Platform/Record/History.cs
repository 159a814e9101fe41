using System.Text.Json;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Record;

/// <summary>One line of the history of something: who did what, when and why.</summary>
public sealed record HistoryLine(DateTimeOffset At, string Who, string What, string? Why);

/// <summary>Part of a long history.</summary>
public sealed record HistoryPage(IReadOnlyList<HistoryLine> Lines, int Page, int Pages, int Total);

public static class History
{
    const string Erased = "(erased)";

    /// <summary>The history of one thing, newest first; of one area ("access."), or without what is also about something else, where a reader may see no more.</summary>
    public static async Task<IReadOnlyList<HistoryLine>> HistoryOf(this Db db, Subject subject, CancellationToken cancel, int most = 100, string area = "", IReadOnlyList<Subject>? without = null)
    {
        var events = About(db, subject).Where(e => e.Kind.StartsWith(area));
        if (without is { Count: > 0 })
        {
            var hidden = without.Select(s => s.Id).ToList();
            events = events.Where(e => !e.Subjects.Any(s => hidden.Contains(s.SubjectId)));
        }
        return await Read(events.Take(most), cancel);
    }

    /// <summary>One page of a long history, newest first; pages count from 1.</summary>
    public static async Task<HistoryPage> HistoryPage(this Db db, Subject subject, int page, CancellationToken cancel, int size = 25)
    {
        var total = await db.EventSubjects.CountAsync(s => s.Kind == subject.Kind && s.SubjectId == subject.Id, cancel);
        var pages = Math.Max(1, (total + size - 1) / size);
        page = Math.Clamp(page, 1, pages);
        return new HistoryPage(await Read(About(db, subject).Skip((page - 1) * size).Take(size), cancel), page, pages, total);
    }

    static IQueryable<RecordedEvent> About(Db db, Subject subject) =>
        db.Events.AsNoTracking()
            .Where(e => e.Subjects.Any(s => s.Kind == subject.Kind && s.SubjectId == subject.Id))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id);

    static async Task<List<HistoryLine>> Read(IQueryable<RecordedEvent> events, CancellationToken cancel) =>
        (await events.Select(e => new { e.At, Actor = e.Actor.Text, What = e.What.Text, Reason = e.Reason.Text }).ToListAsync(cancel)).ConvertAll(e => Line(e.At, e.Actor, e.What, e.Reason));

    /// <summary>The words of one event; what was erased says so.</summary>
    internal static HistoryLine Line(DateTimeOffset at, string? actor, string? what, string? reason) => new(at, Name(actor), what ?? Erased, reason is { Length: > 0 } why ? why : null);

    static string Name(string? actor)
    {
        if (actor is null) return Erased;
        using var json = JsonDocument.Parse(actor);
        return json.RootElement.GetProperty("name").GetString()!;
    }
}
