using Bogus;
using Mandate.Appoint;
using Mandate.Appoint.Panels;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;
using ApplicationId = Mandate.Appoint.ApplicationId;

namespace Mandate.Story;

/// <summary>A panel's own work: each member alone and locked, then together.</summary>
static class Panels
{
    /// <summary>The chair designate presides where there is one; else the regional director does.</summary>
    public static async Task Form(Stage stage, CampaignPost post, Course course)
    {
        var (db, team) = (stage.Db, await Candidates.Team(stage));
        var panel = Panel.Form(post.Campaign, $"{course.Called} {post.Advert.BodyName}", stage.Now);
        foreach (var (who, role) in Seats(course))
        {
            var user = await stage.User(who);
            Stage.Must(panel.Add(user.Id, role, stage.Now));
            db.Record(team, stage.Now, new PanelMemberAdded(panel.Id, panel.Members[^1].Id, user.Id, user.Name, role));
        }
        Stage.Must(post.Assign(panel.Id, stage.Now));
        db.Panels.Add(panel);
        db.Record(team, stage.Now, new PanelFormed(panel.Id, post.Campaign, panel.Name, [post.Id], panel.Seed));
    }

    static IEnumerable<(Character, PanelRole)> Seats(Course course)
    {
        var (director, neighbour) = (Cast.Directors[course.Place % Cast.Directors.Count], Cast.Directors[(course.Place + 1) % Cast.Directors.Count]);
        var independent = Cast.Independents[course.Place % Cast.Independents.Count];
        return course.Presiding is { } chair ? [(chair, PanelRole.Chair), (director, PanelRole.Member), (independent, PanelRole.Independent)]
            : [(director, PanelRole.Chair), (neighbour, PanelRole.Member), (independent, PanelRole.Independent)];
    }

