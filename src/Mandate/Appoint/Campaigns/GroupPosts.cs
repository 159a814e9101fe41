using Mandate.Bodies;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>Puts posts together that one person fills: those of bodies that the register says belong together.</summary>
public static class GroupPosts
{
    public const string Route = "/appoint/campaigns/{campaign}/groups";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/groups";

    public sealed record Form
    {
        public List<string>? Groups { get; init; }
        public string? Version { get; init; }
    }

    /// <param name="Of">The body they all have the relation to.</param>
    public sealed record Possible(BodyId Of, string Name, IReadOnlyList<CampaignPost> Posts)
    {
        public string Bodies => string.Join(", ", Posts.Select(p => p.Advert.BodyName));
    }

    public sealed record Model(Campaign Campaign, SharingRule Rule, IReadOnlyList<Possible> Groups, Form Form);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel) =>
        await Load(db, actor, campaign, cancel) is (var model, _)
            ? GroupPostsPage.Show(model with { Form = new() { Groups = [.. model.Groups.Where(g => g.Posts.All(p => p.Group == g.Name)).Select(g => $"{g.Of}")] } }) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, cancel) is not (var loaded, var posts)) return Results.NotFound();
        var model = loaded with { Form = form };
        if (model.Campaign.IsStale(form.Version)) return GroupPostsPage.Refused(model, "Somebody changed this campaign after you opened the page. Look again, then save.");
        var read = new FormReader();
        var chosen = read.AnyOf(form.Groups, nameof(form.Groups), "Select from the list", model.Groups.Select(g => $"{g.Of}"), min: 0);
        if (!read.Ok) return GroupPostsPage.Invalid(model, read.Errors);
        foreach (var post in posts) post.Alone();
        var groups = model.Groups.Where(g => chosen.Contains($"{g.Of}")).ToList();
        foreach (var group in groups)
            if (model.Campaign.Join(group.Name, group.Posts).Refusal is { } refusal) return GroupPostsPage.Refused(model, refusal.ToString());
        posts.CountPeople();
        db.Touch(model.Campaign);
        db.Record(actor, clock.GetUtcNow(), new PostsGrouped(model.Campaign.Id, [.. groups.Select(g => g.Name)], [.. groups.SelectMany(g => g.Posts).Select(p => p.Id)]), model.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say($"{Numbers.Count(groups.Count, "group")} of shared posts");
        return Results.LocalRedirect(PrepareCampaign.Url(campaign));
    }

    static async Task<(Model, IReadOnlyList<CampaignPost>)?> Load(Db db, Actor actor, string slug, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, slug, cancel) is not { } c || c.Terms.Sharing is not { } rule) return null;
        var posts = (await db.CampaignPosts.Where(p => p.Campaign == c.Id && p.WithdrawnAt == null).ToListAsync(cancel)).OrderBy(p => p.Advert.BodyName, StringComparer.CurrentCulture).ToList();
        var (bodies, on) = (posts.ConvertAll(p => p.Body), London.Day(c.Closes.Shown));
        var related = await db.BodyRelations.AsNoTracking().Where(r => r.Kind == rule.Relation && bodies.Contains(r.Body) && (r.To == null || r.To >= on)).Select(r => new { r.Body, r.Other }).Distinct().ToListAsync(cancel);
        var names = await BodiesApi.Bodies(db, [.. related.Select(r => r.Other).Distinct()], on, cancel);
        return (new(c, rule, [.. related.GroupBy(r => r.Other).Select(g => new Possible(g.Key, names[g.Key].ShortName, [.. posts.Where(p => g.Any(r => r.Body == p.Body))])).Where(g => g.Posts.Count > 1).OrderBy(g => g.Name, StringComparer.CurrentCulture)], new()), posts);
    }
}
