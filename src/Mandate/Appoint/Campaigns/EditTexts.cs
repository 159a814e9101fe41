using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>The texts of the applicant pack: seen together, written one at a time.</summary>
public static class EditTexts
{
    public const string Route = "/appoint/campaigns/{campaign}/texts";
    public const string TextRoute = "/appoint/campaigns/{campaign}/texts/{key}";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/texts";
    public static string TextUrl(string slug, string key) => $"{Url(slug)}/{key}";

    public sealed record Form
    {
        public string? Text { get; init; }
        public string? Why { get; init; }
        public string? Version { get; init; }
    }

    /// <param name="Title">Heading in the pack, or the legal event the text is about.</param>
    public sealed record Line(string Key, string Title, bool Needed, bool Written);

    public sealed record ListModel(Campaign Campaign, IReadOnlyList<Line> Lines);

    public sealed record Model(Campaign Campaign, Line Line, Form Form);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel) =>
        await db.CampaignToRun(actor, campaign, cancel) is { } c ? EditTextsPage.Show(new(c, await Lines(db, c, cancel))) : Results.NotFound();

    public static async Task<IResult> GetText(string campaign, string key, Actor actor, Db db, CancellationToken cancel) =>
        await db.CampaignToRun(actor, campaign, cancel) is { } c && (await Lines(db, c, cancel)).FirstOrDefault(l => l.Key == key) is { } line
            ? EditTextPage.Show(new(c, line, new() { Text = c.Terms.Text(key) })) : Results.NotFound();

    public static async Task<IResult> PostText(string campaign, string key, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } c || (await Lines(db, c, cancel)).FirstOrDefault(l => l.Key == key) is not { } line) return Results.NotFound();
        var model = new Model(c, line, form);
        if (c.IsStale(form.Version)) return await Stale(c);
        var read = new FormReader();
        var text = read.Words(form.Text, nameof(form.Text), "text", 1500, optional: !line.Needed);
        var why = read.Why(c, form.Why);
        if (!read.Ok) return EditTextPage.Invalid(model, read.Errors);
        return await db.Save(http, actor, clock.GetUtcNow(), c, c.Facts() with { Terms = c.Terms with { Texts = c.Terms.Texts.With(key, line.Title, text) } },
            new($"the text “{line.Title}”", $"The text “{line.Title}” has changed", why), Url(campaign), r => EditTextPage.Refused(model, r), Stale, cancel);

        Task<IResult> Stale(Campaign theirs) => db.Both(http, actor, theirs, line.Title, new ConflictField("Text", form.Text, theirs.Terms.Text(key)));
    }

    static async Task<IReadOnlyList<Line>> Lines(Db db, Campaign c, CancellationToken cancel)
    {
        var needed = c.NeededTexts();
        var slugs = c.Terms.NotYetLaw;
        var events = await db.LegalEvents.Where(e => slugs.Contains(e.Slug)).OrderBy(e => e.Stage).Select(e => new { e.Slug, e.Name }).ToListAsync(cancel);
        return
        [
            .. PackTexts.All.Select(t => new Line(t.Key, t.Title, needed.Contains(t.Key), !string.IsNullOrWhiteSpace(c.Terms.Text(t.Key)))),
            .. events.Select(e => new Line(PackWording.ConditionKey(e.Slug), $"Until this has happened: {e.Name}", false, c.Terms.Text(PackWording.ConditionKey(e.Slug)) is not null)),
        ];
    }
}
