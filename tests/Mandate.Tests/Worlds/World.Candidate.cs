using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Platform.Access;

namespace Mandate.Tests.Worlds;

sealed partial class World
{
    /// <summary>One job that still goes on: a career without gaps.</summary>
    public static List<CareerEntry> OneJob => [new() { Key = "aaaaaaaaaa", Working = true, Employer = "Somewhere NHS Trust", Role = "Chief executive", From = "2010-04", Present = true, What = "Led the trust." }];

    /// <summary>All that a campaign with these terms and criteria asks, answered.</summary>
    public static ApplicationContent Written(CampaignTerms? terms = null, CriteriaContent? criteria = null) => new()
    {
        Name = "Ada Brown",
        Telephone = "020 7946 0000",
        CurrentRole = "Chief executive, Somewhere NHS Trust",
        Evidence = [.. (criteria ?? TwoCriteria).WithEvidence().Select(c => new Answer { Key = c.Code, Text = $"What I did about {c.Title}." })],
        Declarations = [.. (terms ?? new()).Eligibility.Select(r => new Declaration { Key = r.Key, Answer = r.ExcludesWhen == "yes" ? "no" : "yes" })],
        Career = OneJob,
        HasConflicts = false,
        NeedsAdjustments = false,
    };

    /// <summary>An application that was sent now.</summary>
    public async Task<Application> Application(Campaign campaign, IEnumerable<CampaignPost> preferences, User? candidate = null, ApplicationContent? content = null)
    {
        CriteriaSet criteria;
        await using (var db = Db()) criteria = (await db.CriteriaSets.FindAsync(campaign.Criteria))!;
        var sent = Mandate.Appoint.Application.Submit(campaign, criteria, (candidate ?? await User()).Id, ApplicationReference.New(),
            content ?? Written(campaign.Terms, criteria.Content), [.. preferences.Select(p => p.Id)], Now, Now);
        Assert.Null(sent.Refusal?.Text);
        return await Saved(sent.Value!);
    }
}