    /// <summary>Who has not yet scored the specimens of the campaign on another panel does so, each a little stricter or milder than the specimen was written to be.</summary>
    public static async Task Calibrate(Stage stage, CampaignPost post)
    {
        var campaign = await stage.Db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == post.Campaign);
        if (!campaign.Terms.Calibration) return;
        var criteria = await stage.Db.CriteriaSets.AsNoTracking().SingleAsync(c => c.Id == campaign.Criteria);
        var panel = await stage.Db.Panels.AsNoTracking().Include(p => p.Members).SingleAsync(p => p.Id == post.Panel);
        foreach (var member in panel.Sitting)
        {
            if (stage.Db.CalibrationSheets.Local.Any(s => s.Campaign == campaign.Id && s.User == member.User) || await stage.Db.CalibrationSheets.AnyAsync(s => s.Campaign == campaign.Id && s.User == member.User)) continue;
            var actor = await ActorOf(stage, member);
            var random = new Randomizer(HashCode(actor.Name));
            var (strict, sheet) = (random.Int(-1, 1), CalibrationSheet.Start(campaign.Id, member.User, campaign.CriteriaDigest!, stage.Now));
            var levels = criteria.Specimens.ConvertAll(s => Math.Clamp(s.Level + (random.Bool(0.5f) ? strict : 0), criteria.Content.LevelsFrom, criteria.Content.LevelsTo) is var level ? new LevelGiven { Code = s.Code, Level = level, Note = notes[Math.Clamp(level, 1, notes.Length) - 1] } : null!);
            Stage.Must(sheet.Write(new ScoreContent { Levels = levels }, campaign.CriteriaDigest!, criteria));
            Stage.Must(sheet.Lock(campaign.CriteriaDigest!, criteria, stage.Now));
            stage.Db.CalibrationSheets.Add(sheet);
            stage.Db.Record(actor, stage.Now, new SpecimensLocked(sheet.Id, campaign.CriteriaDigest!));
        }
    }

    public static async Task DeclareTies(Stage stage, CampaignPost post)
    {
        var (panel, applications, _, _) = await Sitting.Of(stage, post);
        foreach (var member in panel.Members)
        {
            var ties = applications.Select((a, i) => (Application: a, Tie: TieOf(member, i))).ToList();
            foreach (var (application, tie) in ties)
                stage.Db.ConflictDeclarations.Add(Stage.Must(ConflictDeclaration.Declare(member.Id, application.Id, tie, tie == Tie.None ? null : "We worked together some years ago.", stage.Now)));
            stage.Db.Record(await ActorOf(stage, member), stage.Now, new TiesDeclared(panel.Id, member.Id, ties.Count, ties.Count(t => t.Tie != Tie.None), ties.Count(t => t.Tie == Tie.Conflict)));
        }
    }

    /// <summary>Where no chair is named by the day of the sift, the approver lets the panel begin under the regional director.</summary>
    public static async Task Dispense(Stage stage, CampaignPost post)
    {
        var campaign = await stage.Db.Campaigns.SingleAsync(c => c.Id == post.Campaign);
        var line = (await stage.Db.Order(campaign, await stage.Db.NamedPosts(stage.Db.CampaignPosts.Where(p => p.Id == post.Id), CancellationToken.None), stage.Today, CancellationToken.None)).SingleOrDefault();
        if (line is not { Waits: true }) return;
        var approver = await stage.User(Cast.Approver);
        const string reason = "No chair is named yet, and the first day does not wait. The regional director presides, and the chair is asked before the appointment.";
        Stage.Must(post.Dispense(new() { Reason = reason, At = stage.Now, By = approver.Id }, line, satOnPanel: false));
        stage.Db.Record(approver.AsActor(), stage.Now, new OrderDispensed(post.Id, campaign.Id, post.Panel, line.Name, line.First), campaign.AppointingBody, reason);
    }

    /// <summary>One in nine is known to a member professionally. A conflict is rare, and never the chair's.</summary>
    static Tie TieOf(PanelMember member, int i) => (i % 9, member.Role) switch
    {
        (4, PanelRole.Member) => i % 27 == 4 ? Tie.Conflict : Tie.KnownProfessionally,
        (7, PanelRole.Chair) => Tie.KnownProfessionally,
        _ => Tie.None,
    };

    public static Task Sift(Stage stage, CampaignPost post, Course course) => Score(stage, post, Round.Sift, course);

    public static Task ScoreInterviews(Stage stage, CampaignPost post, Course course) => Score(stage, post, Round.Interview, course);

    static async Task Score(Stage stage, CampaignPost post, Round round, Course course)
    {
        var (panel, applications, campaign, criteria) = await Sitting.Of(stage, post);
        var members = panel.Members.Select(m => m.Id).ToList();
        var away = (await stage.Db.ConflictDeclarations.AsNoTracking().Where(d => members.Contains(d.Member)).ToListAsync()).Where(d => d.Abstains).Select(d => (d.Member, d.Application)).ToHashSet();
        var invited = await Invited(stage, post);
        var strongest = course.Strongest is { } one ? await stage.User(one) : null;
        var contested = Rivals.Posts.Contains(post.Slug) ? await stage.Db.CampaignPosts.Where(p => p.Campaign == post.Campaign && Rivals.Posts.Contains(p.Slug)).Select(p => p.Id).ToListAsync() : [];
        bool Rival(Application application) => application.Preferences.Count(p => contested.Contains(p.Post)) > 1;
        foreach (var (place, application) in applications.Index().Where(a => round == Round.Sift || invited.Contains(a.Item.Id)))
        {
            // Where the story fills the post, one is the strongest: whom it names, or somebody whose first choice the post is.
            var ability = !course.Outcome.Filled ? 2 : application.Candidate == strongest?.Id || Rival(application) || (strongest is null && place == FirstChoice(applications, post)) ? 4 : 2 + place % 2;
            foreach (var (n, member) in panel.Members.Index().Where(m => !away.Contains((m.Item.Id, application.Id))))
            {
                var random = new Randomizer(HashCode(application.Reference) + n + 100 * (int)round);
                var sheet = ScoreSheet.Start(panel.Id, member.Id, application.Id, campaign.CriteriaDigest!, stage.Now, round);
                var levels = criteria.In(round).Criteria.Select(c => Level(criteria, ability, random) is var level ? new LevelGiven { Code = c.Code, Level = level, Note = notes[Math.Clamp(level, 1, notes.Length) - 1] } : null!);
                Stage.Must(sheet.Write(new ScoreContent { Levels = [.. levels] }, campaign.CriteriaDigest!, criteria));
                Stage.Must(sheet.Lock(criteria, campaign.CriteriaDigest!, stage.Now));
                stage.Db.ScoreSheets.Add(sheet);
                stage.Db.Record(await ActorOf(stage, member), stage.Now, new ScoresLocked(sheet.Id, application.Reference, campaign.CriteriaDigest!, round));
            }
        }
    }

    static readonly string[] notes =
    [
        "Says what others did; nothing of their own.", "A start, but no result that could be checked.", "A clear example of their own, with a result.",
        "Led it, measured it, and says what they would do differently.", "Led it across organisations, and the result has lasted.",
    ];

    static async Task<IReadOnlySet<ApplicationId>> Invited(Stage stage, CampaignPost post) =>
        (await stage.Db.StageDecisions.Where(d => d.Post == post.Id && d.Step == SelectionStep.Shortlist && d.Through).Select(d => d.Application).ToListAsync()).ToHashSet();

    /// <summary>Strong candidates vary upwards only, so that one stays appointable; the others vary both ways.</summary>
    static int Level(CriteriaContent criteria, int ability, Randomizer random) =>
        Math.Clamp(ability + (ability >= 4 ? random.Int(0, 1) - random.Int(0, 1) / 2 : random.WeightedRandom([-1, 0, 1], [0.25f, 0.55f, 0.2f])), criteria.LevelsFrom, criteria.LevelsTo);

    static int FirstChoice(IReadOnlyList<Application> applications, CampaignPost post) =>
        applications.Index().First(a => a.Item.Preferences.Exists(p => p.Post == post.Id && p.Rank == 1)).Index;

    static int HashCode(string reference) => reference.Aggregate(7, (hash, c) => unchecked(hash * 31 + c) & 0xFFFFFF);

    /// <summary>The panel agrees the sift and settles the shortlist: everybody who meets the least levels, and the strongest three at least.</summary>
    public static async Task Shortlist(Stage stage, CampaignPost post)
    {
        var sitting = await Sitting.Of(stage, post);
        var (campaign, criteria) = (sitting.Campaign, sitting.Criteria);
        var agreed = await Agree(stage, sitting, Round.Sift);
        var chair = await ActorOf(stage, sitting.Chair);
        var (through, not) = (new List<string>(), new List<string>());
        foreach (var (place, (application, score)) in agreed.Index())
        {
            var advice = Advice.On(score.Content, criteria.In(Round.Sift))!;
            var taken = place < 3 || (advice.Appointable && place < 5) || StageDecision.GuaranteeHolds(advice, application.Content.GuaranteedInterview);
            var facts = new StageFacts(taken, taken ? "Among the strongest written evidence for this post." : "Others gave stronger evidence on the criteria that weigh most.");
            stage.Db.StageDecisions.Add(Stage.Must(StageDecision.Decide(post.Id, application.Id, SelectionStep.Shortlist, facts, advice, application.Content.GuaranteedInterview, stage.Now)));
            (taken ? through : not).Add(application.Reference);
        }
        post.Settle(SelectionStep.Shortlist, stage.Now);
        stage.Db.Record(chair, stage.Now, new StageDecided(post.Id, post.Panel!.Value, SelectionStep.Shortlist, through, not), campaign.AppointingBody);
    }

    /// <summary>The team fixes an interview with everybody on the shortlist, before the whole panel but those with a conflict. In a quick round they are short, and on the same day.</summary>
    public static async Task Invite(Stage stage, CampaignPost post, DateOnly on)
    {
        var (first, apart, minutes) = on > stage.Today ? (London.At(on, new TimeOnly(8, 0)), 70, 60) : (stage.Now.AddMinutes(5), 20, 20);
        var (panel, applications, campaign, criteria) = await Sitting.Of(stage, post);
        var team = await Candidates.Team(stage);
        var members = panel.Members.Select(m => m.Id).ToList();
        var ties = await stage.Db.ConflictDeclarations.AsNoTracking().Where(d => members.Contains(d.Member)).ToListAsync();
        var invited = await Invited(stage, post);
        stage.Db.InterviewKits.Add(InterviewKit.Draw(panel.Id, criteria, stage.Now));
        foreach (var (n, application) in applications.Where(a => invited.Contains(a.Id)).Index())
        {
            var abstaining = ties.Where(t => t.Application == application.Id && t.Abstains).Select(t => t.Member).ToHashSet();
            var facts = new InterviewFacts(first.AddMinutes(apart * n), minutes, "By video link, sent on the day", [.. members.Where(m => !abstaining.Contains(m))]);
            var interview = Stage.Must(Interview.Fix(panel, application.Id, facts, abstaining, [], stage.Now));
            stage.Db.Interviews.Add(interview);
            stage.Db.Record(team, stage.Now, new InterviewSet(panel.Id, interview.Id, application.Reference, interview.At, interview.Present.Count), campaign.AppointingBody);
        }
    }

    /// <summary>The panel's agreed scores of a round, best first: the middle of the members' own.</summary>
    static async Task<IReadOnlyList<(Application Application, AgreedScore Score)>> Agree(Stage stage, Sitting sitting, Round round)
    {
        var (panel, applications, campaign, all) = sitting;
        var criteria = all.In(round);
        var sheets = await stage.Db.ScoreSheets.AsNoTracking().Where(s => s.Panel == panel.Id && s.Round == round).ToListAsync();
        var chair = await ActorOf(stage, sitting.Chair);
        var agreed = new List<(Application Application, AgreedScore Score)>();
        foreach (var application in applications)
        {
            var own = sheets.Where(s => s.Application == application.Id).Select(s => s.Content).ToList();
            if (own.Count == 0) continue;
            var levels = criteria.Criteria.Select(c => new LevelGiven { Code = c.Code, Level = (int)Math.Round(Spread.Of(own, c.Code).Median!.Value, MidpointRounding.AwayFromZero) });
            var score = Stage.Must(AgreedScore.Agree(panel.Id, application.Id, campaign.CriteriaDigest!, new ScoreContent { Levels = [.. levels] }, all, everybodyLocked: true, stage.Now, own, round));
            stage.Db.AgreedScores.Add(score);
            stage.Db.Record(chair, stage.Now, new ScoresAgreed(score.Id, panel.Id, application.Reference, campaign.CriteriaDigest!, round));
            agreed.Add((application, score));
        }
        agreed.Sort((a, b) => Advice.Compare(a.Score.Content, b.Score.Content, criteria));
        return agreed;
    }

    public static async Task Judge(Stage stage, CampaignPost post)
    {
        var sitting = await Sitting.Of(stage, post);
        var criteria = sitting.Criteria;
        var agreed = await Agree(stage, sitting, Round.Interview);
        var chair = await ActorOf(stage, sitting.Chair);
        var rank = 0;
        foreach (var (application, score) in agreed)
        {
            var advice = Advice.On(score.Content, criteria)!;
            var facts = advice.Appointable
                ? new JudgementFacts(Judgement.Appointable, ++rank, "Met the standard in every criterion, with evidence that can be checked.", advice.Needs is null ? null : "A coach and a six-month plan for the one area below the standard.")
                : new JudgementFacts(Judgement.NotAppointable, null, "Gave good examples, but did not yet show the standard in every criterion.");
            stage.Db.CandidateOutcomes.Add(Stage.Must(CandidateOutcome.Judge(post.Id, application.Id, facts, advice, stage.Now)));
            stage.Db.Record(chair, stage.Now, new CandidateJudged(post.Id, post.Panel!.Value, application.Reference, facts.Judgement, facts.Rank));
        }
    }

    public static async Task<Actor> ActorOf(Stage stage, PanelMember member) => (await stage.Db.Users.FindAsync(member.User))!.AsActor();
}
