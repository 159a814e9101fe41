using Mandate.Appoint.Applications;
using Mandate.Design;
using Mandate.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Monitoring;

/// <summary>One equality question. No answer is asked for twice, and none is needed.</summary>
public static class EqualityQuestion
{
    public const string Route = "/applications/{id:guid}/equality/{key}";
    public static string Url(ApplicationId id, string key) => $"/applications/{id}/equality/{key}";

    public sealed record Form
    {
        public string? Answer { get; init; }
    }

    public sealed record Model(EqualityAnswers.Model Answers, MonitoringQuestion Question, Form Form)
    {
        public ApplicationId Id => Answers.Id;
        public int Number => Answers.Terms.Questions.IndexOf(Question) + 1;
        public MonitoringQuestion? Next => Answers.Terms.Questions.Skip(Number).FirstOrDefault(q => Answers.Answers?.To(q.Key) is null);
    }

    public static async Task<IResult> Get(ApplicationId id, string key, [AsParameters] Sitting sitting, MonitoringKey monitoring) =>
        await Find(id, key, sitting, monitoring) is { } model ? EqualityQuestionPage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(ApplicationId id, string key, [FromForm] Form form, [AsParameters] Sitting sitting, MonitoringKey monitoring)
    {
        if (await Find(id, key, sitting, monitoring) is not { } model) return Results.NotFound();
        var read = new FormReader();
        var code = FormReader.Clean(form.Answer) is { Length: > 0 } given ? given : null;
        if (code is not null && !read.Check(model.Question.TextOf(code) is not null, nameof(form.Answer), "Choose one of the answers, or none")) return EqualityQuestionPage.Invalid(model with { Form = form }, read.Errors);
        await MonitoringStore.Give(sitting.Db, monitoring.TokenOf(id), model.Question.Key, code, London.Day(sitting.Now), sitting.Cancel);
        return Results.LocalRedirect(model.Next is { } next ? Url(id, next.Key) : EqualityAnswers.Url(id));
    }

    static async Task<Model?> Find(ApplicationId id, string key, Sitting sitting, MonitoringKey monitoring) =>
        await EqualityAnswers.Find(id, sitting, monitoring) is { } answers && answers.Terms.Find(key) is { } question
            ? new(answers, question, new() { Answer = answers.Answers?.To(key) }) : null;
}
