using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Record;

/// <summary>What an area keeps about somebody besides the record. Called by <see cref="Forgetting"/> inside its transaction, and again when a backup is restored.</summary>
public interface IForget
{
    Task Forget(Db db, Subject subject, CancellationToken cancel);

    /// <summary>Other subjects that are nothing without this one and go with it: the applications of a candidate.</summary>
    Task<IReadOnlyList<Subject>> With(Db db, Subject subject, CancellationToken cancel) => Task.FromResult<IReadOnlyList<Subject>>([]);

    /// <summary>What this area would do to a subject, in words, for whoever decides on it.</summary>
    Task<Prospect> Look(Db db, Subject subject, DateTimeOffset now, CancellationToken cancel) => Task.FromResult(Prospect.Nothing);

    /// <summary>People of this area who may be erased, by name or exact email address.</summary>
    Task<IReadOnlyList<FoundPerson>> Find(Db db, string words, CancellationToken cancel) => Task.FromResult<IReadOnlyList<FoundPerson>>([]);
}

/// <summary>Somebody who may be erased.</summary>
/// <param name="What">"Account", "Person of the register".</param>
public sealed record FoundPerson(Subject Subject, string Name, string What);

/// <summary>What erasing somebody would do.</summary>
public sealed record Prospect
{
    public static readonly Prospect Nothing = new();

    /// <summary>Whom it is about; null for whatever is not a person's own entry.</summary>
    public string? Name { get; init; }
    public IReadOnlyList<string> Goes { get; init; } = [];
    public IReadOnlyList<string> Stays { get; init; } = [];

    /// <summary>Why it cannot be done yet, and what to do first.</summary>
    public IReadOnlyList<string> Prevents { get; init; } = [];

    public Prospect And(Prospect more) => new() { Name = Name ?? more.Name, Goes = [.. Goes.Union(more.Goes)], Stays = [.. Stays.Union(more.Stays)], Prevents = [.. Prevents.Union(more.Prevents)] };
}

/// <summary>That the texts of some events went for good; which ones, but nothing of whom.</summary>
public sealed record Forgotten(string Of, IReadOnlyList<Guid> Events, int Fields) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [];
    public string What => $"erased {Fields} personal {(Fields == 1 ? "field" : "fields")} of {Events.Count} {(Events.Count == 1 ? "event" : "events")}";
}

/// <summary>
/// Erases somebody from the record: texts, salts and the rows that find them go, commitments stay, so the log still verifies.
/// Where the person is a subject all texts that may speak of them go; where they only acted, only their name goes.
/// </summary>
public sealed class Forgetting(Db db, IEnumerable<IForget> areas, TimeProvider clock)
{
    static readonly RecordedField[] aboutSubjects = [RecordedField.Subjects, RecordedField.What, RecordedField.Reason, RecordedField.Payload];

    public async Task<IReadOnlyList<FoundPerson>> Find(string words, CancellationToken cancel)
    {
        var found = new List<FoundPerson>();
        foreach (var area in areas) found.AddRange(await area.Find(db, words, cancel));
        return [.. found.OrderBy(p => p.Name, StringComparer.CurrentCulture).ThenBy(p => p.What, StringComparer.Ordinal)];
    }

    /// <summary>What <see cref="Forget"/> would do; null when nobody has this identifier.</summary>
    public async Task<Prospect?> Look(Subject subject, CancellationToken cancel)
    {
        var (now, whole) = (clock.GetUtcNow(), Prospect.Nothing);
        List<Subject> all = [subject];
        foreach (var area in areas) all.AddRange(await area.With(db, subject, cancel));
        foreach (var one in all)
            foreach (var area in areas) whole = whole.And(await area.Look(db, one, now, cancel));
        return whole.Name is null ? null : whole;
    }

