using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Panels;
using Mandate.Bodies;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Offers;

/// <summary>Announces outcomes of one or many posts on a day. Before that day the public knows nothing of them.</summary>
public static class Announce
{
    public const string Route = "/appoint/{campaign}/announce";
    public static string Url(string campaign) => $"/appoint/{campaign}/announce";

    public sealed record Form
    {
        public List<string>? Posts { get; init; }
        public DateText? On { get; init; }

        public (IReadOnlyList<NamedPost> Posts, DateOnly On)? Read(IReadOnlyList<NamedPost> ready, DateOnly today, out FormErrors errors)
        {
            var read = new FormReader();
            var posts = read.AnyOf(Posts, nameof(Posts), "Choose at least one post", ready.Select(p => p.Post.Id.ToString()));
            var on = read.Date(On, nameof(On), "the day of the announcement", earliest: today, latest: today.AddDays(366));
            errors = read.Errors;
            return read.Ok ? ([.. ready.Where(p => posts.Contains(p.Post.Id.ToString(), StringComparer.Ordinal))], on) : null;
        }
    }

    /// <param name="Held">Decided, but something stands in the way.</param>
    public sealed record Model(string Slug, string Campaign, IReadOnlyList<NamedPost> Ready, IReadOnlyList<NamedPost> Held, IReadOnlyList<NamedPost> Announced, int Embargoed, Form Form);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await db.CampaignToRun(actor, campaign, cancel) is { } found ? AnnouncePage.Show(await Show(db, found, new() { On = DateText.From(clock.Today()) }, clock.Today(), cancel)) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return Results.NotFound();
        var today = clock.Today();
        var model = await Show(db, found, form, today, cancel);
        if (form.Read(model.Ready, today, out var errors) is not (var posts, var on)) return AnnouncePage.Invalid(model, errors);

        var now = clock.GetUtcNow();
        foreach (var post in posts)
            if (post.Post.Announce(on, today).Refusal is { } refusal) return AnnouncePage.Refused(model, refusal.ToString());
        List<CampaignPostId?> leads = [.. posts.Select(p => (CampaignPostId?)p.Post.Id)];
        var followers = await db.CampaignPosts.Where(p => leads.Contains(p.Follows) && p.WithdrawnAt == null).ToListAsync(cancel);
        foreach (var follower in followers) follower.GoWith(posts.First(p => p.Post.Id == follower.Follows).Post);
        await BodiesApi.Announce(db, [.. posts.Select(p => p.Post.Post), .. followers.Select(p => p.Post)], on, cancel);
        IReadOnlyList<CampaignPostId> ids = [.. posts.Select(p => p.Post.Id), .. followers.Select(p => p.Id)];
        db.Record(actor, now, new AnnouncementSet(found.Id, ids, on), found.AppointingBody);
        db.Enqueue(new AnnouncementDue(found.Id, ids, PublicAddress.Of(http, "/")), now, on == today ? now : London.Midnight(on));
        await db.SaveChangesAsync(cancel);
        http.Say($"{Numbers.Count(ids.Count, "post")} announced for {Dates.Day(on)}");
        return Results.LocalRedirect(on > today ? ShowEmbargo.Url(found.Slug) : Url(found.Slug));
    }

    static async Task<Model> Show(Db db, Campaign campaign, Form form, DateOnly today, CancellationToken cancel)
    {
        var posts = await db.NamedPosts(db.CampaignPosts.Where(p => p.Campaign == campaign.Id && p.WithdrawnAt == null && p.Follows == null), cancel);
        var decided = posts.Where(p => p.Post is { AnnouncedOn: null, Stage: PostStage.Accepted or PostStage.NoAppointment }).ToLookup(p => p.Post.PayObstacle is null);
        return new(campaign.Slug, campaign.Title, [.. decided[true]], [.. decided[false]],
            [.. posts.Where(p => p.Post.AnnouncedOn is not null).OrderByDescending(p => p.Post.AnnouncedOn)], posts.Count(p => p.Post.UnderEmbargo(today)), form);
    }
}
