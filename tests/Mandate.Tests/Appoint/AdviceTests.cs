using Mandate.Appoint;
using Mandate.Platform;

namespace Mandate.Tests.Appoint;

public sealed class AdviceTests
{
    static readonly CriteriaContent Criteria = new()
    {
        MinimumLevel = 3, OneBelow = new() { Group = "domain", Count = 1, Floor = 2, Needs = "development plan" },
        Criteria =
        [
            new() { Code = "D1", Title = "Strategy", Group = "domain", Weight = 40, Priority = true, MinimumLevel = 3 },
            new() { Code = "D2", Title = "Quality", Group = "domain", Weight = 40, MinimumLevel = 3 },
            new() { Code = "R1", Title = "Money", Group = "role", Weight = 20, MinimumLevel = 4 },
        ],
    };

    static ScoreContent Levels(int d1, int d2, int r1) => new() { Levels = [new() { Code = "D1", Level = d1 }, new() { Code = "D2", Level = d2 }, new() { Code = "R1", Level = r1 }] };

    [Theory]
    [InlineData(3, 3, 4, true, 320, null)]
    [InlineData(5, 5, 5, true, 500, null)]
    [InlineData(2, 3, 4, true, 280, "development plan")] // one domain, one below
    [InlineData(1, 5, 5, false, 340, null)] // below the floor
    [InlineData(2, 2, 5, false, 260, null)] // two below
    [InlineData(5, 5, 3, false, 460, null)] // not a domain
    public void The_rule_of_the_criteria_advises(int d1, int d2, int r1, bool appointable, int weighted, string? needs)
    {
        var advice = Advice.On(Levels(d1, d2, r1), Criteria)!;
        Assert.Equal((appointable, weighted, needs), (advice.Appointable, advice.Weighted, advice.Needs));
        Assert.NotEmpty(advice.Reasons);
    }

    [Fact]
    public void A_missing_level_is_never_zero_and_gives_no_advice() => Assert.Null(Advice.On(new() { Levels = [new() { Code = "D1", Level = 5 }] }, Criteria));

    [Fact]
    public void Equals_are_decided_by_the_priority_criterion() => Assert.True(Advice.Compare(Levels(4, 3, 4), Levels(3, 4, 4), Criteria) < 0);

    [Theory]
    [InlineData(new[] { 2, 3, 4 }, 4, false)]
    [InlineData(new[] { 2, 3, 4 }, 5, true)]
    [InlineData(new[] { 2, 3 }, 4, true)]
    [InlineData(new[] { 3, 4 }, 3, false)]
    public void An_agreed_level_more_than_1_from_the_middle_wants_a_reason(int[] own, int agreed, bool wants) => Assert.Equal(wants, new Spread([.. own.Order()]).WantsReason(agreed));

    [Fact]
    public void Canonical_json_is_one_text_whatever_the_order_of_keys()
    {
        Assert.Equal(CanonicalJson.Of(new { b = 1, a = new { d = "é<", c = (string?)null } }), CanonicalJson.Of(new { a = new { c = (string?)null, d = "é<" }, b = 1 }));
        Assert.Equal("""{"a":{"c":null,"d":"é<"},"b":1}""", CanonicalJson.Of(new { b = 1, a = new { d = "é<", c = (string?)null } }));
        var content = new ReportContent { Post = "Chief executive", Candidates = [new() { Reference = "A", Judgement = Judgement.NotAppointable }], SubmittedAt = DateTimeOffset.UnixEpoch };
        Assert.Equal(CanonicalJson.Of(content), CanonicalJson.Of(CanonicalJson.Read<ReportContent>(CanonicalJson.Of(content))));
    }

    [Fact]
    public void When_the_chair_abstains_the_independent_member_presides()
    {
        var now = DateTimeOffset.UnixEpoch;
        var panel = Panel.Form(Id.New<CampaignId>(now), "Panel", now);
        foreach (var role in new[] { PanelRole.Member, PanelRole.Independent, PanelRole.Chair }) panel.Add(Id.New<UserId>(now), role, now);
        PanelMemberId Of(PanelRole role) => panel.Members.Find(m => m.Role == role)!.Id;
        Assert.Equal(PanelRole.Chair, panel.Presiding(new HashSet<PanelMemberId>())!.Role);
        Assert.Equal(PanelRole.Independent, panel.Presiding(new HashSet<PanelMemberId> { Of(PanelRole.Chair) })!.Role);
        Assert.Equal(PanelRole.Member, panel.Presiding(new HashSet<PanelMemberId> { Of(PanelRole.Chair), Of(PanelRole.Independent) })!.Role);
        Assert.Null(panel.Complete().Refusal);
    }
}
