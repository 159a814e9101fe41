using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Persons;

/// <summary>People of the register, to be found by name and kept.</summary>
public static class ListKeptPeople
{
    public const string Route = "/register/people";
    public static string Url => Route;

    public sealed record Line(string Name, string Slug, bool Invented, int Terms, bool Namesake);
    public sealed record Model(string? Search, PageOf<Line> People);

    static readonly TableColumn<Line>[] columns = [new("slug", l => l.Slug), new("name", l => l.Name), new("invented", l => l.Invented), new("terms", l => l.Terms), new("shares_name", l => l.Namesake)];

    public static async Task<IResult> Get(string? q, ListQuery list, HttpContext http, Actor actor, Db db, CancellationToken cancel)
    {
        if (!BodiesAccess.MayKeepAll(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var people = BodiesApi.PeopleNamed(db, FormReader.Clean(q));
        var lines = people.Select(p => new Line(p.Name, p.Slug, p.Invented, db.Terms.Count(t => t.Person == p.Id), db.People.Any(o => o.Id != p.Id && o.Name == p.Name)));
        if (list.Format is not null) return TableAnswer.Of(http, await lines.ToListAsync(cancel), columns, "people", open: false)!;
        return ListKeptPeoplePage.Show(new(q, list.Of(await lines.Skip(list.Skip).Take(ListQuery.Size).ToListAsync(cancel), await people.CountAsync(cancel))));
    }
}
