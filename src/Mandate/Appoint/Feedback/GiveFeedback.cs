using Mandate.Appoint.Applications;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Feedback;

/// <summary>Feedback that is ready may be due.</summary>
/// <param name="Campaign">Of which campaign.</param>
/// <param name="Site">Where this service is, for the links in letters.</param>
public sealed record FeedbackDue(CampaignId Campaign, string Site);

public static class FeedbackDates
{
    /// <summary>The first day on which candidates may read feedback, when the timetable has one.</summary>
    public static DateOnly? FeedbackFrom(this Campaign campaign) => campaign.Terms.Timetable.Find(s => s.Key == "feedback-from")?.From;

    public static DateTimeOffset FeedbackDueAt(this Campaign campaign, DateTimeOffset now) =>
        campaign.FeedbackFrom() is { } from && London.Midnight(from) is var day && day > now ? day : now;

    /// <summary>Whether the candidate knows the result for a post: it is public, or they were told that they are not taken further.</summary>
    public static bool KnowsResult(this CampaignPost post, ApplicationId application, IEnumerable<StageDecision> decisions, DateOnly today) =>
        post.PublicOn(today) != PublicOutcome.NotAnnounced || decisions.Any(d => d.Post == post.Id && d.Application == application && d.ToldAt is not null);
}

/// <summary>Gives all feedback of a campaign that is ready and whose candidates know their results; never before the day in the timetable.</summary>
public sealed class GiveFeedback(Db db, TimeProvider clock) : IHandle<FeedbackDue>
{
    public async Task Handle(FeedbackDue message, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == message.Campaign, cancel);
        if (campaign.FeedbackDueAt(now) > now)
        {
            db.Enqueue(message, now, campaign.FeedbackDueAt(now)); // the day was moved
            await db.SaveChangesAsync(cancel);
            return;
        }
        foreach (var person in (await Give(db, campaign, now, cancel)).DistinctBy(g => g.Application.Id))
            db.SendMail(person.Email, new FeedbackLetter(person.Application.Content.Name, campaign.Title, message.Site.TrimEnd('/') + ReadFeedback.Url(person.Application.Id)), now);
        await db.SaveChangesAsync(cancel);
    }

    internal static async Task<IReadOnlyList<(Application Application, string Email)>> Give(Db db, Campaign campaign, DateTimeOffset now, CancellationToken cancel)
    {
        var ready = await (from f in db.CandidateFeedback
                           where f.ReadyAt != null && f.GivenAt == null
                           join a in db.Applications.Include(a => a.Preferences) on f.Application equals a.Id
                           where a.Campaign == campaign.Id && a.WithdrawnAt == null
                           join u in db.Users on a.Candidate equals u.Id
                           select new { Feedback = f, Application = a, u.Email }).ToListAsync(cancel);
        if (ready.Count == 0) return [];
        var posts = (await db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == campaign.Id && p.Panel != null).ToListAsync(cancel)).ToLookup(p => p.Panel!.Value);
        var applications = ready.ConvertAll(r => r.Application.Id);
        var decisions = (await db.StageDecisions.AsNoTracking().Where(d => applications.Contains(d.Application)).ToListAsync(cancel)).ToLookup(d => d.Application);
        var today = London.Day(now);
        var given = ready.Where(r => posts[r.Feedback.Panel].Where(p => r.Application.Preferences.Exists(x => x.Post == p.Id)).All(p => p.KnowsResult(r.Application.Id, decisions[r.Application.Id], today))).ToList();
        foreach (var one in given)
        {
            if (one.Feedback.Give(now).Refused) continue;
            db.Record(Actor.Service, now, new FeedbackGiven(one.Application.Id, one.Feedback.Panel, one.Application.Reference), campaign.AppointingBody);
        }
        return given.ConvertAll(g => (g.Application, g.Email));
    }
}

public sealed record FeedbackLetter(string Name, string Campaign, string Address) : ILetter
{
    public string Subject => $"Your feedback is ready: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        the panel has written feedback on your application: your level on each criterion, and what in your evidence led to it.

        Read it here: {Address}
        """;
    public string Why => "You applied in this campaign.";
}
