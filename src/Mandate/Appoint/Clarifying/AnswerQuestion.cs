using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Openings;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Clarifying;

/// <summary>Words a question so that it does not say who asked, and answers everyone; or corrects an answer.</summary>
public static class AnswerQuestion
{
    public const string Route = "/appoint/campaigns/{campaign}/questions/{id:guid}";
    public static string Url(string slug, ClarificationId id) => $"{ListQuestions.Url(slug)}/{id}";

    public sealed record Form
    {
        public string? Question { get; init; }
        public string? Answer { get; init; }
        public string? Version { get; init; }
    }

    public sealed record Model(Campaign Campaign, Clarification Asked, string About, Form Form);

    public static async Task<IResult> Get(string campaign, ClarificationId id, Actor actor, Db db, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, id, null, cancel) is not { } model) return Results.NotFound();
        return AnswerQuestionPage.Show(model with { Form = new() { Question = model.Asked.Question ?? model.Asked.Asked, Answer = model.Asked.Answer, Version = $"{model.Asked.Version}" } });
    }

    public static async Task<IResult> Post(string campaign, ClarificationId id, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, id, form, cancel) is not { } model) return Results.NotFound();
        var (c, asked) = (model.Campaign, model.Asked);
        if (!AppointAccess.MayRun(actor, c)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (asked.IsStale(form.Version)) return AnswerQuestionPage.Refused(model, changed);
        var read = new FormReader();
        var question = read.Words(form.Question, nameof(form.Question), "question", AskQuestion.MostWords);
        var answer = read.Words(form.Answer, nameof(form.Answer), "answer", 600);
        if (!read.Ok) return AnswerQuestionPage.Invalid(model, read.Errors);
        var (now, again) = (clock.GetUtcNow(), asked.AnsweredAt is not null);
        var asker = await db.Users.Where(u => u.Id == asked.Asker).Select(u => new { u.Name, u.Email }).SingleOrDefaultAsync(cancel);
        if (asked.AnswerAll(question, answer, asker is null ? [] : [asker.Name, asker.Email], now).Refusal is { } refusal) return AnswerQuestionPage.Refused(model, refusal.ToString());

        db.Record(actor, now, new ClarificationAnswered(id, c.Id, question, answer, again), c.AppointingBody);
        db.Enqueue(new ClarificationWasAnswered(id, now, PublicAddress.Of(http, $"{ShowOpening.Url(c.Slug)}#questions")), now);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return AnswerQuestionPage.Refused(model, changed); }
        http.Say("The answer is published. Everyone who started an application is being told.");
        return Results.LocalRedirect(ListQuestions.Url(campaign));
    }

    internal const string changed = "Somebody else answered or declined this question after you opened the page. What you typed is below: look at theirs first.";

    internal static async Task<Model?> Load(Db db, Actor actor, string campaign, ClarificationId id, Form? form, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } c || await db.Clarifications.SingleOrDefaultAsync(q => q.Id == id && q.Campaign == c.Id, cancel) is not { } asked) return null;
        var about = asked.Post is { } post ? (await db.CampaignPosts.AsNoTracking().SingleAsync(p => p.Id == post, cancel)).Advert.BodyName : "All posts";
        return new(c, asked, about, form ?? new());
    }
}
