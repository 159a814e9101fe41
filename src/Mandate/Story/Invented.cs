using System.Globalization;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>Systems of which anything may be said, because nobody lives there: one ready in time, one behind, one that will merge.</summary>
static class Invented
{
    /// <summary>From when designates are sought for posts other than chair and chief executive.</summary>
    static readonly DateOnly Others = new(2022, 1, 4);

    public static IEnumerable<Scene> Scenes(Script script) =>
    [
        .. Played(script).Select((s, i) => new Scene(Scene.Moment(Opening.First, 10, i), stage => Found(stage, s))),
        .. Played(script).SelectMany(s => s.Named, (s, named) => (System: s, Named: named))
            .Select((x, i) => new Scene(Scene.Moment(x.Named.On, 15, i), stage => Name(stage, x.System, x.Named))),
        .. script.InDepth.Where(s => s.MergesInto is not null).Select(s => new Scene(Scene.Moment(s.MergesInto!.Proposed), stage => Propose(stage, s))),
    ];

    static IEnumerable<InventedSystem> Played(Script script) => script.InDepth.SelectMany(s => s.MergesWith is { } neighbour ? [s, neighbour] : new[] { s });

    /// <summary>Those whose leaders are confirmed on the first day.</summary>
    public static IReadOnlyCollection<string> Ready(Script script) => [.. script.InDepth.Where(s => s.Case == "ready").Select(Slug)];

    static string Slug(InventedSystem system) => Slugs.Of(system.ShortName);

    static async Task Found(Stage stage, InventedSystem system)
    {
        var from = (await Law.Event(stage, "establishment-order")).ExpectedAsKnownOn(Opening.First)!.Value;
        var body = await Add(stage, system, from);
        var kinds = await stage.Db.PostKinds.Where(k => k.Pack == stage.Pack.Id).OrderBy(k => k.Order).ToListAsync();
        foreach (var kind in kinds)
            stage.Db.Posts.Add(Stage.Must(Post.Add(body, new PostFacts(kind.Key, kind.Title, Slugs.Of(kind.Title), from, Seats: kind.Seats, FullTime: kind.FullTime, Exclusive: kind.Exclusive,
                DesignateFrom: kind.Leader ? Opening.First : Others), stage.Now)));
    }

    static async Task<Body> Add(Stage stage, InventedSystem system, DateOnly from)
    {
        var body = Stage.Must(Body.Add(new BodyFacts(system.Kind, system.LegalName, system.ShortName, Slugs.Of(system.ShortName), from, null, Invented: true, Note: system.Note), stage.Now));
        foreach (var code in system.Codes) Stage.Must(body.Code(code.Scheme, code.Value, from, null, stage.Now));
        if (system.Population > 0) Stage.Must(body.Count(system.Population, "invented", from, stage.Now));
        stage.Db.Bodies.Add(body);
        stage.Db.Record(await stage.Actor(Cast.Keeper), stage.Now, new BodyAdded(body.Id, body.LegalName), body.Id);
        return body;
    }

    /// <summary>Two boards ask to become one on a day to come: the new body and what it takes over stand in the register, as a proposal.</summary>
    static async Task Propose(Stage stage, InventedSystem system)
    {
        var merged = system.MergesInto!;
        var from = DateOnly.ParseExact(merged.From, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var next = await Add(stage, merged, from);
        foreach (var slug in new[] { Slug(system), Slug(system.MergesWith!) })
        {
            var body = await stage.Db.Bodies.SingleAsync(b => b.Slug == slug);
            var link = Stage.Must(Succession.Link(new SuccessionFacts(body.Id, next.Id, from, SuccessionKind.Merger, Extent.Whole, Instrument: merged.Note), stage.Now));
            stage.Db.Successions.Add(link);
            stage.Db.Record(await stage.Actor(Cast.Keeper), stage.Now, new BodySucceeded(link.Id, body.Id, link.Successor, link.On, link.Kind, body.LegalName, next.LegalName), body.Id, link.Instrument);
        }
    }

    static async Task Name(Stage stage, InventedSystem system, NamedRow named)
    {
        var slug = Slug(system);
        var post = await (from p in stage.Db.Posts join b in stage.Db.Bodies on p.Body equals b.Id where b.Slug == slug && p.Kind == named.Post select p).SingleAsync();
        var team = await stage.Actor(Cast.Team);
        var person = new PersonNamed(Name: Cast.HolderOf(slug, named.Post).Name, Invented: true);
        var act = new ActFacts(stage.Today, "NHS England");
        if (named.Interim) { Stage.Must(await BodiesApi.Interim(stage.Db, team, stage.Now, new InterimFacts(post.Id, person, act), CancellationToken.None)); return; }
        Stage.Must(await BodiesApi.Designate(stage.Db, team, stage.Now, new DesignateFacts(post.Id, person, act, Approved: act, AcceptedOn: stage.Today), CancellationToken.None));
    }
}
