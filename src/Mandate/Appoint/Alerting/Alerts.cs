using Mandate.Appoint.Campaigns;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Alerting;

/// <param name="Site">Start of every address in the letters.</param>
public sealed record CampaignWasPublished(CampaignId Campaign, string Site);

/// <summary>Asked for when a campaign is published, due three days before it closes.</summary>
public sealed record ClosingComesNear(CampaignId Campaign, string Site);

/// <summary>Tells those who asked of what has happened, each of one thing once.</summary>
static class Alerts
{
    /// <param name="db">Where alerts are.</param>
    /// <param name="asked">Which alerts this is for.</param>
    /// <param name="of">What is told, so that nobody is told twice.</param>
    /// <param name="letter">What each is written.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task Tell(this Db db, IQueryable<Alert> asked, string of, Func<string, string, AlertLetter> letter, DateTimeOffset now, CancellationToken cancel)
    {
        var people = await (from a in asked
                            where !db.AlertsSent.Any(s => s.Alert == a.Id && s.Of == of)
                            join u in db.Users on a.User equals u.Id
                            where u.LeftAt == null
                            orderby a.PostKind == null
                            select new { a.Id, a.User, a.StopKey, u.Name, u.Email }).ToListAsync(cancel);
        foreach (var person in people) db.AlertsSent.Add(new AlertSent { Alert = person.Id, Of = of, At = now });
        foreach (var person in people.DistinctBy(p => p.User)) db.SendMail(person.Email, letter(person.Name, StopAlert.Url(person.StopKey)), now);
        await db.SaveChangesAsync(cancel);
    }
}

public sealed class TellOfCampaign(Db db, TimeProvider clock) : IHandle<CampaignWasPublished>
{
    public async Task Handle(CampaignWasPublished message, CancellationToken cancel)
    {
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == message.Campaign, cancel) is not { } c) return;
        var text = $"A new campaign was published: **{c.Title}**.\n\nIt takes applications from {CampaignQueries.UkZoned(c.OpensAt)} to {CampaignQueries.UkZoned(c.Closes.Shown)}.\n\nRead it: {message.Site}{Openings.ShowOpening.Url(c.Slug)}";
        await db.Tell(db.Alerts.Where(a => a.Kind == AlertKind.NewCampaigns && (a.PostKind == null || a.PostKind == c.PostKind)), $"published/{c.Id}",
            (name, stop) => new(name, $"New: {c.Title}", text, "You asked to hear of new campaigns.", message.Site + stop), clock.GetUtcNow(), cancel);
    }
}

public sealed class RemindOfClosing(Db db, TimeProvider clock) : IHandle<ClosingComesNear>
{
    public async Task Handle(ClosingComesNear message, CancellationToken cancel)
    {
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == message.Campaign, cancel) is not { } c) return;
        var (now, due) = (clock.GetUtcNow(), c.ClosesAt - Alert.BeforeClosing);
        if (now < due)
        {
            db.Enqueue(message, now, due); // the closing moved
            await db.SaveChangesAsync(cancel);
            return;
        }
        if (!c.Closes.Includes(now)) return;
        var writing = Started.Drafts(db, c.Id).Where(d => d.ExpiresAt > now).Select(d => d.Owner);
        var text = $"You started an application for **{c.Title}** and have not sent it.\n\nThe campaign closes on {CampaignQueries.UkZoned(c.Closes.Shown)}. What is not sent by then is not considered.\n\nGo on with it: {message.Site}{Applications.MyApplications.Url}";
        await db.Tell(db.Alerts.Where(a => a.Kind == AlertKind.ClosingSoon && writing.Contains(a.User)), $"closing/{c.Id}/{c.ClosesAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}",
            (name, stop) => new(name, $"Closes soon: {c.Title}", text, "You asked to be reminded before a campaign closes.", message.Site + stop), now, cancel);
    }
}

/// <summary>Those who follow a campaign hear what candidates hear; whoever started an application has that letter already.</summary>
public sealed class TellFollowers(Db db, TimeProvider clock) : IHandle<CampaignWasAmended>, IHandle<Clarifying.ClarificationWasAnswered>
{
    public async Task Handle(CampaignWasAmended message, CancellationToken cancel)
    {
        var c = await db.Campaigns.AsNoTracking().SingleAsync(x => x.Id == message.Campaign, cancel);
        if (c.Amendments.Find(a => a.At == message.At) is not { } amendment) return;
        await Tell(c, $"amended/{c.Id}/{message.At.UtcTicks}", $"Changed: {c.Title}", $"Something has changed in {c.Title}.\n\n**{amendment.What}.**\n\nWhy: {amendment.Why}\n\nThe campaign's page: {message.Address}", message.Address, cancel);
        if (amendment.ClosedBefore is null) return;
        db.Enqueue(new ClosingComesNear(c.Id, SiteOf(message.Address)), clock.GetUtcNow(), c.ClosesAt - Alert.BeforeClosing);
        await db.SaveChangesAsync(cancel);
    }

    public async Task Handle(Clarifying.ClarificationWasAnswered message, CancellationToken cancel)
    {
        if (await db.Clarifications.AsNoTracking().SingleOrDefaultAsync(q => q.Id == message.Clarification, cancel) is not { } asked || asked.AnsweredAt != message.At) return;
        var c = await db.Campaigns.AsNoTracking().SingleAsync(x => x.Id == asked.Campaign, cancel);
        await Tell(c, $"answered/{asked.Id}/{message.At.UtcTicks}", $"A question was answered: {c.Title}",
            $"A question about {c.Title} was answered.\n\n{Clarifying.Quoted.Of(asked.Question!)}\n\nThe answer:\n\n{Clarifying.Quoted.Of(asked.Answer!)}\n\nAll questions and answers: {message.Address}", message.Address, cancel);
    }

    async Task Tell(Campaign c, string of, string what, string text, string address, CancellationToken cancel)
    {
        var writing = Started.Drafts(db, c.Id).Select(d => d.Owner);
        var followers = db.Alerts.Where(a => a.Kind == AlertKind.Changes && a.Campaign == c.Id && !writing.Contains(a.User) && !db.Applications.Any(x => x.Campaign == c.Id && x.Candidate == a.User && x.WithdrawnAt == null));
        await db.Tell(followers, of, (name, stop) => new(name, what, text, "You follow this campaign.", SiteOf(address) + stop), clock.GetUtcNow(), cancel);
    }

    static string SiteOf(string address) => new Uri(address).GetLeftPart(UriPartial.Authority);
}

/// <summary>Whoever is erased has asked for nothing.</summary>
sealed class ForgetAlerts : IForget
{
    public async Task Forget(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind != Subject.Of(default(UserId)).Kind) return;
        var user = UserId.From(subject.Id);
        var alerts = await db.Alerts.AsNoTracking().Where(a => a.User == user).ToListAsync(cancel);
        await db.ForgetSent(alerts, cancel);
        await db.Alerts.Where(a => a.User == user).ExecuteDeleteAsync(cancel);
    }
}
