using System.Net;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Bodies.Keeping;

public sealed class LegalEventTests : WorldTest
{
    static readonly DateOnly Designatable = new(2021, 9, 1);

    [Fact]
    public async Task A_keeper_adds_a_legal_event_with_the_posts_that_wait_for_it()
    {
        await World.Kind();
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open("/legal-events/keep/add");
        await browser.Fill("What is the event called?", "Royal Assent").Fill("Kind", "royal-assent").Fill("Stage", "2").Fill("Day on which it is expected (optional)", "31/3/2022")
            .Fill("Why it is expected on that day (optional)", "The bill is in the Lords").Fill("Kind of body whose posts wait for it (optional)", "Integrated care board").Choose("Chief executive").Press("Add legal event");

        Assert.Equal("/legal-events/keep/royal-assent", browser.Url);
        Assert.Contains("31 March 2022", browser.Main);
        Assert.Contains("Not yet law", browser.Main);
        await using var db = World.Db();
        var wait = await db.LegalEvents.SelectMany(e => e.Waits).SingleAsync();
        Assert.Equal(("integrated-care-board", "chief-executive"), (wait.BodyKind, wait.PostKind));
    }

    [Fact]
    public async Task Moving_the_expected_day_keeps_the_old_one_with_its_reason_and_changes_no_term()
    {
        var body = await World.Body();
        var post = await World.Post(body, designateFrom: Designatable);
        var e = await World.LegalEvent();
        var term = await World.Designate(post, e);
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open("/legal-events/keep/establishment-order/move");
        Assert.Contains("Robin Example, Chief executive: designate", browser.Main);
        await browser.Fill("Day on which it is now expected", "1/7/2022").Fill("Why does it move?", "Parliament needs time").Fill("Source (optional)", "Planning guidance").Press("Move the day");

        Assert.Contains("1 April 2022", browser.Main);
        Assert.Contains("1 July 2022", browser.Main);
        Assert.Contains("Moved “Establishment order” from 1 April 2022 to 1 July 2022", browser.Main);
        await browser.Open($"/register/terms/{term.Id}");
        Assert.Contains("expected on 1 July 2022", browser.Main);
        await using var db = World.Db();
        var after = await db.Terms.Include(t => t.Acts).SingleAsync();
        Assert.Equal((term.Version, term.Acts.Count, TermState.Designate), (after.Version, after.Acts.Count, after.StateOn(World.Today)));
        Assert.Equal(2, await db.LegalEvents.SelectMany(x => x.Expected).CountAsync());
    }

    [Fact]
    public async Task The_bodies_that_begin_with_an_event_move_with_it_and_a_code_stays_where_it_is_until_then()
    {
        var first = new DateOnly(2022, 4, 1);
        var (system, board, committee) = (await World.Body("System", "integrated-care-system", new(2021, 4, 1)), await World.Body("Board", from: first), await World.Body("Committee", "integrated-care-partnership", first));
        var other = await World.Body("Other", from: new(2022, 10, 1));
        var post = await World.Post(board, designateFrom: Designatable);
        await World.LegalEvent();
        await using (var db = World.Db())
        {
            var (was, now, its) = (await db.Bodies.Include(b => b.Codes).SingleAsync(b => b.Id == system.Id), await db.Bodies.Include(b => b.Codes).SingleAsync(b => b.Id == board.Id), await db.Bodies.Include(b => b.Relations).SingleAsync(b => b.Id == committee.Id));
            Assert.False(was.Code("ods", "QXX", was.From, first.AddDays(-1), World.Now).Refused);
            Assert.False(now.Code("ods", "QXX", first, null, World.Now).Refused);
            Assert.False(its.Relate("partnership-of", board.Id, first, null, World.Now).Refused);
            (await db.LegalEvents.Include(e => e.Waits).SingleAsync()).LetWait(board.Kind, first, post.Kind, World.Now);
            await db.SaveChangesAsync();
        }
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open("/legal-events/keep/establishment-order/move");
        Assert.Contains("so does the first day of 2 bodies", browser.Main);
        await browser.Fill("Day on which it is now expected", "1/7/2022").Fill("Why does it move?", "Parliament needs time").Press("Move the day");
        Assert.Contains("Moved the first day of 2 bodies from 1 April 2022 to 1 July 2022", browser.Main);

        await using var after = World.Db();
        var july = new DateOnly(2022, 7, 1);
        Assert.Equal([july, july, new(2022, 10, 1)], await after.Bodies.Where(b => b.Id != system.Id).OrderBy(b => b.From).Select(b => b.From).ToListAsync());
        Assert.Equal((july, Designatable), await after.Posts.Select(p => new ValueTuple<DateOnly, DateOnly?>(p.From, p.DesignateFrom)).SingleAsync());
        var codes = await after.Bodies.SelectMany(b => b.Codes).OrderBy(c => c.From).ToListAsync();
        Assert.Equal([july.AddDays(-1), null], codes.Select(c => c.To));
        Assert.Equal(july, codes[1].From);
        Assert.Equal(july, await after.LegalEvents.SelectMany(e => e.Waits).Select(w => w.BodiesFrom).SingleAsync());
        Assert.NotEqual(july, other.From);
    }

