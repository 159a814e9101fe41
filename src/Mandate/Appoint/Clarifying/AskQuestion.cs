using Mandate.Appoint.Applications;
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

/// <summary>Anybody signed in asks about a campaign, until its stated day; the answer goes to everyone.</summary>
public static class AskQuestion
{
    public const string Route = "/appoint/{campaign}/questions/ask";
    public static string Url(string slug) => $"/appoint/{slug}/questions/ask";
    public const int MostWords = 200;
    const string All = "all";

    public sealed record Form
    {
        public string? About { get; init; }
        public string? Question { get; init; }
    }

    public sealed record Model(Campaign Campaign, IReadOnlyList<PostChoice> Posts, IReadOnlyList<Clarification> Mine, bool Open, Form Form)
    {
        public IReadOnlyList<Choice> Choices => [new(All, "All posts, or the campaign as a whole"), .. Posts.Select(p => new Choice(p.Slug, p.Name))];
    }

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(db, actor, campaign, new() { About = All }, clock.GetUtcNow(), cancel) is { } model ? AskQuestionPage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, campaign, form, now, cancel) is not { } model) return Results.NotFound();
        var read = new FormReader();
        var about = read.OneOf(form.About, nameof(form.About), "Select what your question is about", model.Choices.Select(c => c.Value));
        var text = read.Words(form.Question, nameof(form.Question), "question", MostWords);
        if (!read.Ok) return AskQuestionPage.Invalid(model, read.Errors);
        var asked = Clarification.Ask(model.Campaign, model.Posts.FirstOrDefault(p => p.Slug == about)?.Id, actor.User!.Value, text, model.Mine.Count(q => q.Waits), http.ArrivedAt());
        if (asked.Refusal is { } refusal) return AskQuestionPage.Refused(model, refusal.ToString());

        db.Clarifications.Add(asked.Value!);
        db.Record(new Actor(null, "Somebody who may apply", []), now, new ClarificationAsked(asked.Value!.Id, model.Campaign.Id), model.Campaign.AppointingBody);
        db.Enqueue(new ForgetAskers(model.Campaign.Id), now, model.Campaign.ForgottenAt());
        await db.SaveChangesAsync(cancel);
        http.Say("Your question has reached the appointments team.");
        return Results.LocalRedirect(Url(campaign));
    }

    static async Task<Model?> Load(Db db, Actor actor, string slug, Form form, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Opening(slug, now, cancel) is not { } c) return null;
        var mine = await db.Clarifications.AsNoTracking().Where(q => q.Campaign == c.Id && q.Asker == actor.User).OrderByDescending(q => q.AskedAt).ToListAsync(cancel);
        return new(c, await PostChoices.Of(db, c.Id, cancel), mine, c.QuestionsUntil().Includes(now), form);
    }
}
