using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Details;

/// <summary>Changes a body. A new name is a correction, or holds from a day and leaves the former one its days; a new address leaves the old one leading here.</summary>
public static class ChangeBody
{
    public const string Route = "/register/bodies/{slug}/change";
    public static string Url(string slug) => $"/register/bodies/{slug}/change";

    public sealed record Form
    {
        public string? Kind { get; init; }
        public string? LegalName { get; init; }
        public string? ShortName { get; init; }
        public string? Renamed { get; init; }
        public DateText? RenamedFrom { get; init; }
        public string? Slug { get; init; }
        public DateText? From { get; init; }
        public DateText? To { get; init; }
        public List<string>? Invented { get; init; }
        public string? Note { get; init; }
        public string? Version { get; init; }

        public const string Correction = "correction";
        public const string NewName = "new-name";

        public Command? Read(Body body, IReadOnlyList<Choice> kinds, out FormErrors errors)
        {
            var read = new FormReader();
            var kind = read.OneOf(Kind, nameof(Kind), "Choose what kind of body it is", kinds.Select(k => k.Value));
            var legal = read.Required(LegalName, nameof(LegalName), "Enter the legal name", 200);
            var brief = read.Required(ShortName, nameof(ShortName), "Enter the short name", 100);
            var named = read.Ok && (legal != body.LegalName || brief != body.ShortName);
            var how = named ? read.OneOf(Renamed, nameof(Renamed), "Say whether the body has a new name or the old one was wrong", [Correction, NewName]) : Correction;
            var from = how == NewName ? read.Date(RenamedFrom, nameof(RenamedFrom), "the first day of the new name") : (DateOnly?)null;
            var slug = read.Required(Slug, nameof(Slug), "Enter the address", 160);
            read.Check(slug.Length == 0 || slug == Slugs.Of(slug), nameof(Slug), $"Address must have only lower case letters, figures and hyphens, like {Slugs.Of(slug)}");
            read.Check(slug is not "add", nameof(Slug), "Address must be another word: this one is taken by a page");
            var facts = new BodyFacts(kind, legal, brief, slug, read.Date(From, nameof(From), "the first day", earliest: null), read.OptionalDate(To, nameof(To), "the last day"), Invented is ["yes"], read.Optional(Note, nameof(Note), "Note", 2000));
            errors = read.Errors;
            return read.Ok ? new(facts, from) : null;
        }

        public static Form Of(Body b) => new()
        {
            Kind = b.Kind, LegalName = b.LegalName, ShortName = b.ShortName, Slug = b.Slug, From = DateText.From(b.From), To = DateText.From(b.To), Invented = b.Invented ? ["yes"] : null, Note = b.Note, Version = b.Text(),
        };
    }

    public sealed record Command(BodyFacts Facts, DateOnly? NewNameFrom);
    public sealed record Model(Form Form, string Slug, string Name, IReadOnlyList<Choice> Kinds);

    public static async Task<IResult> Get(string slug, Actor actor, Db db, CancellationToken cancel) =>
        await db.KeptBody(actor, slug, cancel) is { } body ? ChangeBodyPage.Show(new(Form.Of(body), body.Slug, body.LegalName, await Kinds(db, cancel))) : Results.NotFound();

    public static async Task<IResult> Post(string slug, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.KeptBody(actor, slug, cancel) is not { } body) return Results.NotFound();
        var model = new Model(form, body.Slug, body.LegalName, await Kinds(db, cancel));
        if (form.Read(body, model.Kinds, out var errors) is not { } command) return ChangeBodyPage.Invalid(model, errors);
        if (body.IsStale(form.Version)) return await Stale(body);
        var after = command.Facts;
        if (await Taken(db, after.Slug, body.Id, cancel)) return ChangeBodyPage.Refused(model, BodyRefusals.SlugTaken.ToString());
        if (await PostOutside(db, body, after, cancel)) return ChangeBodyPage.Refused(model, PostRefusals.OutsideBody.ToString());

