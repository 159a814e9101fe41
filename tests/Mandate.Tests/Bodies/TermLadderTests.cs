using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Bodies;

public sealed class TermLadderTests
{
    /// <summary>Acts as "appoint 1/11, approve 5/11" in 2021-22; a day; the state. C waits for the law of 1 July 2022; D is unconditional from 1 July 2022.</summary>
    [Theory]
    [InlineData("C", "", "2021-11-01", TermState.NotYet)]
    [InlineData("C", "recommend 2021-10-20", "2021-10-19", TermState.NotYet)]
    [InlineData("C", "recommend 2021-10-20", "2021-10-20", TermState.Proposed)]
    [InlineData("C", "recommend 2021-10-20, appoint 2021-11-01", "2021-10-31", TermState.Proposed)]
    [InlineData("C", "appoint 2021-11-01", "2021-11-01", TermState.AwaitingApproval)]
    [InlineData("C", "appoint 2021-11-01, refuseapproval 2021-11-03", "2021-11-02", TermState.AwaitingApproval)]
    [InlineData("C", "appoint 2021-11-01, refuseapproval 2021-11-03", "2021-11-03", TermState.NotApproved)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02", "2021-11-02", TermState.Offered)]
    [InlineData("C", "appoint 2021-11-01, accept 2021-11-02", "2021-11-02", TermState.AwaitingApproval)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, decline 2021-11-04", "2021-11-04", TermState.Withdrawn)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, accept 2021-11-03", "2021-11-03", TermState.Designate)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, accept 2021-11-03", "2022-07-01", TermState.Designate)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, accept 2021-11-03", "2023-07-01", TermState.Designate)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, accept 2021-11-03, withdraw 2022-01-10", "2022-01-09", TermState.Designate)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, accept 2021-11-03, withdraw 2022-01-10", "2022-01-10", TermState.Withdrawn)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, accept 2021-11-03, lapse 2022-06-01", "2022-06-01", TermState.Lapsed)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, accept 2021-11-03, confirm 2022-07-01", "2022-06-30", TermState.Designate)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, accept 2021-11-03, confirm 2022-07-01", "2022-07-01", TermState.Substantive)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, accept 2021-11-03, confirm 2022-07-04", "2022-07-03", TermState.Designate)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, accept 2021-11-03, confirm 2022-07-01, startleave 2023-04-01", "2023-04-01", TermState.Away)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, accept 2021-11-03, confirm 2022-07-01, suspend 2023-04-01, return 2023-05-01", "2023-04-30", TermState.Away)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, accept 2021-11-03, confirm 2022-07-01, suspend 2023-04-01, return 2023-05-01", "2023-05-01", TermState.Substantive)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, accept 2021-11-03, confirm 2022-07-01, end 2022-09-30", "2022-09-30", TermState.Substantive)]
    [InlineData("C", "appoint 2021-11-01, approve 2021-11-02, accept 2021-11-03, confirm 2022-07-01, end 2022-09-30", "2022-10-01", TermState.Ended)]
    [InlineData("D", "appoint 2022-07-05, approve 2022-07-05, accept 2022-07-06", "2022-07-05", TermState.Offered)]
    [InlineData("D", "appoint 2022-07-05, approve 2022-07-05, accept 2022-07-06", "2022-07-06", TermState.Starting)]
    [InlineData("D", "appoint 2022-07-05, approve 2022-07-05, accept 2022-07-06", "2022-08-01", TermState.Substantive)]
    [InlineData("I", "appoint 2022-02-01", "2022-02-01", TermState.InterimDesignate)]
    [InlineData("I", "appoint 2022-02-01, confirm 2022-07-01", "2022-07-01", TermState.Interim)]
    [InlineData("A", "appoint 2022-07-10", "2022-07-31", TermState.InterimDesignate)]
    [InlineData("A", "appoint 2022-07-10", "2022-08-01", TermState.Acting)]
    public void State_on_a_day_follows_from_the_acts_done_by_then(string kind, string acts, string day, TermState expected)
    {
        var term = Play(kind, acts);
        Assert.Equal(expected, term.StateOn(Day(day)));
    }

    static readonly DateTimeOffset Now = London.At(new DateOnly(2024, 1, 1), new TimeOnly(9, 0));
    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    static Term Play(string kind, string acts)
    {
        var body = Body.Add(new BodyFacts("board", "A Board", "A", "a", new(2022, 7, 1), null), Now).Value!;
        var post = Post.Add(body, new PostFacts("chief-executive", "Chief executive", "chief-executive", body.From, DesignateFrom: new(2021, 9, 1)), Now).Value!;
        var law = LegalEvent.Expect(new("order", "Establishment order", "establishment-order", 4), Now);
        Assert.False(law.Happen(new(2022, 7, 1), Now).Refused);
        var facts = kind switch
        {
            "C" => new TermFacts(TermBasis.OpenCompetition, null, null, law.Id, NeedsApproval: true),
            "D" => new TermFacts(TermBasis.OpenCompetition, new(2022, 8, 1), NeedsApproval: true),
            "I" => new TermFacts(TermBasis.Interim, null, null, law.Id),
            _ => new TermFacts(TermBasis.Acting, new(2022, 8, 1)),
        };
        var seat = new Seat(post, body, null, [], []);
        var term = Term.Propose(seat, PersonId.From(Guid.Empty), facts, Now).Value!;
        foreach (var words in acts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(a => a.Split(' ')))
        {
            var act = new ActFacts(Day(words[1]), "Somebody", Reason: "A reason");
            var done = Enum.Parse<TermActKind>(words[0], ignoreCase: true) switch
            {
                TermActKind.Recommend => term.Recommend(seat, act, World.Keeper, Now),
                TermActKind.Appoint => term.Appoint(seat, act, World.Keeper, Now),
                TermActKind.Approve => term.Approve(seat, act, World.Keeper, Now),
                TermActKind.RefuseApproval => term.RefuseApproval(seat, act, World.Keeper, Now),
                TermActKind.Accept => term.Accept(seat, act, World.Keeper, Now),
                TermActKind.Decline => term.Decline(seat, act, World.Keeper, Now),
                TermActKind.Confirm => term.Confirm(seat, law, act, World.Keeper, Now),
                TermActKind.StartLeave => term.StartLeave(seat, act, World.Keeper, Now),
                TermActKind.Suspend => term.Suspend(seat, act, World.Keeper, Now),
                TermActKind.Return => term.Return(seat, act, World.Keeper, Now),
                TermActKind.End => term.End(seat, act, World.Keeper, Now),
                TermActKind.Lapse => term.Lapse(seat, act, World.Keeper, Now),
                _ => term.Withdraw(seat, act, World.Keeper, Now),
            };
            Assert.Null(done.Refusal);
        }
        return term;
    }
}
