using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Openings;

/// <summary>What was decided, on the home page: the outcomes announced last.</summary>
sealed class OutcomesSection(Db db, TimeProvider clock) : IHomeSection
{
    const int Most = 5;

    public int Order => 30;

    public async Task<HomeSection?> Show(Actor reader, CancellationToken cancel)
    {
        var today = clock.Today();
        var latest = await (from p in db.CampaignPosts.AsNoTracking()
                            where p.AnnouncedOn <= today && p.WithdrawnAt == null
                            join c in db.Campaigns on p.Campaign equals c.Id
                            orderby p.AnnouncedOn descending, p.Slug
                            select new { Post = p, c.Slug, c.Title }).Take(Most).ToListAsync(cancel);
        if (latest.Count == 0) return null;
        return new("What was decided", null,
            [.. latest.Select(x => new HomeLine($"{x.Post.Advert.Title}, {x.Post.Advert.BodyName}", ShowPost.Url(x.Slug, x.Post.Slug), $"{Words(x.Post.PublicOn(today))}; announced on {Dates.Day(x.Post.AnnouncedOn!.Value)}"))],
            new($"Progress of “{latest[0].Title}”", ShowProgress.Url(latest[0].Slug)));
    }

    static string Words(PublicOutcome outcome) => outcome switch
    {
        PublicOutcome.Appointed => "appointed",
        PublicOutcome.NotAppointedInterim => "not appointed, covered for a time",
        _ => "not appointed, to be advertised again",
    };
}
