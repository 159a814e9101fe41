using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

static class NewsQueries
{
    /// <summary>What was told to each of these applications' candidates; three queries, however many there are.</summary>
    public static async Task<IReadOnlyDictionary<ApplicationId, CandidateNews>> NewsOf(this Db db, IReadOnlyCollection<ApplicationId> applications, CancellationToken cancel)
    {
        var ended = await db.StageDecisions.AsNoTracking().Where(d => applications.Contains(d.Application) && !d.Through && d.ToldAt != null).Select(d => new { d.Application, d.Post, At = d.ToldAt!.Value }).ToListAsync(cancel);
        // An interview is for the posts of its panel whose shortlist the candidate is on, as the invitation says.
        var invited = await (from i in db.Interviews.AsNoTracking()
                             where applications.Contains(i.Application)
                             from p in db.CampaignPosts
                             where p.Panel == i.Panel && db.StageDecisions.Any(d => d.Post == p.Id && d.Application == i.Application && d.Step == SelectionStep.Shortlist && d.Through)
                             select new { i.Application, Post = p.Id, i.InvitedAt, i.At, i.Minutes, i.CancelledAt }).ToListAsync(cancel);
        var feedback = await (from f in db.CandidateFeedback.AsNoTracking() where applications.Contains(f.Application) && f.GivenAt != null join p in db.CampaignPosts on f.Panel equals p.Panel select new { f.Application, p.Id }).ToListAsync(cancel);
        return applications.Distinct().ToDictionary(a => a, a => new CandidateNews([.. ended.Where(e => e.Application == a).Select(e => (e.Post, e.At))],
            [.. invited.Where(i => i.Application == a).Select(i => new InterviewNews(i.Post, i.InvitedAt, i.At, i.At.AddMinutes(i.Minutes), i.CancelledAt))]) { Feedback = feedback.Where(f => f.Application == a).Select(f => f.Id).ToHashSet() });
    }

    public static async Task<CandidateNews> NewsOf(this Db db, ApplicationId application, CancellationToken cancel) => (await db.NewsOf([application], cancel))[application];
}
