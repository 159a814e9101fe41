using Mandate.Appoint.Openings;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Clarifying;

/// <summary>Does not answer a question: whoever asked is told why, and nobody else hears of it.</summary>
public static class DeclineQuestion
{
    public const string Route = "/appoint/campaigns/{campaign}/questions/{id:guid}/decline";
    public static string Url(string slug, ClarificationId id) => AnswerQuestion.Url(slug, id) + "/decline";

    public sealed record Form
    {
        public string? Why { get; init; }
    }

    public sealed record Model(Campaign Campaign, Clarification Asked, Form Form);

    public static async Task<IResult> Get(string campaign, ClarificationId id, Actor actor, Db db, CancellationToken cancel) =>
        await AnswerQuestion.Load(db, actor, campaign, id, null, cancel) is not { } found ? Results.NotFound()
        : found.Asked.Waits ? DeclineQuestionPage.Show(new(found.Campaign, found.Asked, new())) : Results.LocalRedirect(AnswerQuestion.Url(campaign, id));

    public static async Task<IResult> Post(string campaign, ClarificationId id, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await AnswerQuestion.Load(db, actor, campaign, id, null, cancel) is not var (c, asked, _, _)) return Results.NotFound();
        if (!AppointAccess.MayRun(actor, c)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var (model, now, read) = (new Model(c, asked, form), clock.GetUtcNow(), new FormReader());
        var why = read.Required(form.Why, nameof(form.Why), "Enter why it is not answered, as whoever asked will read it", 1000);
        if (!read.Ok) return DeclineQuestionPage.Invalid(model, read.Errors);
        if (asked.Decline(why, now).Refusal is { } refusal) return DeclineQuestionPage.Refused(model, refusal.ToString());

        db.Record(actor, now, new ClarificationDeclined(id, c.Id), c.AppointingBody, why);
        if (await db.Users.Where(u => u.Id == asked.Asker).Select(u => new { u.Name, u.Email }).SingleOrDefaultAsync(cancel) is { } asker)
            db.SendMail(asker.Email, new DeclinedLetter(asker.Name, c.Title, asked.Asked, why, PublicAddress.Of(http, ShowOpening.Url(c.Slug))), now);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return DeclineQuestionPage.Refused(model, AnswerQuestion.changed); }
        http.Say("The question is declined. Whoever asked it is told why.");
        return Results.LocalRedirect(ListQuestions.Url(campaign));
    }
}

public sealed record DeclinedLetter(string Name, string Campaign, string Asked, string Reason, string Address) : ILetter
{
    public string Subject => $"Your question about {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        You asked about {Campaign}:

        {Quoted.Of(Asked)}

        We do not answer this question. The reason: {Reason}

        Nobody else was told that you asked. The campaign's page: {Address}
        """;
    public string Why => "You asked a question about this campaign.";
}
