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
        .. script.InDepth.Select((s, i) => new Scene(Scene.Moment(Opening.First, 10, i), stage => Found(stage, s))),
        .. script.InDepth.SelectMany(s => s.Named, (s, named) => (System: s, Named: named))
            .Select((x, i) => new Scene(Scene.Moment(x.Named.On, 15, i), stage => Name(stage, x.System, x.Named))),
    ];

    /// <summary>Those whose leaders are confirmed on the first day.</summary>
    public static IReadOnlyCollection<string> Ready(Script script) => [.. script.InDepth.Where(s => s.Case == "ready").Select(Slug)];

    static string Slug(InventedSystem system) => Slugs.Of(system.ShortName);

    static async Task Found(Stage stage, InventedSystem system)
    {
        var keeper = await stage.Actor(Cast.Keeper);
        var from = (await Law.Event(stage, "establishment-order")).ExpectedAsKnownOn(Opening.First)!.Value;
        var body = Stage.Must(Body.Add(new BodyFacts(system.Kind, system.LegalName, system.ShortName, Slugs.Of(system.ShortName), from, null, Invented: true, Note: system.Note), stage.Now));
        foreach (var code in system.Codes) Stage.Must(body.Code(code.Scheme, code.Value, from, null, stage.Now));
        if (system.Population > 0) Stage.Must(body.Count(system.Population, "invented", from, stage.Now));
        stage.Db.Bodies.Add(body);
        var kinds = await stage.Db.PostKinds.Where(k => k.Pack == stage.Pack.Id).OrderBy(k => k.Order).ToListAsync();
        foreach (var kind in kinds)
            stage.Db.Posts.Add(Stage.Must(Post.Add(body, new PostFacts(kind.Key, kind.Title, Slugs.Of(kind.Title), from, Seats: kind.Seats, FullTime: kind.FullTime, Exclusive: kind.Exclusive,
                DesignateFrom: kind.Leader ? Opening.First : Others), stage.Now)));
        stage.Db.Record(keeper, stage.Now, new BodyAdded(body.Id, body.LegalName), body.Id);
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
