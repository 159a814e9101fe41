using Mandate.Appoint.Helping;
using Mandate.Appoint.Panels;
using Mandate.Appoint.Sealing;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>What one sitting member of one panel may work on. There is no other way into a panel's work.</summary>
public sealed record PanelDesk(Campaign Campaign, CriteriaSet Criteria, Panel Panel, PanelMember Me, IReadOnlyList<NamedPost> Posts, IReadOnlyList<StageDecision> Decisions, IReadOnlyList<Interview> Interviews, IReadOnlyList<OrderLine> Order)
{
    internal Roster Roster { get; init; } = Roster.Empty;

    /// <summary>Whether everything is still in the sealed box.</summary>
    public bool Waits { get; init; }

    /// <summary>Everybody who applied for a post of the panel, withdrawn or not.</summary>
    public IReadOnlyList<DeskApplicant> All => Roster.Applicants;
    public IEnumerable<ConflictDeclaration> Ties => Roster.Ties.Values;

    /// <summary>Digest of the criteria in force for this campaign.</summary>
    public string Digest => Campaign.CriteriaDigest ?? "";

    /// <summary>This member's scores of the specimens; null where there are none, or the campaign has no calibration.</summary>
    public CalibrationSheet? Calibration { get; init; }

    /// <summary>Whether this member has scored and locked the specimens, where the campaign asks for it.</summary>
    public bool Calibrated => !Campaign.Terms.Calibration || Calibration?.Opens(Digest) == true;

    /// <summary>Nobody scores before an independent member sits, nor before the post that comes first is named.</summary>
    public Outcome MayBegin() => Panel.MayScore().Then(() => OrderRules.MayBegin(Order));

    /// <summary>Nor does a member who has not scored the specimens.</summary>
    public Outcome MayScore() => Waits ? BoxRefusals.Waits : MayBegin().Then(() => Calibrated ? Outcome.Done : CalibrationRefusals.First);
    public bool Chairs => Me.Role == PanelRole.Chair;

    /// <summary>Applications that were not withdrawn, in this member's own order: the same every time, another for each member.</summary>
    public IReadOnlyList<DeskApplicant> Mine => InOrder("");

    /// <summary>The same in the order in which this member reads the answers to one criterion.</summary>
    public IReadOnlyList<DeskApplicant> InOrder(string criterion) => Roster.InOrder(Panel, Me, criterion);

    /// <summary>Of these, those whose answers this member reads: none until every tie is declared, and nobody they have a conflict with.</summary>
    public IReadOnlyList<DeskApplicant> ToRead(string criterion) => Undeclared.Count > 0 ? [] : Roster.Readable(Panel, Me, criterion);

    // Ten thousand may apply for one post: whatever is asked of each of them is looked up, not searched for.
    ILookup<ApplicationId, StageDecision> DecisionsBy => field ??= Decisions.ToLookup(d => d.Application);

    public ConflictDeclaration? MyTie(ApplicationId application) => Roster.Ties.GetValueOrDefault((Me.Id, application));
    public IReadOnlyList<DeskApplicant> Undeclared => Roster.Undeclared(Panel, Me);

    /// <summary>What was decided on one candidate, for all posts of the panel.</summary>
    public IReadOnlyCollection<StageDecision> DecisionsOn(ApplicationId application) => [.. DecisionsBy[application]];

    /// <summary>An application this member may open: of this panel, not withdrawn, every tie declared, and no conflict.</summary>
    /// <param name="application">Which.</param>
    /// <param name="round">At interview: only of candidates on a shortlist of this panel, by members who are present.</param>
    public DeskApplicant? MayOpen(ApplicationId application, Round round = Round.Sift) =>
        Undeclared.Count == 0 && MyTie(application) is { Abstains: false } && (round == Round.Sift || (IsShortlisted(application) && InterviewOf(application)?.Attends(Me.Id) == true))
            ? Roster.Live.GetValueOrDefault(application) : null;

    public Interview? InterviewOf(ApplicationId application) => Interviews.FirstOrDefault(i => i.Application == application);

    /// <summary>On the shortlist of at least one post of this panel.</summary>
    public bool IsShortlisted(ApplicationId application) => Posts.Any(p => DecisionsBy[application].Shortlisted(p.Post.Id, application));

