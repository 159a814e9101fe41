using Mandate.Appoint.Campaigns;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Openings;

/// <summary>The public page of one post of a campaign, and the same as a JobPosting.</summary>
public static class ShowPost
{
    public const string Route = "/appoint/{campaign}/posts/{post}";
    public const string JsonLdRoute = "/appoint/{campaign}/posts/{post}.jsonld";
    public static string Url(string campaign, string post) => $"/appoint/{campaign}/posts/{post}";

    public sealed record Model(Opening Opening, PublicPost Post, string AppointingBody, string BodySlug, IReadOnlyList<LegalCondition> Conditions, object JobPosting, IReadOnlyList<string> Sharing);

    public static async Task<IResult> Get(string campaign, string post, HttpContext http, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(campaign, post, http, db, clock, cancel) is { } model ? ShowPostPage.Show(model) : Results.NotFound();

    public static async Task<IResult> GetJsonLd(string campaign, string post, HttpContext http, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(campaign, post, http, db, clock, cancel) is { } model && !model.Opening.Campaign.Fenced() ? Results.Json(model.JobPosting, contentType: "application/ld+json") : Results.NotFound();

    static async Task<Model?> Load(string campaign, string post, HttpContext http, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        if (await db.Opening(campaign, now, cancel) is not { } c) return null;
        if (await db.CampaignPosts.AsNoTracking().SingleOrDefaultAsync(p => p.Campaign == c.Id && p.Slug == post, cancel) is not { } found) return null;
        var names = await db.Bodies.Where(b => b.Id == c.AppointingBody || b.Id == found.Body).ToDictionaryAsync(b => b.Id, b => new { b.LegalName, b.Slug }, cancel);
        var shown = PublicPost.Of(c, found, today);
        return new(new(c, [shown], now), shown, names[c.AppointingBody].LegalName, names[found.Body].Slug, await VacantPosts.Conditions(db, c, today, cancel),
            JobPosting.Of(c, shown, names[c.AppointingBody].LegalName, PublicAddress.Of(http, "")), await db.Sharing(found, cancel));
    }
}
