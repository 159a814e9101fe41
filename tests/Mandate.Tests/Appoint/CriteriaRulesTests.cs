using System.Security.Cryptography;
using Mandate.Appoint;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Appoint;

public sealed class CriteriaRulesTests
{
    static readonly DateTimeOffset now = new(2021, 8, 1, 9, 0, 0, TimeSpan.Zero);
    static Criterion C(string code, int weight, string group = "domain") => new() { Code = code, Title = code, Group = group, Weight = weight };
    static CriteriaContent Of(params Criterion[] criteria) => new() { Criteria = [.. criteria] };

    public static TheoryData<string, CriteriaContent, string?> Cases => new()
    {
        { "two that weigh 100", World.TwoCriteria, null },
        { "none", Of(), CriteriaRefusals.Empty.Text },
        { "weights of 90", Of(C("A", 50), C("B", 40)), CriteriaRefusals.Weights.Text },
        { "weights of 110", Of(C("A", 70), C("B", 40)), CriteriaRefusals.Weights.Text },
        { "one code twice, in other capitals", Of(C("A", 50), C("a", 50)), CriteriaRefusals.SameCodeTwice.Text },
        { "two priorities", Of(C("A", 50) with { Priority = true }, C("B", 50) with { Priority = true }), CriteriaRefusals.TwoPriorities.Text },
        { "some levels described", Of(C("A", 100) with { Levels = [new() { Level = 1, Name = "x" }] }), CriteriaRefusals.LevelsMissing.Text },
        { "levels of another scale", Of(C("A", 100) with { Levels = [.. Enumerable.Range(0, 5).Select(l => new LevelName { Level = l })] }), CriteriaRefusals.LevelsMissing.Text },
        { "four levels, all described", Of(C("A", 100) with { Levels = [.. Enumerable.Range(1, 4).Select(l => new LevelName { Level = l, Name = "x" })] }) with { LevelsTo = 4 }, null },
        { "a scale turned round", Of(C("A", 100)) with { LevelsFrom = 5, LevelsTo = 1 }, CriteriaRefusals.Scale.Text },
        { "a least level above the scale", Of(C("A", 100) with { MinimumLevel = 6 }), CriteriaRefusals.MinimumAboveScale.Text },
        { "evidence without a limit", Of(C("A", 100) with { Evidence = true }), "Say how many words a candidate may write about “A”." },
        { "an exception for a group that is not there", Of(C("A", 100)) with { OneBelow = new() { Group = "role", Count = 1, Floor = 2 } }, CriteriaRefusals.OneBelowWrong.Text },
        { "an exception below the least", Of(C("A", 100)) with { OneBelow = new() { Group = "domain", Count = 1, Floor = 2 } }, null },
    };

    [Theory, MemberData(nameof(Cases))]
    public void A_set_is_frozen_only_when_it_can_be_scored(string what, CriteriaContent content, string? refusal)
    {
        var set = CriteriaSet.Write("key", what, content, now);
        Assert.Equal(refusal, set.Freeze(now).Refusal?.Text);
        Assert.Equal(refusal is null, set.Frozen);
    }

    [Fact]
    public void The_digest_is_that_of_the_bytes_that_anyone_can_download()
    {
        var set = CriteriaSet.Write("key", "Name", World.TwoCriteria, now);
        set.Freeze(now);
        Assert.Equal(set.Digest, Convert.ToHexStringLower(SHA256.HashData(set.Content.Bytes())));
        Assert.NotEqual(set.Digest, (World.TwoCriteria with { MinimumLevel = 2 }).Digest());
    }

    [Fact]
    public void Criteria_are_added_changed_moved_and_removed_one_at_a_time()
    {
        var content = Of(C("A", 10), C("R", 5, "role"));
        content = content.Adding(C("B", 20)).Value!;
        Assert.Equal(["A", "B", "R"], content.Criteria.Select(c => c.Code));
        content = content.Moving("B", up: true).Value!;
        Assert.Equal(["B", "A", "R"], content.Criteria.Select(c => c.Code));
        Assert.Same(content, content.Moving("R", up: true).Value);
        Assert.Equal(CriteriaRefusals.SameCodeTwice, content.Changing("B", C("A", 1)).Refusal);
        Assert.Equal(["A", "R"], content.Removing("B").Value!.Criteria.Select(c => c.Code));
        Assert.Equal(CriteriaRefusals.NoSuchCriterion, content.Removing("Z").Refusal);
    }

    [Fact]
    public void A_frozen_set_changes_only_as_a_next_version()
    {
        var set = CriteriaSet.Write("key", "Name", World.TwoCriteria, now);
        set.Freeze(now);
        Assert.Equal(CriteriaRefusals.Frozen, set.Change("Other", World.TwoCriteria).Refusal);
        var next = set.NextEdition(now);
        Assert.Equal((2, false), (next.Edition, next.Frozen));
        Assert.False(next.Change("Other", World.TwoCriteria).Refused);
    }
}
