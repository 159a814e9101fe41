using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Offers;

/// <summary>The one place where Appoint meets the register: an accepted offer becomes a designate's term, in every body of a shared post, with the acts that led to it.</summary>
public static class DesignateOnAcceptance
{
    /// <summary>Joins the caller's save.</summary>
    public static async Task<Outcome> Carry(Db db, Actor actor, Campaign campaign, CampaignPost post, Application application, DateTimeOffset now, CancellationToken cancel)
    {
        var (report, offer) = (post.Report!, post.Offer!);
        ActFacts Act(DateTimeOffset at, string by, BodyId? body, string evidence) => new(London.Day(at), by, body, evidence);
        var panel = await db.Panels.Where(p => p.Id == post.Panel).Select(p => p.Name).SingleOrDefaultAsync(cancel);
        List<BodyId> ids = [campaign.AppointingBody, campaign.Approver, .. campaign.Chain().Select(s => s.Body)];
        var bodies = await db.Bodies.Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.LegalName, cancel);
        ActFacts? Step(ApprovalAct act) => post.Passed.FindLast(p => p.Act == act) is not { } passed ? null
            : Act(act == ApprovalAct.Recommend ? passed.At : Later(passed.At, offer.MadeAt), bodies[passed.Body ?? campaign.Approver], passed.Body ?? campaign.Approver, $"{act.Done()} on report {passed.ReportDigest}, {London.Day(passed.At):d MMMM yyyy}");
        var today = London.Day(now);
        var facts = new DesignateFacts(
            post.Post,
            new PersonNamed(Name: application.Content.Name, User: application.Candidate, Invented: campaign.Invented),
            Appointed: Step(ApprovalAct.Appoint) ?? Act(offer.MadeAt, bodies[campaign.AppointingBody], campaign.AppointingBody, $"Offer of {London.Day(offer.MadeAt):d MMMM yyyy} in “{campaign.Title}”"),
            Recommended: Step(ApprovalAct.Recommend) ?? Act(report.SubmittedAt, $"Panel “{panel ?? "unknown"}”", null, $"Panel report {report.Digest}"),
            Approved: Step(ApprovalAct.Approve),
            AcceptedOn: today, AcceptanceEvidence: $"Accepted by application {application.Reference}",
            Condition: campaign.Condition, From: campaign.Condition is null ? await FirstDay(db, post.Post, today, cancel) : null, Unannounced: true);
        var term = await BodiesApi.Designate(db, actor, now, post.Group is null ? facts : facts with { SharedBecause = Shared(post) }, cancel);
        if (term.Refused) return term.Refusal!;
        foreach (var other in await db.CampaignPosts.Where(p => p.Follows == post.Id && p.WithdrawnAt == null).Select(p => p.Post).ToListAsync(cancel))
        {
            var first = campaign.Condition is null ? await FirstDay(db, other, today, cancel) : null;
            var shared = await BodiesApi.Designate(db, actor, now, facts with { Post = other, From = first, SharedBecause = Shared(post) }, cancel);
            if (shared.Refused) return shared.Refusal!;
        }
        return Outcome.Done;
    }

    static string Shared(CampaignPost post) => $"One person for all bodies of {post.Group}";

    /// <summary>Approval of a term follows its appointment in the register; here the report was approved before the offer.</summary>
    static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    /// <summary>Without a condition the term starts at once, or when the post begins.</summary>
    static async Task<DateOnly?> FirstDay(Db db, PostId post, DateOnly today, CancellationToken cancel)
    {
        var from = await db.Posts.Where(p => p.Id == post).Select(p => p.From).SingleAsync(cancel);
        return from > today ? from : today;
    }
}
