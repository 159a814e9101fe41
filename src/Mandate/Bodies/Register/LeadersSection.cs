using Mandate.Bodies.Posts;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Mandate.Platform.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Register;

/// <summary>Who leads, on the home page: the posts that lead a body and whom the public learned of last.</summary>
sealed class LeadersSection(Db db, TimeProvider clock) : IHomeSection
{
    const int Most = 5;

    public int Order => 20;

    public async Task<HomeSection?> Show(Actor reader, CancellationToken cancel)
    {
        var today = clock.Today();
        var latest = await (from t in db.Terms.AsNoTracking().Include(t => t.Acts)
                            where t.PublicFrom <= today && (t.To == null || t.To >= today)
                            join p in db.Posts on t.Post equals p.Id
                            join b in db.Bodies on p.Body equals b.Id
                            where db.PostKinds.Any(k => k.Leader && k.Key == p.Kind)
                            join who in db.People on t.Person equals who.Id
                            orderby t.PublicFrom descending, t.Id descending
                            select new { Term = t, Post = p, Body = b, who.Name, who.Invented }).Take(Most).ToListAsync(cancel);
        return new("Who leads", latest.Count == 0 ? "Nobody is named for a post that leads a body yet." : null,
            [.. latest.Select(x => new HomeLine($"{x.Post.Title}, {x.Body.ShortNameOn(today)}", ShowPost.Url(x.Body.Slug, x.Post.Slug),
                $"{x.Name}{(x.Invented ? " (invented)" : "")}, {x.Term.StateOn(today).Words()}; public since {Dates.Day(x.Term.PublicFrom!.Value)}"))],
            new("All bodies and who leads them, on any day", ListBodies.Url));
    }
}
