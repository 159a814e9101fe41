using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Details;

/// <summary>Ends a body with its posts and terms, after asking every area what stands on it. Kinds that need a successor need one, or a reason why nobody takes over.</summary>
public static class EndBody
{
    public const string Route = "/register/bodies/{slug}/end";
    public static string Url(string slug) => $"/register/bodies/{slug}/end";

    public sealed record Form
    {
        public DateText? Last { get; init; }
        public string? By { get; init; }
        public string? Reason { get; init; }
        public string? NobodyBecause { get; init; }
        public List<string>? Terms { get; init; }
        public string? Version { get; init; }

        public Command? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var command = new Command(read.Date(Last, nameof(Last), "the last day"), read.Required(By, nameof(By), "Enter who decided it", 300), read.Required(Reason, nameof(Reason), "Enter why it ends", 1000),
                read.Optional(NobodyBecause, nameof(NobodyBecause), "Why nobody takes over", 400), Terms is ["yes"]);
            errors = read.Errors;
            return read.Ok ? command : null;
        }
    }

    public sealed record Command(DateOnly Last, string By, string Reason, string? NobodyBecause, bool TermsToo);
    public sealed record Model(Form Form, string Slug, string Name, string Kind, bool NeedsSuccessor, IReadOnlyList<string> Successors, IReadOnlyList<Standing> Standing);

    public static async Task<IResult> Get(string slug, Actor actor, Db db, TimeProvider clock, IEnumerable<IStandsOn> areas, CancellationToken cancel)
    {
        if (await db.KeptBody(actor, slug, cancel) is not { } body) return Results.NotFound();
        return EndBodyPage.Show(await Show(db, body, new Form { Last = DateText.From(body.To), Version = body.Text() }, clock.Today(), areas, cancel));
    }

    public static async Task<IResult> Post(string slug, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, IEnumerable<IStandsOn> areas, CancellationToken cancel)
    {
        if (await db.KeptBody(actor, slug, cancel) is not { } body) return Results.NotFound();
        var now = clock.GetUtcNow();
        var model = await Show(db, body, form, form.Last?.Date ?? London.Day(now), areas, cancel);
        if (form.Read(out var errors) is not { } end) return EndBodyPage.Invalid(model, errors);
        if (body.IsStale(form.Version)) return await Stale(body);
        if (Ending.Blocked(model.Standing, end.TermsToo) is { } blocked) return EndBodyPage.Refused(model, blocked.ToString());
        if (Dissolve(db, body, model, end, actor, now) is { } no) return EndBodyPage.Refused(model, no.ToString());
        var posts = await db.Posts.Where(p => p.Body == body.Id).Select(p => p.Id).ToListAsync(cancel);
        var done = await Ending.Posts(db, actor, now, posts, end.Last, end.By, end.Reason, cancel);
        if (done.Then(() => body.End(end.Last)).Refusal is { } refusal) return EndBodyPage.Refused(model, refusal.ToString());
        db.Touch(body, form.Version);
        db.Record(actor, now, new BodyEnded(body.Id, body.LegalName, end.Last), body.Id, end.Reason);
        if (!await db.TrySave(cancel)) return await Stale((await db.KeptBody(actor, slug, cancel))!);
        http.Say($"{body.LegalName} ends on {Dates.Day(end.Last)}.");
        return Results.LocalRedirect(ShowKeptBody.Url(slug));

        Task<IResult> Stale(Body theirs) => db.Conflict(http, actor, $"End {theirs.LegalName}", theirs, Subject.Of(theirs.Id), [new("Last day", form.Last?.Date.Words(), theirs.To.Words())]);
    }

    /// <summary>With no successor recorded, the reason why nobody takes over is recorded as a dissolution; without either the law says no.</summary>
    static Refusal? Dissolve(Db db, Body body, Model model, Command end, Actor actor, DateTimeOffset now)
    {
        if (model.Successors.Count > 0) return null;
        if (end.NobodyBecause is null) return model.NeedsSuccessor ? new($"A body of the kind “{model.Kind}” that ends needs a successor. Record who takes over first, or say why nobody does.") : null;
        var link = Succession.Link(new(body.Id, null, end.Last.AddDays(1), SuccessionKind.Dissolution, Extent.Whole, Instrument: end.NobodyBecause), now).Value!;
        db.Successions.Add(link);
        db.Record(actor, now, new BodySucceeded(link.Id, body.Id, null, link.On, link.Kind, body.LegalName, null), body.Id, end.NobodyBecause);
        return null;
    }

    static async Task<Model> Show(Db db, Body body, Form form, DateOnly on, IEnumerable<IStandsOn> areas, CancellationToken cancel)
    {
        var kind = await db.BodyKinds.AsNoTracking().SingleOrDefaultAsync(k => k.Key == body.Kind, cancel);
        var successors = await (from s in db.Successions where s.Predecessor == body.Id && s.Kind != SuccessionKind.Rename && s.Kind != SuccessionKind.Recode && s.Kind != SuccessionKind.BoundaryChange
                                from n in db.Bodies.Where(n => n.Id == s.Successor).DefaultIfEmpty()
                                orderby s.On
                                select n == null ? "Nobody: dissolved" : n.LegalName).ToListAsync(cancel);
        return new(form, body.Slug, body.LegalName, kind?.Name ?? body.Kind, kind?.NeedsSuccessor ?? false, successors, await areas.AskAll(Subject.Of(body.Id), on, cancel));
    }
}
