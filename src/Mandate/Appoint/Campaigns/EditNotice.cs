using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Campaigns;

/// <summary>Least days between steps, each with its source and whether it refuses or warns.</summary>
public static class EditNotice
{
    public const string Route = "/appoint/campaigns/{campaign}/notice";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/notice";

    public sealed record Form
    {
        public string? From { get; init; }
        public string? To { get; init; }
        public string? Days { get; init; }
        public string? Effect { get; init; }
        public string? Source { get; init; }

        /// <summary>Place of the rule to take out.</summary>
        public string? Remove { get; init; }
        public string? Version { get; init; }
    }

    public sealed record Model(Campaign Campaign, Form Form)
    {
        public static IReadOnlyList<Choice> Points => [.. NoticeRules.Points.Select(p => new Choice(p.Key, p.Title))];
    }

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel) =>
        await db.DraftToRun(actor, campaign, cancel) is { } c ? EditNoticePage.Show(new(c, new())) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var model = new Model(c, form);
        if (c.IsStale(form.Version)) return await Stale(c);
        if (int.TryParse(form.Remove, out var place) && c.Terms.Notice.ElementAtOrDefault(place) is { } gone) return await Save([.. c.Terms.Notice.Where(r => r != gone)]);
        if (Read(form, out var errors) is not { } rule) return EditNoticePage.Invalid(model, errors);
        List<NoticeRule> rules = [.. c.Terms.Notice, rule];
        return NoticeRules.Check(rules).Refusal is { } refusal ? EditNoticePage.Refused(model, refusal.ToString()) : await Save(rules);

        Task<IResult> Save(List<NoticeRule> rules) =>
            db.Save(http, actor, clock.GetUtcNow(), c, c.Facts() with { Terms = c.Terms with { Notice = rules } }, new("the rules of notice", "the rules of notice"), Url(campaign), r => EditNoticePage.Refused(model, r), Stale, cancel);

        Task<IResult> Stale(Campaign theirs) => db.Both(http, actor, theirs, "rules of notice",
            new ConflictField("Rules", form.Remove is not null ? "one rule taken out" : $"adds {form.From} to {form.To}: {form.Days} days", string.Join("\n", theirs.Terms.Notice.Select(r => r.Words()))));
    }

    static NoticeRule? Read(Form form, out FormErrors errors)
    {
        var read = new FormReader();
        var points = NoticeRules.Points.Select(p => p.Key).ToList();
        var rule = new NoticeRule
        {
            From = read.OneOf(form.From, nameof(form.From), "Select the earlier step", points),
            To = read.OneOf(form.To, nameof(form.To), "Select the later step", points),
            Days = read.Whole(form.Days, nameof(form.Days), "least number of days", 1, 365),
            Refuses = read.OneOf(form.Effect, nameof(form.Effect), "Select what happens when it is shorter", ["refuse", "warn"]) == "refuse",
            Source = read.Required(form.Source, nameof(form.Source), "Enter what the rule rests on", 300),
        };
        errors = read.Errors;
        return read.Ok ? rule : null;
    }
}
