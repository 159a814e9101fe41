using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Terms;

/// <summary>What of the register itself stands on a body, post or legal event.</summary>
sealed class BodiesStandsOn(Db db) : IStandsOn
{
    public const string Area = "Register";

    public async Task<IReadOnlyList<Standing>> StandsOn(Subject subject, DateOnly on, CancellationToken cancel) =>
        subject == Subject.Of(BodyId.From(subject.Id)) ? [.. await PostsOf(BodyId.From(subject.Id), on, cancel), .. await RelatedTo(BodyId.From(subject.Id), on, cancel)]
        : subject == Subject.Of(PostId.From(subject.Id)) ? await TermsOf([PostId.From(subject.Id)], on, cancel)
        : subject == Subject.Of(LegalEventId.From(subject.Id)) ? await Waiting(LegalEventId.From(subject.Id), on, cancel)
        : [];

    async Task<IEnumerable<Standing>> PostsOf(BodyId body, DateOnly on, CancellationToken cancel)
    {
        var posts = await db.Posts.AsNoTracking().Where(p => p.Body == body && (p.To == null || p.To >= on)).OrderBy(p => p.Title).ToListAsync(cancel);
        var terms = await TermsOf([.. posts.Select(p => p.Id)], on, cancel);
        return [.. posts.Select(p => new Standing(Area, $"Post: {p.Title}")), .. terms];
    }

    async Task<IReadOnlyList<Standing>> TermsOf(List<PostId> posts, DateOnly on, CancellationToken cancel)
    {
        var rows = await (from t in db.Terms.AsNoTracking().Include(t => t.Acts)
                          where posts.Contains(t.Post)
                          join p in db.Posts on t.Post equals p.Id
                          join who in db.People on t.Person equals who.Id
                          select new { Term = t, Post = p, Person = who }).ToListAsync(cancel);
        return [.. rows.Select(r => (r, State: r.Term.StateOn(on))).Where(x => x.State.InPost() || x.State.AtWork() || x.State.Coming())
            .Select(x => new Standing(Area, $"{x.r.Person.Name}, {x.r.Post.Title}: {x.State.Words()}", $"/people/{x.r.Person.Slug}", Blocks: true))];
    }

    async Task<IEnumerable<Standing>> RelatedTo(BodyId body, DateOnly on, CancellationToken cancel) =>
        await (from r in db.BodyRelations.AsNoTracking()
               where r.Other == body && (r.To == null || r.To >= @on)
               join k in db.RelationKinds on r.Kind equals k.Key
               join b in db.Bodies on r.Body equals b.Id
               orderby b.LegalName
               select new Standing(Area, b.LegalName + " " + k.Name + " it", "/bodies/" + b.Slug, false)).ToListAsync(cancel);

    async Task<IReadOnlyList<Standing>> Waiting(LegalEventId e, DateOnly on, CancellationToken cancel) =>
        await TermsOf(await db.Terms.Where(t => t.Condition == e).Select(t => t.Post).Distinct().ToListAsync(cancel), on, cancel);
}
