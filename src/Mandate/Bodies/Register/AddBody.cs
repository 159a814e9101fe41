using Mandate.Bodies.Keeping.Details;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Register;

/// <summary>Adds a body to the register.</summary>
public static class AddBody
{
    public const string Route = "/bodies/add";
    public static string Url => Route;

    public sealed record Form
    {
        public string? Kind { get; init; }
        public string? LegalName { get; init; }
        public string? ShortName { get; init; }
        public DateText? From { get; init; }
        public DateText? To { get; init; }
        public List<string>? Invented { get; init; }
        public string? Note { get; init; }

        public BodyFacts? Read(IReadOnlyList<Choice> kinds, out FormErrors errors)
        {
            var read = new FormReader();
            var facts = new BodyFacts(
                read.OneOf(Kind, nameof(Kind), "Choose what kind of body it is", kinds.Select(k => k.Value)),
                read.Required(LegalName, nameof(LegalName), "Enter the legal name", 200),
                read.Required(ShortName, nameof(ShortName), "Enter the short name", 100),
                Slugs.Of(ShortName),
                read.Date(From, nameof(From), "the first day"),
                read.OptionalDate(To, nameof(To), "the last day"),
                Invented is ["yes"],
                read.Optional(Note, nameof(Note), "Note", 2000));
            errors = read.Errors;
            return read.Ok ? facts : null;
        }
    }

    public sealed record Model(Form Form, IReadOnlyList<Choice> Kinds);

    public static async Task<IResult> Get(Actor actor, Db db, CancellationToken cancel) =>
        BodiesAccess.MayAddBodies(actor) ? AddBodyPage.Show(new(new(), await ChangeBody.Kinds(db, cancel))) : Results.StatusCode(StatusCodes.Status403Forbidden);

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (!BodiesAccess.MayAddBodies(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var model = new Model(form, await ChangeBody.Kinds(db, cancel));
        if (form.Read(model.Kinds, out var errors) is not { } facts) return AddBodyPage.Invalid(model, errors);

        var now = clock.GetUtcNow();
        if (await ChangeBody.Taken(db, facts.Slug, default, cancel)) return AddBodyPage.Refused(model, BodyRefusals.SlugTaken.ToString());
        var added = Body.Add(facts, now);
        if (added.Refusal is { } refusal) return AddBodyPage.Refused(model, refusal.ToString());

        var body = added.Value!;
        db.Bodies.Add(body);
        db.Record(actor, now, new BodyAdded(body.Id, body.LegalName), body.Id);
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(ShowBody.Url(body.Slug));
    }
}
