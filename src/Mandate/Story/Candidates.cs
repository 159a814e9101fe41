using Bogus;
using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>The campaign is planned and published; 400 people apply between 1 and 26 September 2021, many of them late on the last evening.</summary>
static class Candidates
{
    public const string Campaign = "icb-chief-executives-2021";

    public static IEnumerable<Scene> Scenes() =>
    [
        Scene.On(new(2021, 8, 27), 15, stage => Advertising.Plan(stage, Campaign)),
        Scene.On(new(2021, 8, 31), 16, Publish),
        .. Boxes.Scenes(Close),
        .. Cast.Candidates.Select((c, i) => new Scene(Moment(i), stage => Apply(stage, c, i))),
        .. Cast.Candidates.Select((c, i) => (c, i)).Where(x => x.i % 37 == 5).Select(x => new Scene(Moment(x.i).AddHours(20) is var later && later < Close ? later : Close.AddMinutes(-30), stage => Withdraw(stage, x.c))),
    ];

    static readonly DateTimeOffset Close = Deadline.AtMinute(new(2021, 9, 26), new(23, 59)).Ends;

    /// <summary>When one candidate sends: a third on the last day, the last a few seconds before midnight.</summary>
    static DateTimeOffset Moment(int i)
    {
        var random = new Randomizer(5000 + i);
        if (i == Cast.CandidateCount - 1) return Close.AddSeconds(-7);
        var back = i % 3 == 0 ? random.Double(0.05, 14) * 60 : random.Double(14, 600) * 60;
        return Close.AddMinutes(-back).AddSeconds(random.Int(0, 59));
    }

    /// <summary>The invented systems have a chief executive by other ways: the national campaign is for the 42.</summary>
    static async Task Publish(Stage stage) =>
        await Advertising.Publish(stage, Campaign, (await stage.Db.Bodies.Where(b => !b.Invented).Select(b => b.Id).ToListAsync()).ToHashSet());

    static async Task Apply(Stage stage, Character who, int i)
    {
        var random = new Randomizer(9000 + i);
        var user = Opening.Hire(stage, who, i switch { 0 => "Candidate who has applied", 1 => "Another candidate who has applied", 2 => "A third candidate who has applied", _ => null });
        var campaign = await stage.Db.Campaigns.SingleAsync(c => c.Slug == Campaign);
        var advertised = await stage.Db.CampaignPosts.Where(p => p.Campaign == campaign.Id && p.WithdrawnAt == null).OrderBy(p => p.Slug).Select(p => new { p.Id, p.Slug }).ToListAsync();
        var posts = advertised.ConvertAll(p => p.Id);
        // Every post has somebody for whom it comes first, then chance decides.
        var first = posts[i % posts.Count];
        var preferences = random.Shuffle(posts.Where(p => p != first)).Take(random.WeightedRandom([0, 1, 2], [0.5f, 0.3f, 0.2f])).Prepend(first).ToList();
        if (Rivals.WantedBy(i) is { } wanted) preferences = [.. wanted.Select(w => advertised.Single(p => p.Slug == w).Id)];
        await Send(stage, user, who, campaign.Id, preferences, 9000 + i);
    }

    public static async Task Send(Stage stage, Platform.Access.User user, Character who, CampaignId id, IReadOnlyList<CampaignPostId> preferences, int seed, IReadOnlyList<string>? roles = null)
    {
        var campaign = await stage.Db.Campaigns.SingleAsync(c => c.Id == id);
        var criteria = await stage.Db.CriteriaSets.SingleAsync(c => c.Id == campaign.Criteria);
        var content = Evidence.Write(who, criteria.Content, campaign.Terms, new Randomizer(seed), roles);
        var application = Stage.Must(Application.Submit(campaign, criteria, user.Id, Reference(new Randomizer(seed)), content, preferences, stage.Now, stage.Now));
        stage.Db.Applications.Add(campaign.Terms.Sealed ? application = await Boxes.Seal(stage, application) : application);
        if (stage.Monitoring is { } key && Equality.Of(key.TokenOf(application.Id), campaign.Terms.Monitoring, stage.Today, new Randomizer(seed + 50_000)) is { } answers) stage.Db.MonitoringAnswers.Add(answers);
        stage.Db.Record(user.AsActor(), stage.Now, new ApplicationSubmitted(application.Id, campaign.Id, application.Reference, application.Digest, Replaced: false), campaign.AppointingBody);
    }

    /// <summary>The same in every demonstration, so that the same people are appointed.</summary>
    static string Reference(Randomizer random) => $"{random.String2(4, ApplicationReference.Alphabet)}-{random.String2(4, ApplicationReference.Alphabet)}";

    static async Task Withdraw(Stage stage, Character who)
    {
        var user = await stage.User(who);
        var application = await stage.Db.Applications.SingleAsync(a => a.Candidate == user.Id);
        Stage.Must(application.Withdraw(stage.Now));
        foreach (var sending in await stage.Db.SealedSendings.Where(s => s.Application == application.Id).ToListAsync()) sending.Withdraw(stage.Now);
        stage.Db.Record(user.AsActor(), stage.Now, new ApplicationWithdrawn(application.Id, application.Reference));
    }

    public static async Task<Actor> Team(Stage stage)
    {
        var user = await stage.User(Cast.Team);
        return new Actor(user.Id, user.Name, [new(Role.AppointmentsTeam, (await stage.Body("nhs-england")).Id)]);
    }
}