        var now = clock.GetUtcNow();
        var before = Facts(body);
        if (Apply(body, command, London.Day(now), now).Refusal is { } refusal) return ChangeBodyPage.Refused(model, refusal.ToString());
        db.Touch(body, form.Version);
        db.Record(actor, now, new BodyChanged(body.Id, body.LegalName, before, after), body.Id, Difference(before, after));
        if (!await db.TrySave(cancel)) return await Stale((await db.KeptBodies(actor).AsNoTracking().SingleAsync(b => b.Id == body.Id, cancel)));
        http.Say($"Changed {body.LegalName}.");
        return Results.LocalRedirect(ShowKeptBody.Url(body.Slug));

        Task<IResult> Stale(Body theirs)
        {
            var t = Form.Of(theirs);
            return db.Conflict(http, actor, $"Change {theirs.LegalName}", theirs, Subject.Of(theirs.Id),
            [
                new("Legal name", form.LegalName, t.LegalName), new("Short name", form.ShortName, t.ShortName), new("Kind", form.Kind, t.Kind), new("Address", form.Slug, t.Slug), new("First day", form.From?.Date.Words(), t.From!.Date.Words()),
                new("Last day", form.To?.Date.Words(), t.To!.Date.Words()), new("Invented", form.Invented is null ? "no" : "yes", t.Invented is null ? "no" : "yes"), new("Note", form.Note, t.Note),
            ]);
        }
    }

    static Outcome Apply(Body body, Command command, DateOnly today, DateTimeOffset now)
    {
        var f = command.Facts;
        var (legal, brief) = (body.LegalName, body.ShortName);
        var done = body.MoveTo(f.Slug, today, now);
        if (command.NewNameFrom is { } from)
            done = done.Then(() => f.LegalName == legal ? Outcome.Done : body.Rename(NameKind.Legal, f.LegalName, from, now)).Then(() => f.ShortName == brief ? Outcome.Done : body.Rename(NameKind.Short, f.ShortName, from, now));
        return done.Then(() => body.Change(f));
    }

    internal static BodyFacts Facts(Body b) => new(b.Kind, b.LegalName, b.ShortName, b.Slug, b.From, b.To, b.Invented, b.Note, b.Source, b.Pack, b.PackKey);

    internal static Task<bool> Taken(Db db, string slug, BodyId except, CancellationToken cancel) =>
        db.Bodies.AnyAsync(b => b.Id != except && (b.Slug == slug || b.OldSlugs.Any(s => s.Value == slug)), cancel);

    /// <summary>Posts must lie inside the life of their body; ending a body has a page of its own that ends them too.</summary>
    static Task<bool> PostOutside(Db db, Body body, BodyFacts f, CancellationToken cancel) =>
        db.Posts.AnyAsync(p => p.Body == body.Id && (p.From < f.From || (f.To != null && (p.To == null || p.To > f.To))), cancel);

    internal static string? Difference(BodyFacts a, BodyFacts b)
    {
        var changes = new List<string>();
        void Differs(string what, string? was, string? now) { if (was != now) changes.Add($"{what}: “{was}” → “{now}”"); }
        Differs("legal name", a.LegalName, b.LegalName);
        Differs("short name", a.ShortName, b.ShortName);
        Differs("kind", a.Kind, b.Kind);
        Differs("address", a.Slug, b.Slug);
        Differs("first day", ((DateOnly?)a.From).Words(), ((DateOnly?)b.From).Words());
        Differs("last day", a.To.Words(), b.To.Words());
        return changes.Count == 0 ? null : string.Join("; ", changes);
    }

    internal static async Task<IReadOnlyList<Choice>> Kinds(Db db, CancellationToken cancel) => await db.BodyKinds.OrderBy(k => k.Name).Select(k => new Choice(k.Key, k.Name, null, null, false)).ToListAsync(cancel);
}
