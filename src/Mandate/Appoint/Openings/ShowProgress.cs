using Mandate.Bodies;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Openings;

/// <summary>How far the appointments are, on any day that has come: announced facts and nothing else.</summary>
public static class ShowProgress
{
    public const string Route = "/appoint/{campaign}/progress";
    public static string Url(string slug) => $"/appoint/{slug}/progress";

    public sealed record Model(Opening Opening, DateOnly On, DateOnly Today, string? Notice, IReadOnlyList<PublicPost> Posts, PageOf<PublicPost> Page, IReadOnlyList<Design.Tile> Tiles, IReadOnlyDictionary<BodyId, LeadersNamed> Leaders)
    {
        public int Withdrawn => Posts.Count(p => p.Outcome == PublicOutcome.Withdrawn);
        public int Total => Posts.Count - Withdrawn;
        public int Appointed => Posts.Count(p => p.Outcome == PublicOutcome.Appointed);
        public int Nobody => Posts.Count(p => p.Outcome is PublicOutcome.NotAppointedInterim or PublicOutcome.NotAppointedRerun);
        public int Expected => Posts.Count(p => p.Expected);
        public int Silent => Total - Appointed - Nobody - Expected;
        public string Sentence => $"{Appointed} of {Total} appointed, {Expected} expected";
    }

