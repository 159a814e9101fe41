using Mandate.Appoint.Openings;

namespace Mandate.Tests.Appoint.Openings;

public sealed class LeadersNamedTests
{
    static readonly LeadersNamed both = new(["Chair", "Chief executive"], []), one = new(["Chair"], ["Chief executive"]), neither = new([], ["Chair", "Chief executive"]);

    [Fact]
    public void Words_say_neither_one_and_which_or_both_and_colours_never_stand_alone()
    {
        Assert.Equal(["Both named", "One named: chair", "Neither named"], new[] { both, one, neither }.Select(l => l.Words));
        Assert.Equal(["green", "yellow", "red"], new[] { both, one, neither }.Select(l => l.Colour));
    }

    [Fact]
    public void The_sentence_counts_all_leaders_and_bodies()
    {
        Assert.Equal("4 of 8 leaders named: 1 body has both, 2 one, 1 neither", LeadersNamed.Sentence([both, one, one, neither]));
        Assert.Null(LeadersNamed.Sentence([]));
    }
}
