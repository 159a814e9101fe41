using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Bodies;

public sealed class TermStartTests : WorldTest
{
    [Theory]
    [InlineData(TermBasis.OpenCompetition)]
    [InlineData(TermBasis.Interim)]
    public void An_act_that_was_not_needed_recorded_later_does_not_move_the_first_day_and_frees_no_seat(TermBasis basis)
    {
        var now = London.At(new DateOnly(2023, 1, 10), new TimeOnly(9, 0));
        var (first, late) = (new DateOnly(2022, 7, 5), new DateOnly(2022, 12, 29));
        var body = Body.Add(new BodyFacts("board", "Board", "Board", "board", new DateOnly(2022, 7, 1), null), now).Value!;
        var post = Post.Add(body, new PostFacts("chief", "Chief", "chief", body.From), now).Value!;
        var terms = new List<Term>();
        Seat Seat() => new(post, body, null, terms, []);
        Term Begin(int person, DateOnly? to)
        {
            var term = Term.Propose(Seat(), PersonId.From(new Guid(person, 0, 0, new byte[8])), new TermFacts(basis, first, to, NeedsApproval: false), now).Value!;
            terms.Add(term);
            return term;
        }

        var held = Begin(1, null);
        Assert.False(held.Appoint(Seat(), new ActFacts(first, "Board"), World.Keeper, now).Refused);
        Assert.False(held.Accept(Seat(), new ActFacts(first, "They"), World.Keeper, now).Refused);
        held.Approve(Seat(), new ActFacts(late, "Somebody"), World.Keeper, now);

        Assert.Equal(first, held.Started);
        var second = Begin(2, late.AddDays(-30));
        var named = second.Appoint(Seat(), new ActFacts(first, "Board"), World.Keeper, now).Then(() => second.Accept(Seat(), new ActFacts(first, "They"), World.Keeper, now));
        Assert.True(named.Refused);
    }
}
