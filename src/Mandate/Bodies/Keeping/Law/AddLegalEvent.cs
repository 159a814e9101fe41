using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Law;

/// <summary>Adds a legal event, when it is expected, and which posts wait for it.</summary>
public static class AddLegalEvent
{
    public const string Route = "/legal-events/keep/add";
    public static string Url => Route;

    public sealed record Form
    {
        public string? Name { get; init; }
        public string? Kind { get; init; }
        public string? Stage { get; init; }
        public string? Unlocks { get; init; }
        public DateText? On { get; init; }
        public string? Reason { get; init; }
        public string? Source { get; init; }
        public string? BodyKind { get; init; }
        public DateText? BodiesFrom { get; init; }
        public List<string>? PostKinds { get; init; }

        public Command? Read(Choices choices, string who, DateOnly today, out FormErrors errors)
        {
            var read = new FormReader();
            var facts = new LegalEventFacts(
                Slugs.Of(Name), read.Required(Name, nameof(Name), "Enter what the event is called", 200),
                Slugs.Of(read.Required(Kind, nameof(Kind), "Enter the kind of event", 60)),
                read.Whole(Stage, nameof(Stage), "stage", 1, 99),
                read.Optional(Unlocks, nameof(Unlocks), "What it makes possible", 2000), read.Optional(Source, nameof(Source), "Source", 400));
            var on = read.OptionalDate(On, nameof(On), "the day it is expected");
            var reason = on is null ? read.Optional(Reason, nameof(Reason), "Reason", 400) : read.Required(Reason, nameof(Reason), "Enter why it is expected on that day", 400);
            string? bodyKind = string.IsNullOrEmpty(BodyKind) ? null : read.OneOf(BodyKind, nameof(BodyKind), "Choose the kind of body", choices.BodyKinds.Select(c => c.Value));
            var from = read.OptionalDate(BodiesFrom, nameof(BodiesFrom), "the day the bodies begin");
            var posts = read.AnyOf(PostKinds, nameof(PostKinds), "Choose the kinds of post that wait for it", choices.PostKinds.Select(c => c.Value), bodyKind is null ? 0 : 1);
            read.Check(bodyKind is not null || posts.Count == 0, nameof(BodyKind), "Choose the kind of body whose posts wait for it");
            errors = read.Errors;
            return read.Ok ? new(facts, on is null ? null : new(on.Value, today, who, reason!, facts.Source), bodyKind, from, posts) : null;
        }
    }

    public sealed record Command(LegalEventFacts Facts, ExpectedFacts? Expected, string? BodyKind, DateOnly? BodiesFrom, IReadOnlyList<string> PostKinds);
    public sealed record Choices(IReadOnlyList<Choice> BodyKinds, IReadOnlyList<Choice> PostKinds, IReadOnlyList<string> Kinds);
    public sealed record Model(Form Form, Choices Choices);

    public static async Task<IResult> Get(Actor actor, Db db, CancellationToken cancel) =>
        BodiesAccess.MayKeepAll(actor) ? AddLegalEventPage.Show(new(new(), await Load(db, cancel))) : Results.StatusCode(StatusCodes.Status403Forbidden);

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (!BodiesAccess.MayKeepAll(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var model = new Model(form, await Load(db, cancel));
        var now = clock.GetUtcNow();
        if (form.Read(model.Choices, actor.Name, London.Day(now), out var errors) is not { } command) return AddLegalEventPage.Invalid(model, errors);
        if (await db.LegalEvents.AnyAsync(e => e.Slug == command.Facts.Slug, cancel)) return AddLegalEventPage.Refused(model, KeepingRefusals.EventNamedSo.ToString());

        var e = LegalEvent.Expect(command.Facts, now);
        if (command.BodyKind is { } kind)
            foreach (var post in command.PostKinds) e.LetWait(kind, command.BodiesFrom, post, now);
        if (command.Expected is { } expected && e.MoveExpected(expected, now).Refusal is { } refusal) return AddLegalEventPage.Refused(model, refusal.ToString());
        db.LegalEvents.Add(e);
        db.Record(actor, now, new LegalEventExpected(e.Id, e.Name, command.Expected?.On), reason: command.Expected?.Reason);
        await db.SaveChangesAsync(cancel);
        http.Say($"Added “{e.Name}”.");
        return Results.LocalRedirect(ShowKeptEvent.Url(e.Slug));
    }

    static async Task<Choices> Load(Db db, CancellationToken cancel) => new(
        await db.BodyKinds.OrderBy(k => k.Name).Select(k => new Choice(k.Key, k.Name, null, null, false)).ToListAsync(cancel),
        [.. (await db.PostKinds.OrderBy(k => k.Order).Select(k => new { k.Key, k.Title }).ToListAsync(cancel)).DistinctBy(k => k.Key).Select(k => new Choice(k.Key, k.Title))],
        await db.LegalEvents.Select(e => e.Kind).Distinct().OrderBy(k => k).ToListAsync(cancel));
}
