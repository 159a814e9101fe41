using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>Advertises again the posts for which nobody was appointed: same criteria to the letter, a new window.</summary>
public static class Rerun
{
    public const string Route = "/appoint/campaigns/{campaign}/rerun";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/rerun";

    public sealed record Form : WindowForm
    {
        public List<string>? Posts { get; init; }
    }

    /// <param name="Willing">How many candidates of these posts agreed to be brought over.</param>
    public sealed record Model(Campaign Campaign, IReadOnlyList<CampaignPost> Posts, int Willing, Form Form);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(db, actor, campaign, new(), clock, cancel) is { } model
            ? RerunPage.Show(model with { Form = new() { Posts = [.. model.Posts.Select(p => $"{p.Id}")] } }) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, form, clock, cancel) is not { } model) return Results.NotFound();
        var (now, before) = (clock.GetUtcNow(), model.Campaign);
        if (!AppointAccess.MayRun(actor, before)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (model.Posts.Count == 0) return RerunPage.Refused(model, CampaignRefusals.NothingToRerun.ToString());
        var read = new FormReader();
        var chosen = read.AnyOf(form.Posts, nameof(form.Posts), "Select at least one post", model.Posts.Select(p => $"{p.Id}"));
        if (form.Window(read) is not var (opens, closes) || !read.Ok) return RerunPage.Invalid(model, read.Errors);

        var round = await Round(db, before, cancel);
        var slug = $"{RootSlug(before.Slug)}-round-{round}";
        if (await db.Campaigns.AnyAsync(c => c.Slug == slug, cancel)) return RerunPage.Refused(model, CampaignRefusals.SlugTaken.ToString());
        var facts = before.Facts() with { Slug = slug, Title = $"{RootTitle(before.Title)} (round {round})", OpensAt = opens, Closes = closes, RerunOf = before.Id, Terms = before.Terms with { Timetable = [], Sealed = false } }; // a box has officers of its own
        var planned = Campaign.Plan(facts, now);
        if (planned.Value is not { } next) return RerunPage.Refused(model, planned.Refusal!.ToString());

        var posts = model.Posts.Where(p => chosen.Contains($"{p.Id}")).ToList();
        List<CampaignPost> again = [];
        foreach (var lead in posts)
        {
            var followers = await db.CampaignPosts.AsNoTracking().Where(p => p.Follows == lead.Id && p.WithdrawnAt == null).ToListAsync(cancel);
            List<CampaignPost> group = [.. followers.Prepend(lead).Select(p => CampaignPost.Advertise(next.Id, p.Post, p.Body, p.Slug, now, p.Advert))];
            if (group.Count > 1 && next.Join(lead.Group!, group).Refusal is { } apart) return RerunPage.Refused(model, apart.ToString());
            again.AddRange(group);
        }
        db.Campaigns.Add(next);
        db.CampaignPosts.AddRange(again);
        db.Record(actor, now, new RerunPlanned(next.Id, before.Id, next.Title, [.. posts.Concat(again).Select(p => p.Id)]), before.AppointingBody);
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(PrepareCampaign.Url(slug));
    }

    /// <summary>Only posts whose outcome the public knows: a campaign that opens again would tell what was not announced.</summary>
    static async Task<Model?> Load(Db db, Actor actor, string campaign, Form form, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { PublishedAt: not null } c) return null;
        var today = clock.Today();
        var posts = await db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == c.Id && p.AnnouncedOn <= today && p.Follows == null).ToListAsync(cancel);
        var again = await (from p in db.CampaignPosts join x in db.Campaigns on p.Campaign equals x.Id where x.RerunOf == c.Id && p.WithdrawnAt == null select p.Post).ToListAsync(cancel);
        List<CampaignPost> open = [.. posts.Where(p => p.PublicOn(today) == PublicOutcome.NotAppointedRerun && !again.Contains(p.Post)).OrderBy(p => p.Advert.BodyName, StringComparer.CurrentCulture)];
        return new(c, open, await BringOver.Willing(db, c.Id, open.ConvertAll(p => p.Id)).CountAsync(cancel), form);
    }

    /// <summary>The first campaign is round 1, whatever chain of rounds led here.</summary>
    static async Task<int> Round(Db db, Campaign campaign, CancellationToken cancel)
    {
        var round = 2;
        for (var of = campaign.RerunOf; of is { } id; round++) of = await db.Campaigns.Where(c => c.Id == id).Select(c => c.RerunOf).SingleAsync(cancel);
        var root = RootSlug(campaign.Slug);
        while (await db.Campaigns.AnyAsync(c => c.Slug == $"{root}-round-{round}", cancel)) round++;
        return round;
    }

    static string RootSlug(string slug) => slug.LastIndexOf("-round-", StringComparison.Ordinal) is > 0 and var at ? slug[..at] : slug;
    static string RootTitle(string title) => title.LastIndexOf(" (round ", StringComparison.Ordinal) is > 0 and var at ? title[..at] : title;
}
