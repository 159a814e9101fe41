using Mandate.Design;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Erasing;

/// <summary>Who asks to be erased, whom an administrator looks up to erase, and what was decided.</summary>
public static class ListErasures
{
    public const string Route = "/people-and-roles/erasures";

    public sealed record Line(ErasureRequest Request, string Name, string? By);

    /// <param name="Found">Whom the words find; null when nobody was looked for.</param>
    public sealed record Model(string? Q, IReadOnlyList<FoundPerson>? Found, IReadOnlyList<Line> Open, PageOf<Line> Decided);

    public static async Task<IResult> Get(string? q, ListQuery list, Actor actor, Db db, Forgetting forgetting, CancellationToken cancel)
    {
        if (!PeopleAccess.MayErase(actor)) return Results.NotFound();
        var words = FormReader.Clean(q);
        var found = words.Length < 3 ? null : await forgetting.Find(words, cancel);
        var decided = db.ErasureRequests.AsNoTracking().Where(r => r.Decision != null);
        var total = await decided.CountAsync(cancel);
        var open = await Lines(db, await db.ErasureRequests.AsNoTracking().Where(r => r.Decision == null).OrderBy(r => r.AskedAt).ToListAsync(cancel), cancel);
        var shown = await Lines(db, await decided.OrderByDescending(r => r.DecidedAt).ThenBy(r => r.Id).Skip(list.Skip).Take(ListQuery.Size).ToListAsync(cancel), cancel);
        return ListErasuresPage.Show(new(q, found, open, list.Of(shown, total)));
    }

    /// <summary>Accounts alone ask; a person of the register is only ever looked up, and then erased at once.</summary>
    static async Task<IReadOnlyList<Line>> Lines(Db db, List<ErasureRequest> requests, CancellationToken cancel)
    {
        var ids = requests.SelectMany(r => new[] { UserId.From(r.SubjectId), r.DecidedBy }).OfType<UserId>().Distinct().ToList();
        var names = ids.Count == 0 ? [] : await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        return [.. requests.Select(r => new Line(r, names.GetValueOrDefault(UserId.From(r.SubjectId), "Person of the register"), r.DecidedBy is { } by ? names.GetValueOrDefault(by, "Somebody") : null))];
    }
}
