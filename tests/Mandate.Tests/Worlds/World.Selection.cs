using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Worlds;

/// <summary>A panel with the people on it.</summary>
sealed record PanelPeople(PanelId Id, User Chair, User Member, User Independent)
{
    public IReadOnlyList<User> All => [Chair, Member, Independent];
}

/// <summary>An application with the person who sent it.</summary>
sealed record Sent(ApplicationId Id, string Reference, string Name, User Candidate);

sealed partial class World
{
    static readonly string[] references = [.. from a in "BCDFGH" from b in "3467" select $"{a}{b}XX-{b}{a}YY"];
    int sent;

    /// <summary>A chair, a member and an independent member for these posts.</summary>
    public async Task<PanelPeople> Panel(Campaign campaign, params IEnumerable<CampaignPost> posts)
    {
        var (chair, member, independent) = (await User(Role.Assessor), await User(Role.Assessor), await User(Role.Assessor));
        var panel = Mandate.Appoint.Panel.Form(campaign.Id, "Panel", Now);
        Assert.False(panel.Add(chair.Id, PanelRole.Chair, Now).Refused);
        Assert.False(panel.Add(member.Id, PanelRole.Member, Now).Refused);
        Assert.False(panel.Add(independent.Id, PanelRole.Independent, Now).Refused);
        await using var db = Db();
        db.Panels.Add(panel);
        var ids = posts.Select(p => p.Id).ToList();
        foreach (var post in await db.CampaignPosts.Where(p => ids.Contains(p.Id)).ToListAsync()) Assert.False(post.Assign(panel.Id, Now).Refused);
        await db.SaveChangesAsync();
        return new(panel.Id, chair, member, independent);
    }

    /// <summary>An application in time, whatever the clock says now, for these posts in this order.</summary>
    public async Task<Sent> Submitted(Campaign campaign, params IReadOnlyList<CampaignPost> posts)
    {
        var candidate = await User();
        await using var db = Db();
        var criteria = await db.CriteriaSets.SingleAsync(c => c.Id == campaign.Criteria);
        var n = sent++;
        var (reference, name) = (references[n], $"Candidate Surname{n + 1}");
        var application = Mandate.Appoint.Application.Submit(campaign, criteria, candidate.Id, reference, Content(campaign, criteria, name), [.. posts.Select(p => p.Id)], campaign.OpensAt.AddDays(1), campaign.OpensAt.AddDays(1));
        Assert.Null(application.Refusal);
        db.Applications.Add(application.Value!);
        await db.SaveChangesAsync();
        return new(application.Value!.Id, reference, name, candidate);
    }

    static ApplicationContent Content(Campaign campaign, CriteriaSet criteria, string name) => new()
    {
        Name = name, Telephone = "020 7946 0000", HasConflicts = false, NeedsAdjustments = true, Career = OneJob, Adjustments = "A hearing loop please",
        Evidence = [.. criteria.Content.WithEvidence().Select(c => new Answer { Key = c.Code, Text = $"Evidence on {c.Title} by hand." })],
        Declarations = [.. campaign.Terms.Eligibility.Select(r => new Declaration { Key = r.Key, Answer = "no" })],
    };

    /// <summary>The day after the campaign closed.</summary>
    public void Closed(Campaign campaign) => Now = campaign.ClosesAt.AddDays(1);

    /// <summary>Every member declares no tie to these applicants.</summary>
    public async Task NoTies(PanelPeople panel, params IEnumerable<Sent> applications)
    {
        foreach (var application in applications)
            foreach (var user in panel.All) await Tied(panel, user, application, Tie.None);
    }

