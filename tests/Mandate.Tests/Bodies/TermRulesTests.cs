using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Bodies;

public sealed class TermRulesTests : WorldTest
{
    static readonly DateOnly FirstDay = new(2022, 7, 1);
    static ActFacts On(int year, int month, int day) => new(new(year, month, day), "NHS England", Reason: "A reason");

    async Task<(Seat Seat, Term Term, LegalEvent Law)> Designate(DateOnly? law = null)
    {
        World.Now = London.At(new DateOnly(2022, 8, 1), new TimeOnly(9, 0));
        await World.Pack("nhs-icb-2022");
        await using var db = World.Db();
        var post = await World.PackPost("devon", "chief-executive");
        var body = await World.PackBody("devon");
        var kind = await db.PostKinds.SingleAsync(k => k.Key == "chief-executive");
        var e = LegalEvent.Expect(new("order", "Establishment order", "establishment-order", 4), World.Now);
        if (law is { } on) Assert.False(e.Happen(on, World.Now).Refused);
        var seat = new Seat(post, body, kind, [], []);
        var term = Term.Propose(seat, Id.New<PersonId>(World.Now), new TermFacts(TermBasis.OpenCompetition, null, null, e.Id), World.Now).Value!;
        return (seat, term, e);
    }

    [Fact]
    public async Task Approval_cannot_come_before_the_appointing_act_and_says_by_which_law()
    {
        var (seat, term, _) = await Designate();
        var refused = term.Approve(seat, On(2021, 11, 1), World.Keeper, World.Now);
        Assert.Equal("Approval cannot come before the appointing act.", refused.Refusal!.Text);
        Assert.Contains("Schedule 1B, paragraph 7", refused.Refusal.Citation);
        Assert.False(term.Appoint(seat, On(2021, 11, 2), World.Keeper, World.Now).Refused);
        Assert.True(term.Approve(seat, On(2021, 11, 1), World.Keeper, World.Now).Refused);
        Assert.False(term.Approve(seat, On(2021, 11, 2), World.Keeper, World.Now).Refused);
    }

    [Fact]
    public async Task Nobody_is_confirmed_before_the_law_or_before_the_first_day_of_the_body()
    {
        var (seat, term, law) = await Designate();
        foreach (var done in new[] { term.Appoint(seat, On(2021, 11, 1), World.Keeper, World.Now), term.Approve(seat, On(2021, 11, 1), World.Keeper, World.Now), term.Accept(seat, On(2021, 11, 2), World.Keeper, World.Now) })
            Assert.Null(done.Refusal);
        Assert.Contains("has not happened", term.Confirm(seat, law, On(2022, 7, 1), World.Keeper, World.Now).Refusal!.Text);
        Assert.False(law.Happen(new(2022, 6, 1), World.Now).Refused);
        Assert.Contains("exists in law from 1 July 2022", term.Confirm(seat, law, On(2022, 6, 30), World.Keeper, World.Now).Refusal!.Text);
        Assert.Equal(TermState.Designate, term.StateOn(new(2022, 7, 31)));
        Assert.False(term.Confirm(seat, law, On(2022, 7, 1), World.Keeper, World.Now).Refused);
        Assert.Equal(TermState.Substantive, term.StateOn(FirstDay));
    }

    [Fact]
    public async Task An_act_still_to_come_cannot_be_recorded_but_notice_can()
    {
        var (seat, term, law) = await Designate(FirstDay);
        Assert.Equal(TermRefusals.StillToCome, term.Appoint(seat, On(2022, 8, 2), World.Keeper, World.Now).Refusal);
        term.Appoint(seat, On(2022, 7, 1), World.Keeper, World.Now);
        term.Approve(seat, On(2022, 7, 1), World.Keeper, World.Now);
        term.Accept(seat, On(2022, 7, 1), World.Keeper, World.Now);
        Assert.False(term.Confirm(seat, law, On(2022, 7, 2), World.Keeper, World.Now).Refused);
        Assert.Equal(TermRefusals.NoReason, term.End(seat, On(2022, 12, 31) with { Reason = null }, World.Keeper, World.Now).Refusal);
        Assert.False(term.End(seat, On(2022, 12, 31), World.Keeper, World.Now).Refused);
        Assert.Equal(TermState.Substantive, term.StateOn(new(2022, 12, 31)));
        Assert.Equal(TermState.Ended, term.StateOn(new(2023, 1, 1)));
    }

    [Fact]
    public async Task Designates_may_be_sought_only_from_the_day_the_pack_gives()
    {
        var (seat, term, _) = await Designate();
        Assert.Contains("before 1 September 2021", term.Appoint(seat, On(2021, 8, 31), World.Keeper, World.Now).Refusal!.Text);
    }

    [Fact]
    public async Task Two_people_cannot_be_named_for_one_seat_and_two_seats_take_two()
    {
        World.Now = London.At(new DateOnly(2022, 8, 1), new TimeOnly(9, 0));
        var body = await World.Body("Alpha");
        var single = await World.Post(body);
        await World.Holder(single, new(2022, 7, 1), "Robin Example");
        Assert.Contains("another substantive holder", await Refused(single, "Sam Example"));

        var pair = await World.Post(body, "non-executive-member", false, "Non-executive member", seats: 2);
        await World.Holder(pair, new(2022, 7, 1), "Ash Example");
        await World.Holder(pair, new(2022, 7, 1), "Kit Example");
        Assert.Contains("All 2 seats", await Refused(pair, "Jo Example"));
    }

