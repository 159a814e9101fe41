using Mandate.Appoint;
using Mandate.Appoint.Campaigns;
using Mandate.Bodies;
using Mandate.Bodies.Packs;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bench;

/// <summary>The pack of the first users in the register and its campaign published, by the verbs of the domain. Measured around today.</summary>
/// <param name="Team">Runs the campaign.</param>
sealed record Season(Site Site, Campaign Campaign, CriteriaSet Criteria, IReadOnlyList<CampaignPost> Posts, User Team)
{
    const string Pack = "nhs-icb-2022";
    static readonly DateOnly vacant = new(2021, 9, 1);

    public IReadOnlyList<string> CampaignPages { get; private init; } = [];
    public IReadOnlyList<string> RegisterPages { get; private init; } = [];

    /// <param name="site">Empty.</param>
    /// <param name="closes">From now; before now for a campaign that has closed.</param>
    public static async Task<Season> Play(Site site, TimeSpan closes)
    {
        var now = TimeProvider.System.GetUtcNow();
        var opened = now.AddDays(-40);
        await using var db = site.Open();
        await Storage.Migrate(db, TimeProvider.System);
        var packs = new PackFolders(PackFolders.Nearest());
        var folder = packs.Find(Pack) ?? throw new InvalidOperationException($"No pack {Pack} in {packs.Root}: run the bench from the repository");
        var loaded = await PackLoader.Load(db, folder, Actor.Service, opened, CancellationToken.None);
        if (!loaded.Loaded) throw new InvalidOperationException($"The pack was refused: {loaded.Refusal}");

        var team = User.Open("Tess Team", "team@example.org", opened);
        var holding = new RoleHolding { Id = Id.New<RoleHoldingId>(opened), User = team.Id, Role = Role.AppointmentsTeam, From = London.Day(opened) };
        db.Users.Add(team);
        db.RoleHoldings.Add(holding);
        await db.SaveChangesAsync();

        var template = Must(CampaignTemplates.Of(folder).First());
        var actor = new Actor(team.Id, team.Name, [new(Role.AppointmentsTeam, null)]);
        var campaign = Must(await PlanCampaign.Plan(db, actor, opened, packs, template with { Opens = opened.AddDays(1), Closes = new Deadline(Minute(now + closes)), Terms = template.Terms with { AsksForCv = false, Order = null } }, CancellationToken.None));
        await db.SaveChangesAsync();
        var posts = (await VacantPosts.For(db, campaign, vacant, CancellationToken.None)).Select(v => CampaignPost.Advertise(campaign.Id, v.Post, v.Body, v.Slug, opened, v.Advert)).ToList();
        db.CampaignPosts.AddRange(posts);
        var criteria = await db.CriteriaSets.SingleAsync(c => c.Id == campaign.Criteria);
        if (criteria.Freeze(opened).Then(() => campaign.Publish(criteria, posts.Count, opened)).Refusal is { } refusal) throw new InvalidOperationException(refusal.Text);
        await db.SaveChangesAsync();

        var bodies = await db.Bodies.Where(b => posts.Select(p => p.Body).Contains(b.Id)).OrderBy(b => b.Slug).Select(b => b.Slug).Take(12).ToListAsync();
        return new(site, campaign, criteria, posts, team)
        {
            CampaignPages = [$"/appoint/{campaign.Slug}", "/appoint", $"/appoint/{campaign.Slug}/progress", .. posts.Take(12).Select(p => $"/appoint/{campaign.Slug}/posts/{p.Slug}"), $"/appoint/{campaign.Slug}/posts/{posts[0].Slug}/pack"],
            RegisterPages = ["/bodies", "/bodies?page=2", .. bodies.Select(b => $"/bodies/{b}")],
        };
    }

    static DateTimeOffset Minute(DateTimeOffset at) => new(at.Ticks - at.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero);

    public static T Must<T>(Outcome<T> outcome) where T : class => outcome.Value ?? throw new InvalidOperationException(outcome.Refusal!.Text);

    /// <summary>All that the campaign asks, answered.</summary>
    /// <param name="n">Which candidate.</param>
    /// <param name="length">Words to each criterion.</param>
    public ApplicationContent Content(int n, int length = 250) => new()
    {
        Name = $"Candidate Number{n}",
        Telephone = "020 7946 0000",
        CurrentRole = "Chief executive of a trust",
        Evidence = [.. Criteria.Content.WithEvidence().Select(c => new Answer { Key = c.Code, Text = Answered(c, length) })],
        Declarations = [.. Campaign.Terms.Eligibility.Select(r => new Declaration { Key = r.Key, Answer = string.Equals(r.ExcludesWhen, "yes", StringComparison.OrdinalIgnoreCase) ? "no" : "yes" })],
        Career = [new() { Key = "aaaaaaaaaa", Working = true, Employer = "Somewhere NHS Trust", Role = "Chief executive", From = "2010-04", Present = true, What = "Led the trust." }],
        HasConflicts = false,
        NeedsAdjustments = n % 20 == 0,
        Adjustments = n % 20 == 0 ? "A hearing loop please" : null,
    };

    static string Answered(Criterion criterion, int length) =>
        string.Join(' ', Enumerable.Range(0, criterion.WordLimit == 0 ? length : Math.Min(length, criterion.WordLimit)).Select(i => words[i % words.Length]));

    static readonly string[] words = "We chose three aims and wrote down what we would stop doing and published both lists so that everybody could see what came of them.".Split(' ');

    /// <summary>Up to three posts, first choice first.</summary>
    public List<CampaignPostId> Wanted(int n) => [.. Enumerable.Range(0, 1 + n % 3).Select(i => Posts[(n + i * 7) % Posts.Count].Id).Distinct().Take(Campaign.Terms.PreferencesAllowed)];
}