    public async Task Tied(PanelPeople panel, User user, Sent application, Tie tie)
    {
        await using var db = Db();
        var member = (await db.Panels.Include(p => p.Members).SingleAsync(p => p.Id == panel.Id)).MemberOf(user.Id)!;
        if (await db.ConflictDeclarations.AnyAsync(d => d.Member == member.Id && d.Application == application.Id)) return;
        db.ConflictDeclarations.Add(ConflictDeclaration.Declare(member.Id, application.Id, tie, tie == Tie.None ? null : "We worked together", Now).Value!);
        await db.SaveChangesAsync();
    }

    /// <summary>One member gives the same level to every criterion.</summary>
    public async Task<ScoreSheet> Sheet(PanelPeople panel, User user, Sent application, int level = 4, bool locked = true, Round round = Round.Sift)
    {
        await using var db = Db();
        var shown = await db.Panels.Include(p => p.Members).SingleAsync(p => p.Id == panel.Id);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == shown.Campaign);
        var criteria = await db.CriteriaSets.SingleAsync(c => c.Id == campaign.Criteria);
        var sheet = ScoreSheet.Start(panel.Id, shown.MemberOf(user.Id)!.Id, application.Id, campaign.CriteriaDigest!, Now, round);
        Assert.False(sheet.Write(Levels(criteria.Content.In(round), level), campaign.CriteriaDigest!, criteria.Content).Refused);
        if (locked) Assert.False(sheet.Lock(criteria.Content, campaign.CriteriaDigest!, Now).Refused);
        db.ScoreSheets.Add(sheet);
        await db.SaveChangesAsync();
        return sheet;
    }

    public static ScoreContent Levels(CriteriaContent criteria, int level) =>
        new() { Levels = [.. criteria.Criteria.Select(c => new LevelGiven { Code = c.Code, Level = level, Note = $"Secretnote{level}" })] };

    /// <summary>No ties, everybody locked this level in the sift, and the panel agreed it.</summary>
    public async Task Sifted(PanelPeople panel, Sent application, int level = 4)
    {
        await NoTies(panel, application);
        foreach (var user in panel.All) await Sheet(panel, user, application, level);
        await Agreed(panel, application, level, Round.Sift);
    }

    async Task Agreed(PanelPeople panel, Sent application, int level, Round round)
    {
        await using var db = Db();
        var shown = await db.Panels.SingleAsync(p => p.Id == panel.Id);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == shown.Campaign);
        var criteria = await db.CriteriaSets.SingleAsync(c => c.Id == campaign.Criteria);
        db.AgreedScores.Add(AgreedScore.Agree(panel.Id, application.Id, campaign.CriteriaDigest!, Levels(criteria.Content.In(round), level), criteria.Content, true, Now, round: round).Value!);
        await db.SaveChangesAsync();
    }

    /// <summary>The panel takes the candidate on to the shortlist of every post of theirs, or to none; a list is settled when nobody is left.</summary>
    public async Task Shortlisted(PanelPeople panel, Sent application, bool through = true)
    {
        await using var db = Db();
        var posts = await db.CampaignPosts.Where(p => p.Panel == panel.Id && db.Applications.Any(a => a.Id == application.Id && a.Preferences.Any(x => x.Post == p.Id))).ToListAsync();
        foreach (var post in posts)
        {
            db.StageDecisions.Add(StageDecision.Decide(post.Id, application.Id, SelectionStep.Shortlist, new(through, "The written evidence was weighed with care."), new Advice(true, 400, []), false, Now).Value!);
            await db.SaveChangesAsync();
            var live = await db.Applications.Where(a => a.WithdrawnAt == null && a.Preferences.Any(x => x.Post == post.Id)).Select(a => a.Id).ToListAsync();
            if ((await db.StageDecisions.Where(d => d.Post == post.Id).ToListAsync()).Settled(post.Id, live, SelectionStep.Shortlist, false)) post.Settle(SelectionStep.Shortlist, Now);
        }
        await db.SaveChangesAsync();
    }

    /// <summary>An interview before the whole panel, which has begun by now: the clock stands five minutes later.</summary>
    public async Task Interviewed(PanelPeople panel, Sent application)
    {
        await using var db = Db();
        var shown = await db.Panels.Include(p => p.Members).SingleAsync(p => p.Id == panel.Id);
        db.Interviews.Add(Interview.Fix(shown, application.Id, new(Now.AddMinutes(5), 5, "Room 1", [.. shown.Sitting.Select(m => m.Id)]), new HashSet<PanelMemberId>(), [], Now).Value!);
        await db.SaveChangesAsync();
        Now = Now.AddMinutes(5);
    }

    /// <summary>No ties, sifted, on the shortlist, interviewed: everybody locked this level in both rounds, and the panel agreed it.</summary>
    public async Task Scored(PanelPeople panel, Sent application, int level = 4)
    {
        await Sifted(panel, application, level);
        await Shortlisted(panel, application);
        await Interviewed(panel, application);
        foreach (var user in panel.All) await Sheet(panel, user, application, level, round: Round.Interview);
        await Agreed(panel, application, level, Round.Interview);
    }

    /// <summary>The panel finds the candidate appointable at this rank, or not appointable.</summary>
    public async Task Judged(CampaignPost post, Sent application, int? rank)
    {
        await using var db = Db();
        var facts = new JudgementFacts(rank is null ? Judgement.NotAppointable : Judgement.Appointable, rank, "The evidence was clear and could be checked.");
        db.CandidateOutcomes.Add(CandidateOutcome.Judge(post.Id, application.Id, facts, new Advice(true, 400, []), Now).Value!);
        await db.SaveChangesAsync();
    }

    /// <summary>A report from the panel's records, handed in by its chair; recommends the first of those given, in order, or nobody.</summary>
    public async Task<string> Reported(PanelPeople panel, CampaignPost post, params IReadOnlyList<Sent> ranked)
    {
        await using var db = Db();
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == post.Campaign);
        var document = ReportDocument.Of(post.Id, new ReportContent
        {
            Campaign = campaign.Title, Post = "Chief executive", Recommended = ranked.FirstOrDefault()?.Reference, Reserves = [.. ranked.Skip(1).Select(r => r.Reference)], Reasons = "Reasons", SubmittedAt = Now,
        }, Now);
        var report = new PanelReport
        {
            Recommended = ranked.Count == 0 ? null : ranked[0].Id, Reserves = [.. ranked.Skip(1).Select(r => new Reserve { Application = r.Id })],
            Method = "Method", Reasons = "Reasons", SubmittedAt = Now, SubmittedBy = panel.Chair.Id, Digest = document.Digest,
        };
        Assert.False((await db.CampaignPosts.SingleAsync(p => p.Id == post.Id)).Submit(report).Refused);
        db.ReportDocuments.Add(document);
        await db.SaveChangesAsync();
        return document.Digest;
    }

    public async Task<User> Approved(CampaignPost post)
    {
        var approver = await User(Role.Approver);
        await using var db = Db();
        var decided = await db.CampaignPosts.SingleAsync(p => p.Id == post.Id);
        Assert.False(decided.Decide(new Approval { Decision = ApprovalDecision.Approved, ReportDigest = decided.Report!.Digest, At = Now, By = approver.Id }, approverSatOnPanel: false).Refused);
        await db.SaveChangesAsync();
        return approver;
    }

    /// <summary>Offered until a week from now, to the next in line.</summary>
    public async Task Offered(CampaignPost post)
    {
        var by = await User(Role.Appointer);
        await using var db = Db();
        Assert.False((await db.CampaignPosts.SingleAsync(p => p.Id == post.Id)).MakeOffer(Now, Now.AddDays(7), by.Id).Refused);
        await db.SaveChangesAsync();
    }

    public async Task<CampaignPost> Again(CampaignPost post)
    {
        await using var db = Db();
        return await db.CampaignPosts.AsNoTracking().SingleAsync(p => p.Id == post.Id);
    }
}
