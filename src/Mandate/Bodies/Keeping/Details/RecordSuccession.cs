using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Details;

/// <summary>Records that a body takes over from another, wholly or in part.</summary>
public static class RecordSuccession
{
    public const string Route = "/register/bodies/{slug}/succession/add";
    public static string Url(string slug) => $"/register/bodies/{slug}/succession/add";

    public sealed record Form
    {
        public string? Successor { get; init; }
        public string? Kind { get; init; }
        public string? Extent { get; init; }
        public string? Part { get; init; }
        public DateText? On { get; init; }
        public string? Instrument { get; init; }
        public string? Source { get; init; }

        public SuccessionFacts? Read(BodyId predecessor, Model model, out FormErrors errors)
        {
            var read = new FormReader();
            var kind = read.OneOf<SuccessionKind>(Kind, nameof(Kind), "Choose what happens");
            var next = kind == SuccessionKind.Dissolution && read.Ok ? "" : read.OneOf(Successor, nameof(Successor), "Choose who takes over", model.Bodies.Select(b => b.Value));
            var extent = read.OneOf<Extent>(Extent, nameof(Extent), "Choose how much passes");
            var part = extent == Mandate.Bodies.Extent.Part ? read.Required(Part, nameof(Part), "Enter which part passes", 400) : null;
            var facts = new SuccessionFacts(predecessor, BodyId.TryParse(next, null, out var id) ? id : null, read.Date(On, nameof(On), "the first day on which the successor answers"), kind, extent, part,
                read.Optional(Instrument, nameof(Instrument), "Instrument", 400), read.Optional(Source, nameof(Source), "Source", 400));
            errors = read.Errors;
            return read.Ok ? facts : null;
        }
    }

    public sealed record Model(Form Form, string Slug, string Body, IReadOnlyList<Choice> Bodies);

    public static string Words(SuccessionKind kind) => kind switch
    {
        SuccessionKind.Merger => "Merger into a new body",
        SuccessionKind.Split => "Split: a part goes to a new body",
        SuccessionKind.Acquisition => "Passes to a body that exists already",
        SuccessionKind.BoundaryChange => "Boundary change: both bodies go on",
        SuccessionKind.Rename => "New name only",
        SuccessionKind.Recode => "New code only",
        SuccessionKind.RoleChange => "Same code, new legal person",
        SuccessionKind.Demerger => "Demerger",
        SuccessionKind.Dissolution => "Dissolved without a successor",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static async Task<IResult> Get(string slug, Actor actor, Db db, CancellationToken cancel) =>
        await db.KeptBodies(actor).AsNoTracking().SingleOrDefaultAsync(b => b.Slug == slug, cancel) is { } body
            ? RecordSuccessionPage.Show(await Show(db, body, new Form { On = DateText.From(body.To?.AddDays(1)) }, cancel)) : Results.NotFound();

    public static async Task<IResult> Post(string slug, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.KeptBodies(actor).AsNoTracking().SingleOrDefaultAsync(b => b.Slug == slug, cancel) is not { } body) return Results.NotFound();
        var model = await Show(db, body, form, cancel);
        if (form.Read(body.Id, model, out var errors) is not { } facts) return RecordSuccessionPage.Invalid(model, errors);
        var next = facts.Successor is { } id ? await db.Bodies.AsNoTracking().SingleAsync(b => b.Id == id, cancel) : null;
        if (next is not null && !Period.Of(next).Includes(facts.On)) return RecordSuccessionPage.Refused(model, $"{next.LegalName} does not exist on {((DateOnly?)facts.On).Words()}, when it would take over.");
        if (await db.Successions.AnyAsync(s => s.Predecessor == body.Id && s.Successor == facts.Successor && s.On == facts.On && s.Kind == facts.Kind, cancel)) return RecordSuccessionPage.Refused(model, "This is recorded already.");
        var now = clock.GetUtcNow();
        var made = Succession.Link(facts, now);
        if (made.Value is not { } link) return RecordSuccessionPage.Refused(model, made.Refusal!.ToString());
        db.Successions.Add(link);
        db.Record(actor, now, new BodySucceeded(link.Id, body.Id, link.Successor, link.On, link.Kind, body.LegalName, next?.LegalName), body.Id, link.Instrument);
        await db.SaveChangesAsync(cancel);
        http.Say(next is null ? "Recorded that nobody takes over." : $"Recorded that {next.LegalName} takes over.");
        return Results.LocalRedirect(ShowKeptBody.Url(slug));
    }

    static async Task<Model> Show(Db db, Body body, Form form, CancellationToken cancel) =>
        new(form, body.Slug, body.LegalName, await db.Bodies.Where(b => b.Id != body.Id).OrderBy(b => b.LegalName).Select(b => new Choice(b.Id.ToString(), b.LegalName, null, null, false)).ToListAsync(cancel));
}
