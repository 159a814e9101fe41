using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Offers;

/// <summary>Posts with an approved report: what to offer, what waits for an answer, what is accepted.</summary>
public static class ListOffers
{
    public const string Route = "/offers";
    public static string Url => Route;

    public sealed record Line(CampaignPostId Post, string Name, string Campaign, PostStage Stage, DateTimeOffset Since, DateTimeOffset? AnswerBy, bool Recommends);
    public sealed record Model(IReadOnlyList<Line> Lines);

    public static async Task<IResult> Get(Actor actor, Db db, CancellationToken cancel)
    {
        var campaigns = await OfferScope.Campaigns(db, actor).AsNoTracking().ToDictionaryAsync(c => c.Id, cancel);
        var ids = campaigns.Keys.ToList();
        var posts = await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => ids.Contains(p.Campaign) && p.AnnouncedOn == null && p.WithdrawnAt == null), cancel);
        return ListOffersPage.Show(new([.. posts.Where(p => p.Post.Stage is PostStage.Approved or PostStage.Offered or PostStage.FellThrough or PostStage.Accepted or PostStage.NoAppointment)
            .Select(p => new Line(p.Post.Id, p.Name, campaigns[p.Post.Campaign].Title, p.Post.Stage, p.Post.Since(campaigns[p.Post.Campaign]), p.Post.Offer is { Answer: OfferAnswer.Waiting } o ? o.AnswerBy : null, p.Post.Report?.Recommended is not null))
            .OrderBy(l => l.Since)]));
    }
}
