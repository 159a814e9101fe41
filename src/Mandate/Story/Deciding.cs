using Mandate.Appoint;
using Mandate.Appoint.Assessing;
using Mandate.Appoint.Offers;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;
using ApplicationId = Mandate.Appoint.ApplicationId;

namespace Mandate.Story;

/// <summary>From the panel's report to the announcement.</summary>
static class Deciding
{
    public static async Task Report(Stage stage, CampaignPost post)
    {
        var records = await Records(stage, post);
        if (records.Campaign.Terms.Calibration) records = await Choose(stage, post, records);
        var chair = records.Panel.Members.First(m => m.Role == PanelRole.Chair);
        // A strong candidate may be appointable to several posts. The report recommends the first who has not been recommended elsewhere.
        var taken = await stage.Db.CampaignPosts.Where(p => p.Id != post.Id && p.Report != null && p.Report.Recommended != null).Select(p => p.Report!.Recommended!.Value).ToListAsync();
        ApplicationId? recommended = records.Ranked.Where(r => !taken.Contains(r.Application)).Select(r => (ApplicationId?)r.Application).FirstOrDefault();
        var reasons = recommended is null ? "Nobody met the standard. The panel would rather appoint nobody than somebody it is not sure of." : "The strongest evidence over all six domains, and at interview on every value.";
        var document = ReportDocument.Of(post.Id, records.Assemble(recommended, "Sift of written evidence, a structured interview, and a meeting with partners that was not scored.", reasons, records.Names[chair.User], stage.Now), stage.Now);
        stage.Db.ReportDocuments.Add(document);
        Stage.Must(post.Submit(new PanelReport
        {
            Recommended = recommended, Reserves = [.. records.ReservesOf(recommended).Select(r => new Reserve { Application = r.Application })],
            Method = document.Content.Method, Reasons = reasons, SubmittedAt = stage.Now, SubmittedBy = chair.User, Digest = document.Digest,
        }));
        stage.Db.Record(await Panels.ActorOf(stage, chair), stage.Now, new ReportSubmitted(post.Id, records.Panel.Id, document.Digest, document.Content.Recommended));
    }

