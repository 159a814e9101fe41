using Mandate.Appoint;
using Mandate.Bodies;
using Mandate.Platform;

namespace Mandate.Tests.Worlds;

sealed partial class World
{
    int campaigns;

    /// <summary>Two criteria, levels 1 to 5.</summary>
    public static CriteriaContent TwoCriteria { get; } = new()
    {
        Criteria =
        [
            new() { Code = "D1", Title = "Strategy", Group = "domain", Weight = 60, Priority = true, Evidence = true, WordLimit = 300, MinimumLevel = 3, Question = "Tell us about a long change that you led." },
            new() { Code = "D2", Title = "Quality", Group = "domain", Weight = 40, Evidence = true, WordLimit = 300, MinimumLevel = 3 },
        ],
    };

    /// <summary>Four specimens, two for each criterion.</summary>
    public static IReadOnlyList<Specimen> FourSpecimens { get; } =
        [.. new[] { ("S1", "D1", 3), ("S2", "D1", 4), ("S3", "D2", 2), ("S4", "D2", 5) }.Select(s => new Specimen { Code = s.Item1, Criterion = s.Item2, Level = s.Item3, Text = $"An answer nobody sent, {s.Item1}.", Why = $"Intended{s.Item1}." })];

    public Task<CriteriaSet> Criteria(bool frozen = true, CriteriaContent? content = null)
    {
        var set = CriteriaSet.Write($"criteria-{++campaigns}", "Chief executives", content ?? TwoCriteria, Now, specimens: FourSpecimens);
        if (frozen) Assert.False(set.Freeze(Now).Refused);
        return Saved(set);
    }

    /// <summary>A campaign for the chief executive posts of some bodies, open since this morning until 26 September 2021, 23:59.</summary>
    public async Task<(Campaign Campaign, IReadOnlyList<CampaignPost> Posts)> Campaign(int posts = 2, bool published = true, CampaignTerms? terms = null, Deadline? closes = null)
    {
        var criteria = await Criteria();
        var appointing = await Body($"Appointing body {campaigns}", "national-body", new DateOnly(2013, 4, 1));
        var facts = new CampaignFacts($"campaign-{campaigns}", "Chief executives", appointing.Id, appointing.Id, "chief-executive", criteria.Id,
            London.Midnight(new DateOnly(2021, 9, 1)), closes ?? Deadline.AtMinute(new DateOnly(2021, 9, 26), new TimeOnly(23, 59)), terms ?? new CampaignTerms { PreferencesAllowed = 3 });
        var campaign = Mandate.Appoint.Campaign.Plan(facts, Now).Value!;
        if (published) Assert.False(campaign.Publish(criteria, posts, Now).Refused);
        await Saved(campaign);
        var advertised = new List<CampaignPost>();
        for (var i = 0; i < posts; i++)
        {
            var body = await Body();
            var post = await Post(body);
            advertised.Add(await Saved(CampaignPost.Advertise(campaign.Id, post.Id, body.Id, $"{body.Slug}-chief-executive", Now)));
        }
        return (campaign, advertised);
    }
}
