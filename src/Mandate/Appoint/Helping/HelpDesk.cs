using Mandate.Appoint.Campaigns;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Helping;

/// <summary>For those who run a campaign: requests for formats and help, applications typed for candidates, letters to post.</summary>
public static class HelpDesk
{
    public const string Route = "/appoint/campaigns/{campaign}/help";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/help";

    public sealed record Request(FormatRequestId Id, PackFormat Format, string Name, DateTimeOffset AskedAt, DateTimeOffset? ClosedAt);
    public sealed record Helped(ApplicationId Application, string Candidate, string Helper, bool Mine, DateTimeOffset OpenedAt, DateTimeOffset? EndedAt, DateOnly? ReadBackOn, bool Sent);
    public sealed record Letter(Guid Id, string Candidate, string Subject, DateTimeOffset At, DateTimeOffset? PostedAt);
    public sealed record Model(Campaign Campaign, bool Open, IReadOnlyList<Request> Requests, IReadOnlyList<Helped> Applications, IReadOnlyList<Letter> Letters);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignsToRun(actor).AsNoTracking().SingleOrDefaultAsync(c => c.Slug == campaign && c.PublishedAt != null, cancel) is not { } c) return Results.NotFound();
        var now = clock.GetUtcNow();
        var requests = await db.FormatRequests.Where(r => r.Campaign == c.Id).OrderBy(r => r.ClosedAt != null).ThenBy(r => r.AskedAt)
            .Select(r => new Request(r.Id, r.Format, r.Name, r.AskedAt, r.ClosedAt)).ToListAsync(cancel);
        var helped = await (from a in db.Assistances
                            where a.Campaign == c.Id
                            join u in db.Users on a.Candidate equals u.Id
                            join h in db.Users on a.Helper equals h.Id
                            orderby a.OpenedAt
                            select new Helped(a.Application, u.Name, h.Name, a.Helper == actor.User, a.OpenedAt, a.EndedAt, a.ReadBackOn, db.Applications.Any(x => x.Id == a.Application))).ToListAsync(cancel);
        var letters = await (from l in db.LettersToPost
                             join a in db.Assistances on l.Candidate equals a.Candidate
                             where a.Campaign == c.Id
                             join u in db.Users on l.Candidate equals u.Id
                             orderby l.PostedAt != null, l.At
                             select new Letter(l.Id, u.Name, l.Subject, l.At, l.PostedAt)).ToListAsync(cancel);
        db.RecordAccess(actor, Subject.Of(c.Id), "Listed who asked for formats or help", now);
        await db.SaveChangesAsync(cancel);
        return HelpDeskPage.Show(new(c, c.Closes.Includes(now), requests, helped, letters));
    }
}