    static async Task<ReportRecords> Records(Stage stage, CampaignPost post)
    {
        var db = stage.Db;
        var panel = await db.Panels.AsNoTracking().Include(p => p.Members).SingleAsync(p => p.Id == post.Panel);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == post.Campaign);
        var members = panel.Members.Select(m => m.Id).ToList();
        return new ReportRecords
        {
            Campaign = campaign,
            Criteria = await db.CriteriaSets.AsNoTracking().SingleAsync(c => c.Id == campaign.Criteria),
            Post = post, PostTitle = post.Advert.Title, BodyName = post.Advert.BodyName, Panel = panel,
            Names = await db.NamesOf(panel.Members.Select(m => m.User), CancellationToken.None),
            Applicants = [.. (await db.Applications.Where(a => a.Campaign == post.Campaign && a.Preferences.Any(p => p.Post == post.Id)).Select(a => new { a.Id, a.Reference, a.WithdrawnAt }).ToListAsync()).Select(a => new Applicant(a.Id, a.Reference, a.WithdrawnAt is null))],
            Declarations = await db.ConflictDeclarations.AsNoTracking().Where(d => members.Contains(d.Member)).ToListAsync(),
            Sheets = await db.ScoreSheets.AsNoTracking().Where(s => s.Panel == panel.Id).ToListAsync(),
            Agreed = await db.AgreedScores.AsNoTracking().Where(s => s.Panel == panel.Id).ToListAsync(),
            Decisions = await db.StageDecisions.AsNoTracking().Where(d => d.Post == post.Id).ToListAsync(), Interviews = await db.Interviews.AsNoTracking().Where(i => i.Panel == panel.Id).ToListAsync(), Sessions = await db.StakeholderSessions.AsNoTracking().Where(s => s.Panel == panel.Id).ToListAsync(),
            Outcomes = await db.CandidateOutcomes.AsNoTracking().Where(o => o.Post == post.Id).ToListAsync(),
        };
    }

    /// <summary>The chair looks at what the scores say of the panel, and records by which the panel decided.</summary>
    static async Task<ReportRecords> Choose(Stage stage, CampaignPost post, ReportRecords records)
    {
        var chair = records.Panel.Members.First(m => m.Role == PanelRole.Chair);
        var (used, reason) = post.Slug.Length % 3 == 0
            ? (ScoresUsed.Both, "Both orders put the same people first. The panel talked about those whose places changed.")
            : (ScoresUsed.AsGiven, "The places that candidates could hold overlap either way, so the panel kept the scores as they were given and talked about each candidate.");
        var choice = Stage.Must(ScoreChoice.Choose(post, used, reason, chair.User, stage.Now));
        stage.Db.ScoreChoices.Add(choice);
        stage.Db.Record(await Panels.ActorOf(stage, chair), stage.Now, new ScoresChosen(post.Id, records.Panel.Id, used), reason: reason);
        var scorers = records.Sheets.Where(s => s.Round == Round.Sift).ToLookup(s => s.Application, s => records.Panel.Members.First(m => m.Id == s.Member).User);
        var found = await stage.Db.ReliabilityOf(records.Campaign, records.Criteria, records.Panel, records.Applicants, a => scorers[a], CancellationToken.None);
        return records with { Choice = choice, Reliability = found };
    }

    /// <summary>One step of the chain: whoever is next passes the report as it is.</summary>
    public static async Task Approve(Stage stage, CampaignPost post, Character who)
    {
        var approver = await stage.User(who);
        var campaign = await stage.Db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == post.Campaign);
        var step = post.WaitsAt(campaign) ?? throw new InvalidOperationException("The report waits at no step.");
        Stage.Must(post.Decide(new Approval { Decision = ApprovalDecision.Approved, ReportDigest = post.Report!.Digest, At = stage.Now, By = approver.Id }, approverSatOnPanel: false, campaign.Chain()));
        stage.Db.Record(approver.AsActor(), stage.Now, new ReportApproved(post.Id, post.Report.Digest, step.Act), step.Body);
    }

    public static async Task Offer(Stage stage, CampaignPost post)
    {
        var team = await Candidates.Team(stage);
        Stage.Must(post.MakeOffer(stage.Now, London.Midnight(stage.Today.AddDays(60)), team.User!.Value));
        var application = await stage.Db.Applications.AsNoTracking().SingleAsync(a => a.Id == post.Offer!.Application);
        stage.Db.Record(team, stage.Now, new OfferMade(post.Id, application.Id, application.Reference, post.Advert.Title, post.Offer!.AnswerBy));
    }

    public static async Task Accept(Stage stage, CampaignPost post)
    {
        var campaign = await stage.Db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == post.Campaign);
        var application = await stage.Db.Applications.AsNoTracking().SingleAsync(a => a.Id == post.Offer!.Application);
        var candidate = await stage.Db.Users.SingleAsync(u => u.Id == application.Candidate);
        var others = await stage.Db.CampaignPosts.Where(p => p.Campaign == post.Campaign && p.Id != post.Id && p.Offer != null).ToListAsync();
        Stage.Must(post.Accept(others, campaign.Terms.Exclusive, stage.Now));
        stage.Db.Record(candidate.AsActor(), stage.Now, new OfferAccepted(post.Id, application.Id, application.Reference, post.Advert.Title));
        Stage.Must(await DesignateOnAcceptance.Carry(stage.Db, candidate.AsActor(), campaign, post, application, stage.Now, CancellationToken.None));
    }

    public static async Task Nobody(Stage stage, CampaignPost post, AfterNoAppointment next)
    {
        var team = await Candidates.Team(stage);
        Stage.Must(post.AppointNobody(new NoAppointment { Next = next, Reason = "The panel found nobody appointable.", At = stage.Now }));
        stage.Db.Record(team, stage.Now, new NobodyAppointed(post.Id, next));
    }

    public static async Task Announce(Stage stage, CampaignPost post)
    {
        Stage.Must(post.Announce(stage.Today, stage.Today));
        await BodiesApi.Announce(stage.Db, [post.Post], stage.Today, CancellationToken.None);
        stage.Db.Record(await Candidates.Team(stage), stage.Now, new AnnouncementSet(post.Campaign, [post.Id], stage.Today));
    }
}
