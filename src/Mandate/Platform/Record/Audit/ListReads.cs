using Mandate.Design;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Record.Audit;

/// <summary>Who read whose personal data, and what for. Only auditors of every body see it: a read belongs to no body.</summary>
public static class ListReads
{
    public const string Route = "/record/reads";

    public sealed record Row(DateTimeOffset At, string Who, string Whose, string Purpose);
    public sealed record Model(PageOf<Row> Reads);

    public static async Task<IResult> Get(ListQuery list, Actor actor, Db db, CancellationToken cancel)
    {
        if (actor.BodiesWith(Role.Auditor) is not null) return Results.NotFound();
        var reads = from r in db.PersonalReads.AsNoTracking()
                    join u in db.Users.AsNoTracking() on r.User equals (UserId?)u.Id into users
                    from u in users.DefaultIfEmpty()
                    orderby r.At descending, r.Id descending
                    select new { r.At, Who = u == null ? null : u.Name, r.SubjectKind, r.SubjectId, r.Purpose };
        Row Show(DateTimeOffset at, string? who, string kind, Guid id, string purpose) => new(at, who ?? "Somebody who has left", id == Guid.Empty ? kind : $"{kind} {id}", purpose);
        if (list.Format is not null)
        {
            var all = (await reads.Take(50_000).ToListAsync(cancel)).ConvertAll(r => Show(r.At, r.Who, r.SubjectKind, r.SubjectId, r.Purpose));
            return list.Format == "json" ? Results.Json(all)
                : Results.Text(Csv.Of(["at", "who", "whose", "purpose"], all.Select(r => (IReadOnlyList<object?>)[r.At, r.Who, r.Whose, r.Purpose])), "text/csv; charset=utf-8");
        }
        var rows = await reads.Skip(list.Skip).Take(ListQuery.Size).ToListAsync(cancel);
        return ListReadsPage.Show(new(list.Of(rows.ConvertAll(r => Show(r.At, r.Who, r.SubjectKind, r.SubjectId, r.Purpose)), await db.PersonalReads.CountAsync(cancel))));
    }
}
