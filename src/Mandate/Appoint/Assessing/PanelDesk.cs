using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>What one sitting member of one panel may work on. There is no other way into a panel's work.</summary>
public sealed record PanelDesk(Campaign Campaign, CriteriaSet Criteria, Panel Panel, PanelMember Me, IReadOnlyList<NamedPost> Posts, IReadOnlyList<DeskApplicant> All, IReadOnlyList<ConflictDeclaration> Ties,
    IReadOnlyList<StageDecision> Decisions, IReadOnlyList<Interview> Interviews, IReadOnlyList<OrderLine> Order)
{
    /// <summary>Digest of the criteria in force for this campaign.</summary>
    public string Digest => Campaign.CriteriaDigest ?? "";

    /// <summary>Nobody scores before an independent member sits, nor before the post that comes first is named.</summary>
    public Outcome MayScore() => Panel.MayScore().Then(() => OrderRules.MayBegin(Order));
    public bool Chairs => Me.Role == PanelRole.Chair;

    /// <summary>Applications that were not withdrawn, in this member's own order: the same every time, another for each member.</summary>
    public IReadOnlyList<DeskApplicant> Mine => InOrder("");

    /// <summary>The same in the order in which this member reads the answers to one criterion.</summary>
    public IReadOnlyList<DeskApplicant> InOrder(string criterion) => SiftOrder.Of(All.Where(a => a.Applicant.Live), a => a.Reference, Panel.Seed, Me.Seat, criterion);

    public ConflictDeclaration? MyTie(ApplicationId application) => Ties.FirstOrDefault(t => t.Member == Me.Id && t.Application == application);
    public IReadOnlyList<DeskApplicant> Undeclared => [.. Mine.Where(a => MyTie(a.Applicant.Id) is null)];

    /// <summary>An application this member may open: of this panel, not withdrawn, every tie declared, and no conflict.</summary>
    /// <param name="application">Which.</param>
    /// <param name="round">At interview: only of candidates on a shortlist of this panel, by members who are present.</param>
    public DeskApplicant? MayOpen(ApplicationId application, Round round = Round.Sift) =>
        Undeclared.Count == 0 && MyTie(application) is { Abstains: false } && (round == Round.Sift || (IsShortlisted(application) && InterviewOf(application)?.Attends(Me.Id) == true))
            ? Mine.FirstOrDefault(a => a.Applicant.Id == application) : null;

    public Interview? InterviewOf(ApplicationId application) => Interviews.FirstOrDefault(i => i.Application == application);

    /// <summary>On the shortlist of at least one post of this panel.</summary>
    public bool IsShortlisted(ApplicationId application) => Posts.Any(p => Decisions.Shortlisted(p.Post.Id, application));

    /// <summary>From the shortlist on the panel meets the candidate: names are said, and nothing of the answers is hidden any more.</summary>
    public bool Lifted(ApplicationId application) => Posts.Any(p => p.Post.Settled == SelectionStep.Shortlist && Decisions.Shortlisted(p.Post.Id, application));

    public bool Abstains(PanelMemberId member, ApplicationId application) => Ties.Any(t => t.Member == member && t.Application == application && t.Abstains);
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
        if (await db.Applications.AnyAsync(a => a.Campaign == campaign.Id && a.Candidate == user, cancel) || await db.Assistances.AnyAsync(a => a.Campaign == campaign.Id && a.Helper == user, cancel)) return null;
        var criteria = await db.CriteriaSets.AsNoTracking().SingleAsync(c => c.Id == campaign.Criteria, cancel);
        var posts = await db.NamedPosts(db.CampaignPosts.Where(p => p.Panel == id && p.WithdrawnAt == null), cancel);
        if (campaign.Closes.Includes(now)) return new(campaign, criteria, panel, me, posts, [], [], [], [], []);
        var ids = posts.Select(p => p.Post.Id).ToList();
        var rows = await db.Applications.AsNoTracking().Where(a => a.Campaign == campaign.Id && a.Preferences.Any(p => ids.Contains(p.Post)))
            .Select(a => new { a.Id, a.Reference, Live = a.WithdrawnAt == null, Posts = a.Preferences.Select(p => p.Post).ToList() }).ToListAsync(cancel);
        var applications = rows.Select(r => r.Id).ToList();
        var members = panel.Members.Select(m => m.Id).ToList();
        var ties = await db.ConflictDeclarations.Where(t => members.Contains(t.Member) && applications.Contains(t.Application)).ToListAsync(cancel);
        var decisions = await db.StageDecisions.Where(d => ids.Contains(d.Post)).ToListAsync(cancel);
        var interviews = await db.Interviews.AsNoTracking().Where(i => i.Panel == id).ToListAsync(cancel);
        return new(campaign, criteria, panel, me, posts, [.. rows.Select(r => new DeskApplicant(new(r.Id, r.Reference, r.Live), r.Posts.ToHashSet()))], ties, decisions, interviews,
            await db.Order(campaign, posts, London.Day(now), cancel));
    }
}

/// <param name="Applicant">By reference.</param>
/// <param name="Posts">The posts chosen, as a set: the candidate's order of them is shown to nobody on a panel.</param>
public sealed record DeskApplicant(Applicant Applicant, IReadOnlySet<CampaignPostId> Posts)
{
    public ApplicationId Id => Applicant.Id;
    public string Reference => Applicant.Reference;
}
