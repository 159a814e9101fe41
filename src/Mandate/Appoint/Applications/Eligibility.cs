using Mandate.Design;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Applications;

/// <summary>One question for each rule that keeps somebody from the post.</summary>
public static class Eligibility
{
    public const string Route = "/applications/{id:guid}/eligibility/{key}";
    public static string Url(ApplicationId id, string key) => $"/applications/{id}/eligibility/{Uri.EscapeDataString(key)}";

    /// <summary>The first question without an answer, else the first of all.</summary>
    public static string Start(Writing writing) =>
        Url(writing.Id, (Unanswered(writing) ?? writing.Campaign.Terms.Eligibility[0]).Key);

    static EligibilityRule? Unanswered(Writing writing) =>
        writing.Campaign.Terms.Eligibility.Find(r => r.Obstacle(writing.Written.Content.DeclarationOn(r.Key)) is not null && writing.Written.Content.DeclarationOn(r.Key) is null or { Answer.Length: 0 });

    public sealed record Form : ITaskForm<Form>
    {
        public string? Version { get; init; }
        public string? Seen { get; init; }
        public string? Then { get; init; }
        public string? Answer { get; init; }
        public string? Note { get; init; }

        public static string Title(Writing writing) => writing.Rule!.Question;

        public static Form? From(Writing writing) => writing.Rule is not { } rule ? null
            : writing.Written.Content.DeclarationOn(rule.Key) is { } given ? new() { Answer = given.Answer, Note = given.Note } : new();

        Declaration Given(Writing writing) =>
            new() { Key = writing.Rule!.Key, Answer = Answer is "yes" or "no" ? Answer : "", Note = FormReader.Clean(Note, lines: true) is { Length: > 0 } note ? note : null };

        public ApplicationDraft Into(Writing writing) => writing.Written with { Content = writing.Written.Content.WithDeclaration(Given(writing)) };

        public IReadOnlyList<TypedLine> Lines(Writing writing) => [new("Answer", Answer), new("What it is", Note)];

        public FormErrors Check(Writing writing)
        {
            var (read, given, rule) = (new FormReader(), Given(writing), writing.Rule!);
            if (read.Check(given.Answer.Length > 0, nameof(Answer), "Select yes or no") && !rule.Excludes(given) && rule.Obstacle(given) is { } why)
                read.Check(false, nameof(Note), why.Text);
            return read.Errors;
        }

        public string Next(Writing writing) =>
            writing.Rule!.Excludes(Given(writing)) ? Excluded.Url(writing.Id, writing.Key!)
            : Unanswered(writing) is { } next ? Url(writing.Id, next.Key)
            : ShowApplication.Url(writing.Id);
    }

    public static Task<IResult> Get(ApplicationId id, string key, [AsParameters] Sitting sitting) => sitting.Open<Form>(id, key, m => EligibilityPage.Show(m));

    public static Task<IResult> Post(ApplicationId id, string key, [FromForm] Form form, [AsParameters] Sitting sitting) =>
        sitting.Save(id, key, form, EligibilityPage.Invalid);
}

/// <summary>Says why an answer excludes, on what ground, and whom to ask.</summary>
public static class Excluded
{
    public const string Route = "/applications/{id:guid}/eligibility/{key}/excluded";
    public static string Url(ApplicationId id, string key) => Eligibility.Url(id, key) + "/excluded";

    public static async Task<IResult> Get(ApplicationId id, string key, [AsParameters] Sitting sitting) =>
        await sitting.Find(id, key) is { Draft: not null, Rule: { } rule } writing && writing.Written.Content.DeclarationOn(key) is { } given && rule.Excludes(given)
            ? ExcludedPage.Show(writing) : Results.NotFound();
}
