using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Access;

namespace Mandate.Tests.Worlds;

sealed partial class World
{
    /// <summary>Somebody who holds one role for one body.</summary>
    public async Task<Browser> BrowserFor(Role role, BodyId body)
    {
        var user = await User();
        await Saved(new RoleHolding { Id = Id.New<RoleHoldingId>(Now), User = user.Id, Role = role, Body = body, From = Today.AddYears(-5) });
        return new Browser(user);
    }

    /// <summary>A kind of body of an own little pack.</summary>
    public async Task Kind(string key = "integrated-care-board", string name = "Integrated care board", bool needsSuccessor = false)
    {
        await Saved(BodyKind.Describe(key, "test", new BodyKindFacts(name, name + "s", true, null, null, needsSuccessor)));
        await Saved(PostKind.Describe("chief-executive", "test", new PostKindFacts("Chief executive", true, true, true, 1, 1, AuthorityBasis.Act, true, null, null, null, 1,
            Appoints: new("The chair", AuthorityBasis.Act, "Schedule 1B, paragraph 7", Certainty.Confirmed), Approves: new("NHS England", AuthorityBasis.Act, "Schedule 1B, paragraph 7", Certainty.Confirmed))));
    }

    /// <summary>An establishment order that is expected and that terms may wait for.</summary>
    public Task<LegalEvent> LegalEvent(string name = "Establishment order", DateOnly? expected = null)
    {
        var e = Mandate.Bodies.LegalEvent.Expect(new LegalEventFacts(Slugs.Of(name), name, "establishment-order", 4), Now);
        Assert.False(e.MoveExpected(new ExpectedFacts(expected ?? new DateOnly(2022, 4, 1), Today, "The keeper", "First target day"), Now).Refused);
        return Saved(e);
    }

    /// <summary>Somebody appointed, approved and accepted today, who waits for a legal event.</summary>
    public async Task<Term> Designate(Post post, LegalEvent e, string name = "Robin Example", bool accepted = true, string by = "The chair")
    {
        await using var db = Db();
        var act = new ActFacts(Today, by);
        var made = await BodiesApi.Designate(db, Keeper, Now, new DesignateFacts(post.Id, new PersonNamed(Name: name, Invented: true), act, act, act, accepted ? Today : null, Condition: e.Id), default);
        Assert.Null(made.Refusal);
        await db.SaveChangesAsync();
        return made.Value!;
    }
}
