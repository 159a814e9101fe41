using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Panels;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Openings;

/// <summary>The applicant pack of a post, made from the register, the criteria, the timetable, the law and the campaign's texts.</summary>
public static class ShowPack
{
    public const string Route = "/appoint/{campaign}/posts/{post}/pack";
    public static string Url(string campaign, string post) => $"/appoint/{campaign}/posts/{post}/pack";

    public sealed record Model(Opening Opening, PublicPost Post, CriteriaSet Criteria, BodyLine Body, string AppointingBody, string WhoDecides, IReadOnlyList<LegalCondition> Conditions, OrderLine? Order, IReadOnlyList<string> Sharing);

    public static async Task<IResult> Get(string campaign, string post, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        if (await db.Opening(campaign, now, cancel) is not { } c) return Results.NotFound();
        if (await db.CampaignPosts.AsNoTracking().SingleOrDefaultAsync(p => p.Campaign == c.Id && p.Slug == post, cancel) is not { } found) return Results.NotFound();
        var criteria = await db.CriteriaSets.AsNoTracking().SingleAsync(s => s.Id == c.Criteria, cancel);
        var bodies = await BodiesApi.Bodies(db, [found.Body, c.AppointingBody, .. c.Chain().Select(s => s.Body)], today, cancel);
        var shown = PublicPost.Of(c, found, today);
        return ShowPackPage.Show(new(new(c, [shown], now), shown, criteria, bodies[found.Body], bodies[c.AppointingBody].LegalName, c.WhoDecides(b => bodies[b].LegalName), await VacantPosts.Conditions(db, c, today, cancel),
            (await db.Order(c, [new(found, shown.Advert.Title, bodies[found.Body].ShortName)], today, cancel)).SingleOrDefault(), await db.Sharing(found, cancel)));
    }
}
