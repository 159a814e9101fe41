using Mandate.Methods;

namespace Mandate.Tests.Methods;

public sealed class ImpactWordsTests
{
    static string Words(Passing focal, Passing reference) => string.Join(' ', ImpactWords.Of("Group B", "Group A", AdverseImpact.Compare(focal, reference)));

    [Fact]
    public void A_gap_that_can_be_told_is_told() => Assert.Equal(
        "Group B: 12 of 40 passed (30%). Group A: 48 of 80 (60%). Impact ratio 0.50, likely between 0.30 and 0.83: below four fifths. "
        + "Chance alone would rarely make such a gap (exact p 0.003, mid-p 0.003, z test 0.002). Groups of this size show a ratio of 0.53 or lower four times in five.",
        Words(new(40, 12), new(80, 48)));

    [Fact]
    public void What_is_too_few_to_tell_is_said()
    {
        Assert.Contains("Too few to tell apart a ratio of 0.60 from 1: groups of this size show only 0.", Words(new(20, 6), new(20, 10)), StringComparison.Ordinal);
        Assert.Contains("Chance alone can make such a gap", Words(new(20, 6), new(20, 10)), StringComparison.Ordinal);
        Assert.EndsWith("Too few to tell any ratio apart from 1, even 0.", Words(new(5, 2), new(6, 3)), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_passed_nothing_is_compared() => Assert.Equal("Group B: 0 of 9 passed (0%). Group A: 0 of 8 (0%). Nothing can be compared: a group is empty, or nobody passed.", Words(new(9, 0), new(8, 0)));

    [Fact]
    public void Posts_together_are_told_in_one_sentence()
    {
        Assert.Equal("Post by post, the odds of Group B are 0.13 times those of Group A, likely between 0.03 and 0.48 (Mantel-Haenszel). Chance alone would rarely make such a gap (exact p 0.003, mid-p 0.003).",
            ImpactWords.Pooled("Group B", "Group A", MantelHaenszel.Of([new(new(12, 2), new(14, 8)), new(new(15, 4), new(9, 7))])));
        Assert.Equal("Post by post, too little is there to compare.", ImpactWords.Pooled("Group B", "Group A", MantelHaenszel.Of([])));
    }
}