    public static async Task<IResult> Get(string campaign, string? on, HttpContext http, ListQuery query, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        if (await db.Opening(campaign, now, cancel) is not { } c) return Results.NotFound();
        var (day, notice) = Day(on, London.Day(c.PublishedAt!.Value), today);
        var rows = await db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == c.Id).ToListAsync(cancel);
        var again = await Reruns(db, rows, cancel);
        List<PublicPost> posts = [.. rows.Select(p => Latest(c, p, again, day)).OrderBy(p => p.Advert.BodyName, StringComparer.CurrentCulture).ThenBy(p => p.Slug, StringComparer.Ordinal)];
        var leaders = await LeadersNamed.Of(db, [.. rows.Select(p => p.Body).Distinct()], day, cancel);
        var sorted = (query.Sort, query.Descending) switch
        {
            ("status", false) => [.. posts.OrderBy(p => p.Words, StringComparer.CurrentCulture)],
            ("status", true) => [.. posts.OrderByDescending(p => p.Words, StringComparer.CurrentCulture)],
            ("body", true) => [.. posts.AsEnumerable().Reverse()],
            ("region", false) => [.. posts.OrderBy(p => p.Advert.Region, StringComparer.CurrentCulture)],
            ("leaders", false) => [.. posts.OrderBy(p => leaders.GetValueOrDefault(p.Body)?.Named.Count ?? 0)],
            ("leaders", true) => [.. posts.OrderByDescending(p => leaders.GetValueOrDefault(p.Body)?.Named.Count ?? 0)],
            ("region", true) => [.. posts.OrderByDescending(p => p.Advert.Region, StringComparer.CurrentCulture)],
            _ => posts,
        };
        if (TableAnswer.Of(http, sorted, Columns(day, leaders), $"{c.Slug}-progress-{day:yyyy-MM-dd}") is { } file) return file;
        return ShowProgressPage.Show(new(new(c, posts, now), day, today, notice, posts, query.Of<PublicPost>([.. sorted.Skip(query.Skip).Take(ListQuery.Size)], posts.Count), await Tiles(db, posts, cancel), leaders));
    }

    /// <summary>The same posts in campaigns that advertise them again.</summary>
    static async Task<ILookup<(CampaignId Of, PostId Post), (Campaign Campaign, CampaignPost Post)>> Reruns(Db db, List<CampaignPost> rows, CancellationToken cancel)
    {
        var posts = rows.Select(p => p.Post).ToList();
        return (await (from p in db.CampaignPosts.AsNoTracking()
                       join r in db.Campaigns.AsNoTracking() on p.Campaign equals r.Id
                       where r.RerunOf != null && r.PublishedAt != null && posts.Contains(p.Post)
                       select new { Campaign = r, Post = p }).ToListAsync(cancel))
            .ToLookup(x => (x.Campaign.RerunOf!.Value, x.Post.Post), x => (x.Campaign, x.Post));
    }

    /// <summary>A post that ended with nobody stands as its next round has it, once that round has told the public anything.</summary>
    static PublicPost Latest(Campaign campaign, CampaignPost post, ILookup<(CampaignId Of, PostId Post), (Campaign Campaign, CampaignPost Post)> again, DateOnly day)
    {
        var here = PublicPost.Of(campaign, post, day);
        if (here.Outcome != PublicOutcome.NotAppointedRerun) return here;
        var next = again[(campaign.Id, post.Post)].Select(n => Latest(n.Campaign, n.Post, again, day)).FirstOrDefault(n => n.Outcome != PublicOutcome.NotAnnounced || n.Expected);
        return next ?? here;
    }

    static IReadOnlyList<TableColumn<PublicPost>> Columns(DateOnly day, IReadOnlyDictionary<BodyId, LeadersNamed> leaders) =>
        [new("on", _ => day), new("post", p => p.Slug), new("body", p => p.Advert.BodyName), new("region", p => p.Advert.Region), new("outcome", p => p.Words), new("announced", p => p.AnnouncedOn), new("expected_by", p => p.ExpectedBy), new("leaders_named", p => leaders.GetValueOrDefault(p.Body)?.Named.Count), new("leaders_of", p => leaders.GetValueOrDefault(p.Body)?.Posts), new("leaders", p => leaders.GetValueOrDefault(p.Body)?.Words)];

    /// <summary>A day to come is answered with today: what will be announced is not to be read ahead.</summary>
    static (DateOnly Day, string? Notice) Day(string? on, DateOnly published, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(on)) return (today, null);
        if (!DateOnly.TryParse(on, out var day)) return (today, "That is not a date. This is how things stand today.");
        if (day > today) return (today, "That day has not come yet. This is how things stand today.");
        return day < published ? (published, $"The campaign was published on {Dates.Day(published)}. This is how things stood that day.") : (day, null);
    }

    /// <summary>A tile for each post, where a map of its pack places every body of the campaign.</summary>
    static async Task<IReadOnlyList<Design.Tile>> Tiles(Db db, List<PublicPost> posts, CancellationToken cancel)
    {
        var bodies = posts.Select(p => p.Body).ToList();
        var placed = await (from t in db.Set<BodyTile>().AsNoTracking() join b in db.Bodies on t.Body equals b.Id where bodies.Contains(t.Body) select new { t.Map, t.Body, t.Column, t.Row, b.ShortName }).ToListAsync(cancel);
        var map = placed.GroupBy(t => t.Map).Where(m => m.Select(t => t.Body).Distinct().Count() == bodies.Distinct().Count()).OrderBy(m => m.Count()).ThenBy(m => m.Key, StringComparer.Ordinal).FirstOrDefault();
        return map is null || posts.Count < 2 ? [] :
            [.. posts.Select(p => (Post: p, At: map.First(t => t.Body == p.Body))).Select(x => new Design.Tile(x.At.Column, x.At.Row, Short(x.At.ShortName), x.Post.Advert.BodyName, x.Post.Url, x.Post.Words, ToneOf(x.Post), SymbolOf(x.Post)))];
    }

    static string Short(string name)
    {
        var words = name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsUpper(w[0])).ToList();
        return words.Count > 1 ? string.Concat(words.Select(w => w[0])) : name.Length > 7 ? name[..7] : name;
    }

    static Tone ToneOf(PublicPost p) => p.Outcome switch
    {
        PublicOutcome.Appointed => Tone.Improvement,
        PublicOutcome.NotAppointedInterim or PublicOutcome.NotAppointedRerun => Tone.Concern,
        PublicOutcome.Withdrawn => Tone.Common,
        _ => p.Expected ? Tone.Neutral : Tone.None,
    };

    static string SymbolOf(PublicPost p) => p.Outcome switch
    {
        PublicOutcome.Appointed => "●",
        PublicOutcome.NotAppointedInterim => "◑",
        PublicOutcome.NotAppointedRerun => "○",
        PublicOutcome.Withdrawn => "×",
        _ => p.Expected ? "…" : "?",
    };
}