    /// <summary>From the shortlist on the panel meets the candidate: names are said, and nothing of the answers is hidden any more.</summary>
    public bool Lifted(ApplicationId application) => Posts.Any(p => p.Post.Settled == SelectionStep.Shortlist && DecisionsBy[application].Shortlisted(p.Post.Id, application));

    public bool Abstains(PanelMemberId member, ApplicationId application) => Roster.Ties.GetValueOrDefault((member, application)) is { Abstains: true };
    public IReadOnlyList<PanelMember> ScorersOf(ApplicationId application, Round round = Round.Sift) =>
        [.. Panel.Sitting.Where(m => !Abstains(m.Id, application) && (round == Round.Sift || InterviewOf(application)?.Attends(m.Id) == true))];
    public bool IPreside(ApplicationId application) => Panel.Presiding(Panel.Sitting.Where(m => Abstains(m.Id, application)).Select(m => m.Id).ToHashSet())?.Id == Me.Id;

    /// <summary>Whether this member leads on a post: chairs, or presides over one of its candidates because the chair abstains.</summary>
    public bool Leads(CampaignPostId post) => Chairs || Mine.Any(a => a.Posts.Contains(post) && IPreside(a.Id));
    public IReadOnlyList<DeskApplicant> For(CampaignPostId post) => [.. Mine.Where(a => a.Posts.Contains(post))];
    public NamedPost? Post(CampaignPostId id) => Posts.FirstOrDefault(p => p.Post.Id == id);

    /// <summary>Whether the report of a post this application is for is out of the panel's hands.</summary>
    public bool ReportIn(DeskApplicant applicant) => Posts.Any(p => applicant.Posts.Contains(p.Post.Id) && p.Post.ReportIn);

    /// <summary>The desk, or null: not a sitting member, or a candidate of the same campaign, or somebody who typed an application in it. Nothing is on it before the campaign has closed.</summary>
    public static async Task<PanelDesk?> Open(Db db, Actor actor, PanelId id, DateTimeOffset now, CancellationToken cancel)
    {
        if (actor.User is not { } user) return null;
        var panel = await db.Panels.Include(p => p.Members).SingleOrDefaultAsync(p => p.Id == id && p.Members.Any(m => m.User == user && m.LeftAt == null), cancel);
        if (panel?.MemberOf(user) is not { } me) return null;
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == panel.Campaign, cancel);
        if (await db.Applications.AnyAsync(a => a.Campaign == campaign.Id && a.Candidate == user, cancel) || await db.HelpedIn(user).ContainsAsync(campaign.Id, cancel)) return null;
        var criteria = await db.CriteriaSets.AsNoTracking().SingleAsync(c => c.Id == campaign.Criteria, cancel);
        var posts = await db.NamedPosts(db.CampaignPosts.Where(p => p.Panel == id && p.WithdrawnAt == null), cancel);
        var waits = await db.StillSealed(campaign, cancel);
        var calibration = campaign.Terms.Calibration ? await db.CalibrationSheets.SingleOrDefaultAsync(s => s.Campaign == campaign.Id && s.User == user, cancel) : null;
        if (campaign.Closes.Includes(now) || waits) return new(campaign, criteria, panel, me, posts, [], [], []) { Calibration = calibration, Waits = waits };
        var ids = posts.Select(p => p.Post.Id).ToList();
        var decisions = await db.StageDecisions.Where(d => ids.Contains(d.Post)).ToListAsync(cancel);
        var interviews = await db.Interviews.AsNoTracking().Where(i => i.Panel == id && i.CancelledAt == null).ToListAsync(cancel);
        return new(campaign, criteria, panel, me, posts, decisions, interviews, await db.Order(campaign, posts, London.Day(now), cancel)) { Calibration = calibration, Roster = await Roster.Of(db, panel, me, ids, cancel) };
    }
}

/// <param name="Applicant">By reference.</param>
/// <param name="Posts">The posts chosen, as a set: the candidate's order of them is shown to nobody on a panel.</param>
public sealed record DeskApplicant(Applicant Applicant, IReadOnlySet<CampaignPostId> Posts)
{
    public ApplicationId Id => Applicant.Id;
    public string Reference => Applicant.Reference;
}
