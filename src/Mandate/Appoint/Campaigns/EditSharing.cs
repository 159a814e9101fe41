using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>Whether one person fills the posts of several bodies, and which relation of the register says which bodies those are.</summary>
public static class EditSharing
{
    public const string Route = "/appoint/campaigns/{campaign}/sharing";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/sharing";

    public sealed record Form
    {
        public string? Relation { get; init; }
        public string? Title { get; init; }
        public string? Source { get; init; }
        public string? Version { get; init; }
    }

    public sealed record Model(Campaign Campaign, IReadOnlyList<Choice> Relations, Form Form);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel) =>
        await db.DraftToRun(actor, campaign, cancel) is { } c
            ? EditSharingPage.Show(await Show(db, c, new() { Relation = c.Terms.Sharing?.Relation, Title = c.Terms.Sharing?.Title, Source = c.Terms.Sharing?.Source }, cancel)) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var model = await Show(db, c, form, cancel);
        if (c.IsStale(form.Version)) return await Stale(c);
        var read = new FormReader();
        var relation = string.IsNullOrEmpty(form.Relation) ? null : read.OneOf(form.Relation, nameof(form.Relation), "Select a relation from the list", model.Relations.Select(r => r.Value));
        var title = relation is null ? "" : read.Required(form.Title, nameof(form.Title), "Enter what the bodies are together, such as “cluster”", 60);
        var source = read.Optional(form.Source, nameof(form.Source), "law or policy", 300);
        if (!read.Ok) return EditSharingPage.Invalid(model, read.Errors);
        var rule = relation is null ? null : new SharingRule { Relation = relation, Title = title, Source = source };
        if (rule?.Relation != c.Terms.Sharing?.Relation)
            foreach (var post in await db.CampaignPosts.Where(p => p.Campaign == c.Id && p.Group != null).ToListAsync(cancel)) post.Alone();
        return await db.Save(http, actor, clock.GetUtcNow(), c, c.Facts() with { Terms = c.Terms with { Sharing = rule } }, new("whether posts are shared", "whether posts are shared"), rule is null ? PrepareCampaign.Url(campaign) : GroupPosts.Url(campaign), r => EditSharingPage.Refused(model, r), Stale, cancel);

        Task<IResult> Stale(Campaign theirs) => db.Both(http, actor, theirs, "shared posts",
            new("Bodies that belong together", model.Relations.Said(form.Relation), model.Relations.Said(theirs.Terms.Sharing?.Relation)), new("In words", form.Title, theirs.Terms.Sharing?.Title), new("Law or policy", form.Source, theirs.Terms.Sharing?.Source));
    }

    static async Task<Model> Show(Db db, Campaign c, Form form, CancellationToken cancel) =>
        new(c, [.. await db.RelationKinds.AsNoTracking().OrderBy(k => k.Name).Select(k => new Choice(k.Key, k.Name, null, null, false)).ToListAsync(cancel)], form);
}
