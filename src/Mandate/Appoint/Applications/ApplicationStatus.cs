using Mandate.Appoint.Allocating;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>Where a sent application stands and what comes next: only what was announced, or written to this candidate.</summary>
public static class ApplicationStatus
{
    public const string Route = "/applications/{id:guid}/status";
    public static string Url(ApplicationId id) => $"/applications/{id}/status";

    /// <summary>Owned by the selection slices.</summary>
    public static string OfferUrl(ApplicationId id) => $"/applications/{id}/offer";

    public sealed record Model(Writing Writing, Application Sent, Whereabouts Where, bool Open, IReadOnlyList<PostLine> Posts, IReadOnlyList<Happening> History, DateTimeOffset Now, string? Allocation = null)
    {
        public StageReached Stage => Where.Reached;

        /// <summary>Whether all posts stand at the same place, so that saying it once says it all.</summary>
        public bool Alike => Posts.Select(p => (p.Where.Reached.Stage, p.Where.Reached.Since, p.Outcome, p.Freed)).Distinct().Count() <= 1;
    }

    /// <summary>One post the candidate chose, with what the public may know of it.</summary>
    /// <param name="Freed">Whether the candidate is out of it because they accepted another.</param>
    public sealed record PostLine(string Name, PublicOutcome Outcome, Whereabouts Where, bool Freed);

    public sealed record Happening(DateTimeOffset At, string What);

    public static async Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting) =>
        await sitting.Find(id) is { Sent: { } sent } writing ? ApplicationStatusPage.Show(await Of(sitting, writing, sent)) : Results.NotFound();

    internal static async Task<Model> Of(Sitting sitting, Writing writing, Application sent)
    {
        var posts = await Preferred(sitting, sent);
        var today = London.Day(sitting.Now);
        var (campaign, now) = (writing.Campaign, sitting.Now);
        var news = await sitting.Db.NewsOf(sent.Id, sitting.Cancel);
        var where = sent.WhereaboutsAt(campaign, posts, now, news);
        var lines = sent.Preferences.OrderBy(p => p.Rank).Select(p =>
        {
            var post = posts.First(x => x.Id == p.Post);
            var freed = where.Reached is { Stage: ApplicationStage.OfferAccepted, Post: { } accepted } && accepted != post.Id && campaign.Terms.Exclusive && post.PublicOn(today) == PublicOutcome.NotAnnounced;
            return new PostLine(writing.PostName(p.Post), post.PublicOn(today), sent.WhereaboutsAt(campaign, [post], now, news), freed);
        });
        return new(writing, sent, where, campaign.Closes.Includes(now), [.. lines], await History(sitting, sent), now, await CandidateAllocation.Sentence(sitting.Db, sent, posts, news, writing.PostName, today, sitting.Cancel));
    }

    internal static Task<List<CampaignPost>> Preferred(Sitting sitting, Application sent)
    {
        var chosen = sent.Preferences.ConvertAll(p => p.Post);
        return sitting.Db.CampaignPosts.AsNoTracking().Where(p => chosen.Contains(p.Id)).ToListAsync(sitting.Cancel);
    }

    /// <summary>Only what the candidate did: who scored, and how, is not theirs to see here.</summary>
    static async Task<IReadOnlyList<Happening>> History(Sitting sitting, Application sent)
    {
        var about = Subject.Of(sent.Id);
        var rows = await sitting.Db.Events.AsNoTracking().Where(e => e.Subjects.Any(s => s.Kind == about.Kind && s.SubjectId == about.Id) && kinds.Contains(e.Kind))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Select(e => new { e.At, e.Kind }).ToListAsync(sitting.Cancel);
        return [.. rows.Select(r => new Happening(r.At, r.Kind switch
        {
            "appoint.application-submitted" => "You sent your application",
            "appoint.application-withdrawn" => "You withdrew your application",
            _ => "You tried to send your application after closing",
        }))];
    }

    static readonly string[] kinds = ["appoint.application-submitted", "appoint.application-withdrawn", "appoint.application-came-late"];
}
