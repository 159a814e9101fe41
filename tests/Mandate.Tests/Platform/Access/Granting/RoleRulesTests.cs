using Mandate.Platform;
using Mandate.Platform.Access;

namespace Mandate.Tests.Platform.Access.Granting;

/// <summary>S9: no path lets one person both ask for a role and grant it.</summary>
public sealed class RoleRulesTests
{
    static readonly DateTimeOffset now = London.At(new DateOnly(2021, 9, 1), new TimeOnly(9, 0));
    static readonly DateOnly today = London.Day(now);
    static readonly BodyId here = Id.Random<BodyId>();
    static readonly BodyId there = Id.Random<BodyId>();

    static Actor Administrator(BodyId? body = null) => new(Id.Random<UserId>(), "Administrator", [new RoleInForce(Role.Administrator, body)]);
    static RoleGrant Grant(Role role, BodyId? body = null, UserId? user = null, DateOnly? from = null, DateOnly? to = null, UserId? deputyOf = null) =>
        new(user ?? Id.Random<UserId>(), role, body, new Period(from ?? today, to), deputyOf, "Reason");

    [Theory]
    [InlineData(Role.AppointmentsTeam, true)]
    [InlineData(Role.Assessor, true)]
    [InlineData(Role.Approver, true)]
    [InlineData(Role.Appointer, true)]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.RegisterKeeper, false)]
    [InlineData(Role.BoardSecretary, false)]
    [InlineData(Role.Reviewer, false)]
    [InlineData(Role.Auditor, false)]
    [InlineData(Role.Operator, false)]
    public void Roles_that_see_candidates_and_further_administrators_take_two_people(Role role, bool two)
    {
        Assert.Equal(two, RoleRules.TakesTwo(role, administrators: 2));
        var granted = RoleHolding.Grant(Administrator(), Grant(role), 2, now);
        Assert.Equal(two ? RoleRefusals.TakesTwo : null, granted.Refusal);
    }

    [Fact]
    public void A_single_administrator_may_appoint_a_second_alone_but_grants_no_candidates_alone()
    {
        Assert.False(RoleHolding.Grant(Administrator(), Grant(Role.Administrator), 1, now).Refused);
        Assert.Equal(RoleRefusals.TakesTwo, RoleHolding.Grant(Administrator(), Grant(Role.Assessor), 1, now).Refusal);
    }

    [Fact]
    public void Requester_confirmer_and_receiver_are_three_people()
    {
        var (asker, second) = (Administrator(), Administrator());
        var request = RoleRequest.Ask(asker, Grant(Role.Assessor), now).Value!;
        Assert.Equal(RoleRefusals.SamePerson, request.Confirm(asker, now).Refusal);
        Assert.Equal(RoleRefusals.Receiver, request.Confirm(second with { User = request.User }, now).Refusal);
        var held = request.Confirm(second, now).Value!;
        Assert.Equal((asker.User, second.User), (held.GrantedBy, held.ConfirmedBy));
        Assert.Equal(RoleRefusals.Decided, request.Confirm(Administrator(), now).Refusal);
        Assert.Equal(RoleRefusals.Decided, request.Refuse(Administrator(), "No", now).Refusal);
    }

    [Fact]
    public void Nobody_grants_to_themselves()
    {
        var actor = Administrator();
        Assert.Equal(RoleRefusals.Oneself, RoleHolding.Grant(actor, Grant(Role.RegisterKeeper, user: actor.User), 1, now).Refusal);
        Assert.Equal(RoleRefusals.Oneself, RoleRequest.Ask(actor, Grant(Role.Assessor, user: actor.User), now).Refusal);
    }

    [Fact]
    public void An_administrator_of_one_body_grants_and_confirms_for_that_body_only()
    {
        var local = Administrator(here);
        Assert.False(RoleHolding.Grant(local, Grant(Role.BoardSecretary, here), 2, now).Refused);
        Assert.Equal(RoleRefusals.NotYours, RoleHolding.Grant(local, Grant(Role.BoardSecretary, there), 2, now).Refusal);
        Assert.Equal(RoleRefusals.NotYours, RoleHolding.Grant(local, Grant(Role.BoardSecretary), 2, now).Refusal);
        Assert.Equal(RoleRefusals.NotYours, RoleRequest.Ask(Administrator(), Grant(Role.Assessor, there), now).Value!.Confirm(local, now).Refusal);
    }

    [Fact]
    public void Periods_are_checked()
    {
        Assert.Equal(RoleRefusals.Reversed, RoleHolding.Grant(Administrator(), Grant(Role.Reviewer, from: today.AddDays(2), to: today.AddDays(1)), 2, now).Refusal);
        Assert.Equal(RoleRefusals.Backdated, RoleHolding.Grant(Administrator(), Grant(Role.Reviewer, from: today.AddDays(-1)), 2, now).Refusal);
        var user = Id.Random<UserId>();
        Assert.Equal(RoleRefusals.OwnDeputy, RoleHolding.Grant(Administrator(), Grant(Role.Reviewer, user: user, deputyOf: user), 2, now).Refusal);
        var late = RoleRequest.Ask(Administrator(), Grant(Role.Assessor, from: today, to: today.AddDays(3)), now).Value!;
        Assert.Equal(RoleRefusals.Past, late.Confirm(Administrator(), now.AddDays(4)).Refusal);
        var slow = RoleRequest.Ask(Administrator(), Grant(Role.Assessor, from: today), now).Value!;
        Assert.Equal(today.AddDays(4), slow.Confirm(Administrator(), now.AddDays(4)).Value!.From);
    }

    [Fact]
    public void A_role_ends_early_never_later_and_the_last_administrator_stays()
    {
        var held = RoleHolding.Grant(Administrator(), Grant(Role.Reviewer, to: today.AddDays(30)), 2, now).Value!;
        Assert.Equal(RoleRefusals.Longer, held.End(Administrator(), today.AddDays(31), "Reason", 2, now).Refusal);
        Assert.False(held.End(Administrator(), today, "Reason", 2, now).Refused);
        Assert.Equal(RoleRefusals.Ended, held.End(Administrator(), today, "Reason", 2, now.AddDays(1)).Refusal);
        var last = RoleHolding.Grant(Administrator(), Grant(Role.Administrator), 1, now).Value!;
        Assert.Equal(RoleRefusals.LastAdministrator, last.End(Administrator(), today, "Reason", 1, now).Refusal);
    }

    /// <summary>
    /// Every order of six acts by three people, of whom one is an administrator at first: whatever they do, a role that sees candidates is held only
    /// after two different people, neither of whom receives it, have asked and confirmed.
    /// </summary>
    [Fact]
    public void No_path_lets_one_person_ask_and_grant()
    {
        var people = Enumerable.Range(0, 3).Select(_ => Id.Random<UserId>()).ToArray();
        var reached = 0;
        Walk(new([], [(people[0], Role.Administrator)]), 6);
        Assert.True(reached > 0, "The model never reached a granted role, so it proves nothing");

        void Walk(State state, int left)
        {
            foreach (var (user, role) in state.Held.Where(h => h.Role == Role.Assessor))
            {
                reached++;
                var by = state.Asked.Single(r => r.User == user && r.Role == role && r.Decision == RoleDecision.Confirmed);
                Assert.Equal(3, new HashSet<UserId> { by.User, by.AskedBy, by.DecidedBy!.Value }.Count);
            }
            if (left == 0) return;
            foreach (var actor in people.Select(p => new Actor(p, "", [.. state.Held.Where(h => h.User == p).Select(h => new RoleInForce(h.Role, null))])))
            {
                var administrators = state.Held.Count(h => h.Role == Role.Administrator);
                foreach (var receiver in people)
                    foreach (var role in new[] { Role.Administrator, Role.Assessor })
                    {
                        if (state.Held.Contains((receiver, role))) continue;
                        if (RoleHolding.Grant(actor, Grant(role, user: receiver), administrators, now) is { Refused: false }) Walk(state with { Held = [.. state.Held, (receiver, role)] }, left - 1);
                        if (state.Asked.Any(r => r.User == receiver && r.Role == role)) continue;
                        if (RoleRequest.Ask(actor, Grant(role, user: receiver), now) is { Refused: false } asked) Walk(state with { Asked = [.. state.Asked, asked.Value!] }, left - 1);
                    }
                foreach (var request in state.Asked.Where(r => r.Open))
                {
                    var copy = RoleRequest.Ask(Administrator() with { User = request.AskedBy }, Grant(request.Role, user: request.User), now).Value!;
                    if (copy.Confirm(actor, now) is { Refused: false })
                        Walk(new([.. state.Asked.Where(r => r != request), copy], [.. state.Held, (request.User, request.Role)]), left - 1);
                }
            }
        }
    }

    sealed record State(IReadOnlyList<RoleRequest> Asked, IReadOnlyList<(UserId User, Role Role)> Held);
}