    /// <summary>Forgets a subject and what goes with it. Gives the number of events that lost a text.</summary>
    public async Task<int> Forget(Actor actor, Subject subject, string reason, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var count = 0;
        foreach (var area in areas)
            foreach (var other in await area.With(db, subject, cancel)) count += await One(actor, other, reason, cancel);
        count += await One(actor, subject, reason, cancel);
        if (own is not null)
        {
            await own.CommitAsync(cancel);
            await Storage.Scrub(db, cancel);
        }
        return count;
    }

    async Task<int> One(Actor actor, Subject subject, string reason, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var area in areas) await area.Forget(db, subject, cancel);

        var about = await EventsOf(subject.Kind, subject.Id, cancel);
        var by = subject.Kind == Subject.Of(default(UserId)).Kind ? await EventsOf(RecordedSubject.Actor, subject.Id, cancel) : [];
        var fields = await Erase(about, aboutSubjects, cancel) + await Erase(by, [RecordedField.Actor], cancel);
        await db.EventSubjects.Where(s => s.SubjectId == subject.Id && (s.Kind == subject.Kind || (by.Count > 0 && s.Kind == RecordedSubject.Actor))).ExecuteDeleteAsync(cancel);

        var events = about.Union(by).Select(e => e.Value).ToList();
        db.Erasures.Add(new Erasure { Id = Id.New<ErasureId>(now), Kind = subject.Kind, SubjectId = subject.Id, At = now });
        db.Record(actor, now, new Forgotten(subject.Kind, events, fields), reason: reason);
        await db.SaveChangesAsync(cancel);
        return events.Count;
    }

    /// <summary>Erases again what a restored backup brought back. Gives the number of entries that were not in the backup's own list.</summary>
    public async Task<int> Replay(IReadOnlyCollection<Erased> list, CancellationToken cancel)
    {
        var count = 0;
        foreach (var entry in list.OrderBy(e => e.At))
        {
            if (await db.Erasures.AnyAsync(e => e.Kind == entry.Kind && e.SubjectId == entry.Subject, cancel)) continue;
            await Forget(Actor.Service, new Subject(entry.Kind, entry.Subject), $"Erased on {London.Of(entry.At):d MMMM yyyy}, and again after a backup was restored", cancel);
            count++;
        }
        return count;
    }

    Task<List<EventId>> EventsOf(string kind, Guid id, CancellationToken cancel) =>
        db.EventSubjects.Where(s => s.Kind == kind && s.SubjectId == id).Select(s => s.Event).ToListAsync(cancel);

    async Task<int> Erase(List<EventId> events, RecordedField[] fields, CancellationToken cancel)
    {
        var count = 0;
        foreach (var part in events.Chunk(500))
            foreach (var field in fields) count += await Erase(db.Events.Where(e => part.Contains(e.Id)), field, cancel);
        return count;
    }

    static Task<int> Erase(IQueryable<RecordedEvent> events, RecordedField field, CancellationToken cancel) => field switch
    {
        RecordedField.Actor => events.Where(e => e.Actor.Text != null).ExecuteUpdateAsync(u => u.SetProperty(e => e.Actor.Text, (string?)null).SetProperty(e => e.Actor.Salt, (byte[]?)null), cancel),
        RecordedField.Subjects => events.Where(e => e.About.Text != null).ExecuteUpdateAsync(u => u.SetProperty(e => e.About.Text, (string?)null).SetProperty(e => e.About.Salt, (byte[]?)null), cancel),
        RecordedField.What => events.Where(e => e.What.Text != null).ExecuteUpdateAsync(u => u.SetProperty(e => e.What.Text, (string?)null).SetProperty(e => e.What.Salt, (byte[]?)null), cancel),
        RecordedField.Reason => events.Where(e => e.Reason.Text != null).ExecuteUpdateAsync(u => u.SetProperty(e => e.Reason.Text, (string?)null).SetProperty(e => e.Reason.Salt, (byte[]?)null), cancel),
        _ => events.Where(e => e.Payload.Text != null).ExecuteUpdateAsync(u => u.SetProperty(e => e.Payload.Text, (string?)null).SetProperty(e => e.Payload.Salt, (byte[]?)null), cancel),
    };
}