    [Fact]
    public async Task A_post_for_one_body_only_keeps_its_holder_and_its_designate_from_another()
    {
        World.Now = London.At(new DateOnly(2022, 8, 1), new TimeOnly(9, 0));
        var alpha = await World.Post(await World.Body("Alpha"));
        var beta = await World.Post(await World.Body("Beta"));
        var held = await World.Holder(alpha, new(2021, 11, 1), "Robin Example");
        await using var db = World.Db();
        var act = new ActFacts(new(2022, 7, 1), "NHS England");
        var facts = new DesignateFacts(beta.Id, new PersonNamed(held.Person), act, null, act, act.On, From: act.On);
        var refused = await BodiesApi.Designate(db, World.Keeper, World.Now, facts, default);
        Assert.Contains("named for the same post at Alpha", refused.Refusal!.Text);
        var shared = await BodiesApi.Designate(db, World.Keeper, World.Now, facts with { SharedBecause = "The two bodies agreed to share a chief executive" }, default);
        Assert.Null(shared.Refusal);
    }

    [Fact]
    public async Task Acting_cover_is_for_somebody_who_is_away()
    {
        World.Now = London.At(new DateOnly(2022, 8, 1), new TimeOnly(9, 0));
        var post = await World.Post(await World.Body("Alpha"));
        var term = await World.Holder(post, new(2022, 7, 1));
        await using var db = World.Db();
        var cover = new InterimFacts(post.Id, new PersonNamed(Name: "Sam Example"), new ActFacts(new(2022, 7, 20), "The board"), From: new(2022, 7, 20), Acting: true);
        Assert.Equal(TermRefusals.NobodyAway, (await BodiesApi.Interim(db, World.Keeper, World.Now, cover, default)).Refusal);

        var seat = (await Mandate.Bodies.Terms.Seats.Load(db, post.Id, [], default))!;
        Assert.False(seat.Terms.Single(t => t.Id == term.Id).StartLeave(seat, new(new(2022, 7, 20), "The chair"), World.Keeper, World.Now).Refused);
        Assert.Null((await BodiesApi.Interim(db, World.Keeper, World.Now, cover, default)).Refusal);
        await db.SaveChangesAsync();
        var holding = (await BodiesApi.TermsOf(db, post.Id, new(2022, 7, 21), default))!;
        Assert.Equal(("Robin Example", TermState.Away), (holding.Holders.Single().Name, holding.Holders.Single().State));
        Assert.Equal(("Sam Example", TermState.Acting), (holding.AtWork.Single().Name, holding.AtWork.Single().State));
    }

    [Fact]
    public async Task Confirming_many_posts_ends_their_interim_cover_and_writes_an_event_for_each()
    {
        World.Now = London.At(new DateOnly(2022, 2, 1), new TimeOnly(9, 0));
        await World.Pack("nhs-icb-2022");
        var devon = await World.PackPost("devon", "chief-executive");
        var dorset = await World.PackPost("dorset", "chief-executive");
        var one = await World.Holder(devon, new(2021, 11, 15), "Robin Example", conditional: true);
        var two = await World.Holder(dorset, new(2021, 11, 15), "Sam Example", conditional: true);
        await using (var db = World.Db())
        {
            Assert.Null((await BodiesApi.Interim(db, World.Keeper, World.Now, new(dorset.Id, new(Name: "Kit Example"), On(2022, 1, 5)), default)).Refusal);
            await db.SaveChangesAsync();
            Assert.Empty(await BodiesApi.AwaitingConfirmation(db, null, new(2022, 7, 1), default));
        }
        World.Now = London.At(FirstDay, new TimeOnly(9, 0));
        await using (var db = World.Db())
        {
            (await db.LegalEvents.SingleAsync(e => e.Slug == "establishment-order")).Happen(FirstDay, World.Now);
            await db.SaveChangesAsync();
            Assert.Equal(3, (await BodiesApi.AwaitingConfirmation(db, null, FirstDay, default)).Count);
            var answers = await BodiesApi.Confirm(db, World.Keeper, World.Now, [one.Id, two.Id], On(2022, 7, 1), default);
            Assert.All(answers, a => Assert.Null(a.Refusal));
            await db.SaveChangesAsync();
            Assert.Empty(await BodiesApi.AwaitingConfirmation(db, null, FirstDay, default));
            var leaders = await BodiesApi.Leaders(db, [devon.Body, dorset.Body], FirstDay, default);
            Assert.Equal(["Robin Example", "Sam Example"], leaders.SelectMany(l => l).SelectMany(h => h.Holders).Select(h => h.Name).Order());
            Assert.Equal(2, await db.Events.CountAsync(e => e.Kind == "bodies.term-act-recorded" && e.What.Text!.Contains(" confirmed ")));
        }
    }

    async Task<string> Refused(Post post, string name)
    {
        await using var db = World.Db();
        var act = new ActFacts(new(2022, 7, 10), "NHS England");
        return (await BodiesApi.Designate(db, World.Keeper, World.Now, new(post.Id, new(Name: name), act, null, act, act.On, From: act.On), default)).Refusal!.Text;
    }
}
