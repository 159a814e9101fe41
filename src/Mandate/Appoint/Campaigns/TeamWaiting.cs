using Mandate.Appoint.Clarifying;
using Mandate.Appoint.Helping;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>“Waiting for you” of those who run campaigns: campaigns that are planned and not published, questions and requests that nobody has answered, letters to post.</summary>
sealed class TeamWaiting(Db db) : IWaiting
{
    public async Task<IReadOnlyList<Waiting>> For(Actor actor, CancellationToken cancel)
    {
        if (!actor.Holds(Role.AppointmentsTeam)) return [];
        var planned = await db.CampaignsToRun(actor).AsNoTracking().Where(c => c.PublishedAt == null).OrderBy(c => c.OpensAt).Select(c => new { c.Id, c.Slug, c.Title, c.OpensAt }).ToListAsync(cancel);
        var asked = await db.CampaignsToRun(actor).AsNoTracking().Where(c => db.Clarifications.Any(q => q.Campaign == c.Id && q.AnsweredAt == null && q.DeclinedAt == null))
            .Select(c => new { c.Slug, c.Title, c.ClosesAt, Count = db.Clarifications.Count(q => q.Campaign == c.Id && q.AnsweredAt == null && q.DeclinedAt == null), Since = db.Clarifications.Where(q => q.Campaign == c.Id && q.AnsweredAt == null && q.DeclinedAt == null).Min(q => q.AskedAt) }).ToListAsync(cancel);
        var requests = await db.CampaignsToRun(actor).AsNoTracking().Where(c => db.FormatRequests.Any(r => r.Campaign == c.Id && r.ClosedAt == null))
            .Select(c => new { c.Slug, c.Title, c.ClosesAt, Count = db.FormatRequests.Count(r => r.Campaign == c.Id && r.ClosedAt == null), Since = db.FormatRequests.Where(r => r.Campaign == c.Id && r.ClosedAt == null).Min(r => r.AskedAt) }).ToListAsync(cancel);
        var letters = await (from c in db.CampaignsToRun(actor).AsNoTracking() join a in db.Assistances on c.Id equals a.Campaign join l in db.LettersToPost on a.Candidate equals l.Candidate where l.PostedAt == null select new { c.Slug, c.Title, l.At }).ToListAsync(cancel);
        return [.. requests.Select(c => new Waiting($"Answer {Numbers.Count(c.Count, "request")} for formats or help", HelpDesk.Url(c.Slug), c.Since, c.ClosesAt) { About = c.Title }),
            .. letters.GroupBy(l => (l.Slug, l.Title)).Select(g => new Waiting($"Post {Numbers.Count(g.Count(), "letter")}", HelpDesk.Url(g.Key.Slug), g.Min(l => l.At)) { About = g.Key.Title }),
            .. asked.Select(c => new Waiting($"Answer {Numbers.Count(c.Count, "question")} from candidates", ListQuestions.Url(c.Slug), c.Since, c.ClosesAt) { About = c.Title }), .. planned.Select(c => new Waiting("Finish and publish a campaign", PrepareCampaign.Url(c.Slug), Id.MadeAt(c.Id), c.OpensAt) { About = c.Title })];
    }
}
