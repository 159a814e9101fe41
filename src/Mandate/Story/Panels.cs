using Bogus;
using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>A panel's own work: each member alone and locked, then together.</summary>
static class Panels
{
    /// <summary>The chair designate presides where there is one; else the regional director does.</summary>
    public static async Task Form(Stage stage, CampaignPost post, string body, int place)
    {
        var (db, team) = (stage.Db, await Candidates.Team(stage));
        var director = await stage.User(Cast.Directors[place % Cast.Directors.Count]);
        var independent = await stage.User(Cast.Independents[place % Cast.Independents.Count]);
        var chair = await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == Cast.ChairOf(body).Email.ToUpperInvariant());
        var panel = Panel.Form(post.Campaign, $"Panel for {post.Advert.BodyName}", stage.Now);
        foreach (var (user, role) in Seats(chair, director, independent, await stage.User(Cast.Directors[(place + 1) % Cast.Directors.Count])))
        {
            Stage.Must(panel.Add(user.Id, role, stage.Now));
            db.Record(team, stage.Now, new PanelMemberAdded(panel.Id, panel.Members[^1].Id, user.Id, user.Name, role));
        }
        Stage.Must(post.Assign(panel.Id, stage.Now));
        db.Panels.Add(panel);
        db.Record(team, stage.Now, new PanelFormed(panel.Id, post.Campaign, panel.Name, [post.Id]));
    }

    static IEnumerable<(User, PanelRole)> Seats(User? chair, User director, User independent, User neighbour) =>
        chair is not null ? [(chair, PanelRole.Chair), (director, PanelRole.Member), (independent, PanelRole.Independent)]
            : [(director, PanelRole.Chair), (neighbour, PanelRole.Member), (independent, PanelRole.Independent)];

    public static async Task DeclareTies(Stage stage, CampaignPost post)
    {
        var (panel, applications) = await Sitting(stage, post);
        foreach (var member in panel.Members)
        {
            var ties = applications.Select((a, i) => (Application: a, Tie: TieOf(member, i))).ToList();
            foreach (var (application, tie) in ties)
                stage.Db.ConflictDeclarations.Add(Stage.Must(ConflictDeclaration.Declare(member.Id, application.Id, tie, tie == Tie.None ? null : "We worked together some years ago.", stage.Now)));
            stage.Db.Record(await ActorOf(stage, member), stage.Now, new TiesDeclared(panel.Id, member.Id, ties.Count, ties.Count(t => t.Tie != Tie.None), ties.Count(t => t.Tie == Tie.Conflict)));
        }
    }

    /// <summary>One in nine is known to a member professionally. A conflict is rare, and never the chair's.</summary>
    static Tie TieOf(PanelMember member, int i) => (i % 9, member.Role) switch
    {
        (4, PanelRole.Member) => i % 27 == 4 ? Tie.Conflict : Tie.KnownProfessionally,
        (7, PanelRole.Chair) => Tie.KnownProfessionally,
        _ => Tie.None,
    };

    public static async Task Score(Stage stage, CampaignPost post, bool somebodyAppointable)
    {
        var (panel, applications) = await Sitting(stage, post);
        var (campaign, criteria) = await Against(stage, post);
        var members = panel.Members.Select(m => m.Id).ToList();
        var away = (await stage.Db.ConflictDeclarations.Where(d => members.Contains(d.Member)).ToListAsync()).Where(d => d.Abstains).Select(d => (d.Member, d.Application)).ToHashSet();
        foreach (var (place, application) in applications.Index())
        {
            // The candidate whose first choice this post is, and who is named by no other panel, is the strongest where the story fills the post.
            var ability = !somebodyAppointable ? 2 : place == Strongest(applications, post) ? 4 : 2 + place % 2;
            foreach (var (n, member) in panel.Members.Index().Where(m => !away.Contains((m.Item.Id, application.Id))))
            {
                var random = new Randomizer(HashCode(application.Reference) + n);
                var sheet = ScoreSheet.Start(panel.Id, member.Id, application.Id, campaign.CriteriaDigest!, stage.Now);
                Stage.Must(sheet.Write(new ScoreContent { Levels = [.. criteria.Criteria.Select(c => new LevelGiven { Code = c.Code, Level = Level(criteria, ability, random) })] }, campaign.CriteriaDigest!, criteria));
                Stage.Must(sheet.Lock(criteria, campaign.CriteriaDigest!, stage.Now));
                stage.Db.ScoreSheets.Add(sheet);
                stage.Db.Record(await ActorOf(stage, member), stage.Now, new ScoresLocked(sheet.Id, application.Reference, campaign.CriteriaDigest!));
            }
        }
    }

    /// <summary>Strong candidates vary upwards only, so that one stays appointable; the others vary both ways.</summary>
    static int Level(CriteriaContent criteria, int ability, Randomizer random) =>
        Math.Clamp(ability + (ability >= 4 ? random.Int(0, 1) - random.Int(0, 1) / 2 : random.WeightedRandom([-1, 0, 1], [0.25f, 0.55f, 0.2f])), criteria.LevelsFrom, criteria.LevelsTo);

    static int Strongest(IReadOnlyList<Application> applications, CampaignPost post) =>
        applications.Index().First(a => a.Item.Preferences.Exists(p => p.Post == post.Id && p.Rank == 1)).Index;

    static int HashCode(string reference) => reference.Aggregate(7, (hash, c) => unchecked(hash * 31 + c) & 0xFFFFFF);

    public static async Task Agree(Stage stage, CampaignPost post)
    {
        var (panel, applications) = await Sitting(stage, post);
        var (campaign, criteria) = await Against(stage, post);
        var sheets = await stage.Db.ScoreSheets.Where(s => s.Panel == panel.Id).ToListAsync();
        var chair = await ActorOf(stage, panel.Members.First(m => m.Role == PanelRole.Chair));
        var agreed = new List<(Application Application, AgreedScore Score)>();
        foreach (var application in applications)
        {
            var own = sheets.Where(s => s.Application == application.Id).Select(s => s.Content).ToList();
            var levels = criteria.Criteria.Select(c => new LevelGiven { Code = c.Code, Level = (int)Math.Round(Spread.Of(own, c.Code).Median!.Value, MidpointRounding.AwayFromZero) });
            var score = Stage.Must(AgreedScore.Agree(panel.Id, application.Id, campaign.CriteriaDigest!, new ScoreContent { Levels = [.. levels] }, criteria, everybodyLocked: true, stage.Now, own));
            stage.Db.AgreedScores.Add(score);
            stage.Db.Record(chair, stage.Now, new ScoresAgreed(score.Id, panel.Id, application.Reference, campaign.CriteriaDigest!));
            agreed.Add((application, score));
        }

        agreed.Sort((a, b) => Advice.Compare(a.Score.Content, b.Score.Content, criteria));
        var rank = 0;
        foreach (var (application, score) in agreed)
        {
            var advice = Advice.On(score.Content, criteria)!;
            var facts = advice.Appointable
                ? new JudgementFacts(Judgement.Appointable, ++rank, "Met the standard in every criterion, with evidence that can be checked.", advice.Needs is null ? null : "A coach and a six-month plan for the one area below the standard.")
                : new JudgementFacts(Judgement.NotAppointable, null, "Gave good examples, but did not yet show the standard in every criterion.");
            stage.Db.CandidateOutcomes.Add(Stage.Must(CandidateOutcome.Judge(post.Id, application.Id, facts, advice, stage.Now)));
            stage.Db.Record(chair, stage.Now, new CandidateJudged(post.Id, panel.Id, application.Reference, facts.Judgement, facts.Rank));
        }
    }

    public static async Task<(Panel Panel, IReadOnlyList<Application> Applications)> Sitting(Stage stage, CampaignPost post)
    {
        var panel = await stage.Db.Panels.Include(p => p.Members).SingleAsync(p => p.Id == post.Panel);
        var applications = await stage.Db.Applications.Include(a => a.Preferences)
            .Where(a => a.Campaign == post.Campaign && a.WithdrawnAt == null && a.Preferences.Any(p => p.Post == post.Id)).OrderBy(a => a.Reference).ToListAsync();
        return (panel, applications);
    }

    static async Task<(Campaign, CriteriaContent)> Against(Stage stage, CampaignPost post)
    {
        var campaign = await stage.Db.Campaigns.SingleAsync(c => c.Id == post.Campaign);
        return (campaign, (await stage.Db.CriteriaSets.SingleAsync(c => c.Id == campaign.Criteria)).Content);
    }

    public static async Task<Actor> ActorOf(Stage stage, PanelMember member) => (await stage.Db.Users.FindAsync(member.User))!.AsActor();
}
