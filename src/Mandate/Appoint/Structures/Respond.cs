using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Structures;

/// <summary>An answer to a consultation: somebody's own, which they may change while it is open, or one that came otherwise and is recorded.</summary>
public static class Respond
{
    public const string Route = "/structures/{structure}/answer";
    public const string RecordRoute = "/structures/{structure}/answers/record";
    public static string Url(StructureId id) => $"/structures/{id}/answer";
    public static string RecordUrl(StructureId id) => $"/structures/{id}/answers/record";

    const string None = "none";

    public sealed record Form
    {
        /// <summary>Whose answer is recorded.</summary>
        public string? Who { get; init; }
        public string? Option { get; init; }
        public string? Text { get; init; }

        public (string Who, string? Option, string Text)? Read(Model model, out FormErrors errors)
        {
            var read = new FormReader();
            var who = model.Records ? read.Required(Who, nameof(Who), "Enter who answered", 200) : "";
            var option = read.OneOf(Option, nameof(Option), "Select the option preferred, or none of them", [.. model.Structure.Options.Select(o => o.Key), None]);
            var text = read.Required(Text, nameof(Text), "Enter the answer", 8000);
            errors = read.Errors;
            return read.Ok ? (who, option == None ? null : option, text) : null;
        }
    }

    /// <param name="Required">Posts that the Act or policy asks of such a body.</param>
    /// <param name="Records">Whether it came otherwise and is recorded by somebody else.</param>
    public sealed record Model(ExecutiveStructure Structure, string Body, IReadOnlyList<RequiredPost> Required, bool Records, bool Answered, Form Form);

    public static async Task<IResult> Get(StructureId structure, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Open(db, actor, structure, clock.Today(), cancel) is not var (s, body, required)) return Results.NotFound();
        var own = await Own(db, s, actor, cancel);
        return RespondPage.Show(new(s, body, required, false, own is not null, own is null ? new() : new() { Option = own.Option ?? None, Text = own.Text }));
    }

    public static async Task<IResult> Post(StructureId structure, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Open(db, actor, structure, London.Day(now), cancel) is not var (s, body, required)) return Results.NotFound();
        var own = await Own(db, s, actor, cancel);
        var model = new Model(s, body, required, false, own is not null, form);
        if (form.Read(model, out var errors) is not var (_, option, text)) return RespondPage.Invalid(model, errors);
        own?.Change(option, text, now);
        if (own is not null) db.Record(actor, now, new StructureAnswered(s.Id, own.Id), s.Body);
        else if (Give(db, actor, s, actor.User, actor.Name, option, text, now) is { } refusal) return RespondPage.Refused(model, refusal.ToString());
        await db.SaveChangesAsync(cancel);
        http.Say("Thank you. You can change your answer until the consultation closes.");
        return Results.LocalRedirect(Url(structure));
    }

    public static async Task<IResult> GetRecord(StructureId structure, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Shaped(db, actor, structure, new(), clock.Today(), cancel) is { } model ? RespondPage.Show(model) : Results.NotFound();

    public static async Task<IResult> PostRecord(StructureId structure, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Shaped(db, actor, structure, form, London.Day(now), cancel) is not { } model) return Results.NotFound();
        if (form.Read(model, out var errors) is not var (who, option, text)) return RespondPage.Invalid(model, errors);
        if (Give(db, actor, model.Structure, null, who, option, text, now) is { } refusal) return RespondPage.Refused(model, refusal.ToString());
        await db.SaveChangesAsync(cancel);
        http.Say("The answer is recorded.");
        return Results.LocalRedirect(ShowStructure.Url(structure));
    }

    static Refusal? Give(Db db, Actor actor, ExecutiveStructure s, UserId? user, string who, string? option, string text, DateTimeOffset now)
    {
        var given = StructureResponse.Give(s, user, who, option, text, now);
        if (given.Value is not { } response) return given.Refusal;
        db.StructureResponses.Add(response);
        db.Record(actor, now, new StructureAnswered(s.Id, response.Id), s.Body);
        return null;
    }

    /// <summary>Staff are asked: people who hold a role. Candidates with an account of their own are not.</summary>
    static async Task<(ExecutiveStructure, string Body, IReadOnlyList<RequiredPost>)?> Open(Db db, Actor actor, StructureId id, DateOnly today, CancellationToken cancel)
    {
        if (actor.Roles.Count == 0 || await db.ExecutiveStructures.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } s || s.MayAnswer(today).Refused) return null;
        var body = await db.Bodies.AsNoTracking().SingleAsync(b => b.Id == s.Body, cancel);
        return (s, body.LegalName, await db.Required(body, cancel));
    }

    static Task<StructureResponse?> Own(Db db, ExecutiveStructure s, Actor actor, CancellationToken cancel) =>
        db.StructureResponses.SingleOrDefaultAsync(r => r.Structure == s.Id && r.User == actor.User, cancel);

    static async Task<Model?> Shaped(Db db, Actor actor, StructureId id, Form form, DateOnly today, CancellationToken cancel) =>
        await db.StructureToShape(actor, id, today, cancel) is { } found && !found.Structure.MayAnswer(today).Refused ? new(found.Structure, found.Body.LegalName, found.Required, true, false, form) : null;
}
