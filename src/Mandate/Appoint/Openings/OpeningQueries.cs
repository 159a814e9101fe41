using Mandate.Bodies;
using Mandate.Appoint.ApplicantPacks;
using Mandate.Appoint.Campaigns;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Openings;

/// <summary>What the public may read: published campaigns, with announced facts only.</summary>
static class OpeningQueries
{
    public static IQueryable<Campaign> Published(this Db db, DateTimeOffset now) => db.Campaigns.AsNoTracking().Where(c => c.PublishedAt != null && c.PublishedAt <= now);

    public static Task<Campaign?> Opening(this Db db, string slug, DateTimeOffset now, CancellationToken cancel) => db.Published(now).SingleOrDefaultAsync(c => c.Slug == slug, cancel);

    /// <summary>Names of the bodies that share a post.</summary>
    public static async Task<IReadOnlyList<string>> Sharing(this Db db, CampaignPost post, CancellationToken cancel) => post.Group is null ? [] :
        [.. (await db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == post.Campaign && p.Group == post.Group && p.WithdrawnAt == null).ToListAsync(cancel)).Select(p => p.Advert.BodyName).Order(StringComparer.CurrentCulture)];

    /// <summary>The campaign with all its posts; one query more.</summary>
    public static async Task<Opening?> OpeningWithPosts(this Db db, string slug, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Opening(slug, now, cancel) is not { } campaign) return null;
        var posts = await db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == campaign.Id).ToListAsync(cancel);
        return new(campaign, [.. posts.OrderBy(p => p.Advert.BodyName, StringComparer.CurrentCulture).ThenBy(p => p.Slug, StringComparer.Ordinal).Select(p => PublicPost.Of(campaign, p, London.Day(now)))], now);
    }
}

/// <summary>A campaign as the public sees it at an instant.</summary>
public sealed record Opening(Campaign Campaign, IReadOnlyList<PublicPost> Posts, DateTimeOffset Now)
{
    public string Url => ShowOpening.Url(Campaign.Slug);
    public IReadOnlyList<PublicPost> Live => [.. Posts.Where(p => p.Outcome != PublicOutcome.Withdrawn)];

    /// <summary>From public facts alone: a status computed from what only the team knows would tell it.</summary>
    public CampaignStatus Status => Campaign.StatusAt(Now, Live.All(p => p.Outcome != PublicOutcome.NotAnnounced));
    public bool Open => Status == CampaignStatus.Open;
    public string TimeLeft => Campaign.Closes.Includes(Now) ? $"Closes on {CampaignQueries.Uk(Campaign.Closes.Shown)} UK time" : $"Closed on {CampaignQueries.Uk(Campaign.Closes.Shown)} UK time";
}

/// <summary>A post as the public sees it on a day. Made from public facts only; nothing else of the post goes into pages and files.</summary>
public sealed record PublicPost(CampaignPostId Id, BodyId Body, PostId Post, string Campaign, string Slug, PostAdvert Advert, SalaryBand? Band, PublicOutcome Outcome, DateOnly? AnnouncedOn, bool Expected, DateOnly? ExpectedBy, string? WithdrawnWhy, string? Group)
{
    public static PublicPost Of(Campaign campaign, CampaignPost post, DateOnly day)
    {
        var outcome = post.PublicOn(day);
        var expected = post.ExpectedOnDay(day);
        return new(post.Id, post.Body, post.Post, campaign.Slug, post.Slug, post.Advert, campaign.Terms.BandFor(post.Advert.PeopleServed), outcome,
            outcome switch { PublicOutcome.NotAnnounced => null, PublicOutcome.Withdrawn => London.Day(post.WithdrawnAt!.Value), _ => post.AnnouncedOn },
            expected, expected ? post.ExpectedBy : null, outcome == PublicOutcome.Withdrawn ? post.WithdrawnWhy : null, post.Group);
    }

    public string Url => ShowPost.Url(Campaign, Slug);
    public string PackUrl => ShowPack.Url(Campaign, Slug);
    public string Pay => Days.Pay(Band) + (Advert is { Shared: true, PeopleTogether: { } people } ? $", for the {Numbers.Text(people)} people of all its bodies" : "");

    /// <summary>The outcome in words.</summary>
    public string Words => Outcome switch
    {
        PublicOutcome.Appointed => "Appointed",
        PublicOutcome.NotAppointedRerun => "Not appointed, to be advertised again",
        PublicOutcome.NotAppointedInterim => "Not appointed, covered for a time",
        PublicOutcome.Withdrawn => "Withdrawn",
        _ when Expected => "Appointment expected",
        _ => "Not announced",
    };

    public string Colour => Outcome switch { PublicOutcome.Appointed => "green", PublicOutcome.Withdrawn => "grey", PublicOutcome.NotAnnounced => Expected ? "aqua-green" : "white", _ => "orange" };
}