    [Theory]
    [InlineData("", "Reason", "Enter the day it is now expected", HttpStatusCode.UnprocessableEntity)]
    [InlineData("1/7/2022", "", "Enter why the day moves", HttpStatusCode.UnprocessableEntity)]
    [InlineData("1/4/2022", "Reason", "The event is expected on that day already.", HttpStatusCode.Conflict)]
    public async Task A_move_needs_a_new_day_and_a_reason(string on, string reason, string error, HttpStatusCode status)
    {
        await World.LegalEvent();
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open("/legal-events/keep/establishment-order/move");
        if (on.Length > 0) browser.Fill("Day on which it is now expected", on);
        await browser.Fill("Why does it move?", reason).Press("Move the day");
        Assert.Equal(status, browser.Status);
        Assert.Contains(error, browser.Errors);
    }

    [Fact]
    public async Task Two_keepers_moving_one_event_are_shown_both_versions()
    {
        await World.LegalEvent();
        var first = await World.Browser(Role.RegisterKeeper);
        var second = await World.Browser(Role.RegisterKeeper);
        await first.Open("/legal-events/keep/establishment-order/move");
        await second.Open("/legal-events/keep/establishment-order/move");
        await first.Fill("Day on which it is now expected", "1/7/2022").Fill("Why does it move?", "More time").Press("Move the day");
        await second.Fill("Day on which it is now expected", "1/10/2022").Fill("Why does it move?", "Even more time").Press("Move the day");
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("1 October 2022", second.Main);
        Assert.Contains("1 July 2022", second.Main);
        await second.Press("Keep mine");
        Assert.Contains("Moved “Establishment order” from 1 July 2022 to 1 October 2022", second.Main);
    }

    [Fact]
    public async Task Recording_that_it_happened_makes_nobody_substantive_and_writes_to_the_appointers()
    {
        var body = await World.Body();
        var post = await World.Post(body, designateFrom: Designatable);
        var e = await World.LegalEvent(expected: new DateOnly(2022, 7, 1));
        await World.Designate(post, e);
        await World.User(Role.Appointer);
        World.Now = London.At(new DateOnly(2022, 7, 4), new TimeOnly(9, 0));
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open("/legal-events/keep/establishment-order/happened");
        Assert.Contains("1 designate will wait for the confirming act", browser.Main);
        await browser.Fill("Day on which it happened", "1/7/2022").Fill("What shows it?", "SI 2022/734").Choose("I have read the instrument and the day is right").Press("Record that it happened");

        Assert.Contains("1 designate not confirmed yet", browser.Main);
        await using var db = World.Db();
        var term = await db.Terms.Include(t => t.Acts).SingleAsync();
        Assert.Equal(TermState.Designate, term.StateOn(new DateOnly(2030, 1, 1)));
        var letter = Assert.Single(await db.Outbox.ToListAsync());
        Assert.Contains("/confirm?event=establishment-order", letter.Payload);
    }

    [Fact]
    public async Task A_day_still_to_come_is_refused_and_what_was_typed_is_kept()
    {
        await World.LegalEvent();
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open("/legal-events/keep/establishment-order/happened");
        await browser.Fill("Day on which it happened", "1/7/2022").Fill("What shows it?", "SI 2022/734").Choose("I have read the instrument and the day is right").Press("Record that it happened");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("That day has not come yet. Record it once it has happened.", browser.Errors);
        Assert.Contains("SI 2022/734", browser.Text);
        await using var db = World.Db();
        Assert.Null((await db.LegalEvents.SingleAsync()).ActualOn);
    }

    [Fact]
    public async Task The_keeper_of_one_body_sees_legal_events_and_changes_none()
    {
        await World.LegalEvent();
        var body = await World.Body();
        var browser = await World.BrowserFor(Role.RegisterKeeper, body.Id);
        await browser.Open("/legal-events/keep/establishment-order");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.DoesNotContain("Move the expected day", browser.Main);
        await browser.Open("/legal-events/keep/establishment-order/move");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        var stranger = await World.Browser(Role.Assessor);
        await stranger.Open("/legal-events/keep");
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
    }

    [Fact]
    public async Task The_list_counts_who_waits_and_can_be_had_as_csv()
    {
        var e = await World.LegalEvent();
        await World.Designate(await World.Post(await World.Body(), designateFrom: Designatable), e);
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open("/legal-events/keep");
        Assert.Contains("Establishment order", browser.Main);
        await browser.Open("/legal-events/keep?format=csv");
        Assert.Contains("establishment-order,Establishment order,establishment-order,4,2022-04-01,0,,1", browser.Text);
    }
}
