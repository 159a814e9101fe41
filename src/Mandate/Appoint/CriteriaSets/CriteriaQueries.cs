using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.CriteriaSets;

static class CriteriaQueries
{
    public static Task<CriteriaSet?> CriteriaSet(this Db db, string key, int edition, CancellationToken cancel) =>
        db.CriteriaSets.SingleOrDefaultAsync(c => c.Key == key && c.Edition == edition, cancel);

    public static Task<CriteriaSet?> LatestCriteria(this Db db, string key, CancellationToken cancel) =>
        db.CriteriaSets.Where(c => c.Key == key).OrderByDescending(c => c.Edition).FirstOrDefaultAsync(cancel);

    /// <summary>Brings a file of a pack in: a first version, a change of one that is not frozen, or a next version of one that is.</summary>
    public static async Task<Outcome<CriteriaSet>> Load(this Db db, Actor actor, DateTimeOffset now, CriteriaFile file, CancellationToken cancel)
    {
        var latest = await db.LatestCriteria(file.Key, cancel);
        if (latest is not null && latest.Name == file.Name && latest.Content.Digest() == file.Content.Digest() && latest.Specimens.SequenceEqual(file.Specimens)) return CriteriaRefusals.LoadedAlready;
        var reason = $"{file.Address}, {file.Edition}";
        if (latest is { Frozen: false })
        {
            if (latest.Change(file.Name, file.Content, file.Specimens).Refusal is { } refusal) return refusal;
            db.Record(actor, now, new CriteriaChanged(latest.Id, "loaded the criteria again"), reason: reason);
            return latest;
        }
        var set = Appoint.CriteriaSet.Write(file.Key, file.Name, file.Content, now, (latest?.Edition ?? 0) + 1, file.Specimens);
        db.CriteriaSets.Add(set);
        db.Record(actor, now, new CriteriaWritten(set.Id, set.Name, set.Edition), reason: reason);
        return set;
    }

    /// <summary>Saves a changed set; when somebody else saved in between, both versions are shown.</summary>
    public static async Task<IResult> Save(this Db db, Actor actor, DateTimeOffset now, CriteriaSet set, string change, Func<CriteriaSet, Task<IResult>> stale, CancellationToken cancel)
    {
        db.Record(actor, now, new CriteriaChanged(set.Id, change));
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await stale(await db.CriteriaSets.AsNoTracking().SingleAsync(c => c.Id == set.Id, cancel));
        }
        return Results.LocalRedirect(ShowCriteria.Url(set.Key, set.Edition));
    }

    /// <summary>Both versions of one part of a set.</summary>
    public static Task<IResult> Both(this Db db, HttpContext http, Actor actor, CriteriaSet theirs, string part, IReadOnlyList<ConflictField> fields) =>
        Conflict.Show(http, db, actor, $"{theirs.Title}: {part}", theirs, Subject.Of(theirs.Id), fields);

    /// <summary>A history as pages show it.</summary>
    public static async Task<IReadOnlyList<HistoryItem>> HistoryItems(this Db db, Subject subject, CancellationToken cancel, string area = "") =>
        [.. (await db.HistoryOf(subject, cancel, area: area)).Select(h => new HistoryItem(Dates.Moment(London.Of(h.At)), h.Who, Sentence(h.What), h.Why))];

    static string Sentence(string what) => what.Length == 0 ? what : char.ToUpperInvariant(what[0]) + what[1..];
}
