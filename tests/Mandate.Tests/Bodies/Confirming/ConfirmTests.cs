using System.Net;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Bodies.Confirming;

public sealed class ConfirmTests : WorldTest
{
    static readonly DateOnly InForce = new(2022, 7, 1);

    async Task<(List<Body> Bodies, List<Term> Terms)> Waiting(int count, bool happened = true, bool lastAccepted = true)
    {
        var e = await World.LegalEvent();
        var bodies = new List<Body>();
        var terms = new List<Term>();
        for (var i = 1; i <= count; i++)
        {
            bodies.Add(await World.Body($"Place {i}"));
            terms.Add(await World.Designate(await World.Post(bodies[^1], designateFrom: new DateOnly(2021, 9, 1)), e, $"Designate {i}", lastAccepted || i < count));
        }
        World.Now = London.At(new DateOnly(2022, 7, 4), new TimeOnly(9, 0));
        if (!happened) return (bodies, terms);
        await using var db = World.Db();
        var stored = await db.LegalEvents.SingleAsync();
        Assert.False(stored.Happen(InForce, World.Now).Refused);
        await db.SaveChangesAsync();
        return (bodies, terms);
    }

    [Fact]
    public async Task One_form_confirms_many_designates()
    {
        await Waiting(3);
        var browser = await World.Browser(Role.Appointer);
        await browser.Open("/");
        Assert.Contains("Confirm 3 designates", browser.Main);
        await browser.Click("Confirm 3 designates");
        await browser.Choose("Designate 1, Chief executive, Place 1").Choose("Designate 2, Chief executive, Place 2").Choose("Designate 3, Chief executive, Place 3")
            .Fill("Day of the confirming act", "1/7/2022").Fill("What shows the act?", "Minutes of the first meeting").Press("Confirm");

        Assert.Contains("Nobody waits to be confirmed", browser.Main);
        await using var db = World.Db();
        var terms = await db.Terms.Include(t => t.Acts).ToListAsync();
        Assert.All(terms, t => Assert.Equal(TermState.Substantive, t.StateOn(World.Today)));
        Assert.All(terms, t => Assert.Equal("The chair", t.Acts.Single(a => a.Kind == TermActKind.Confirm).By));
        Assert.Equal(3, await db.Events.CountAsync(x => x.Kind == "bodies.term-act-recorded" && x.At == World.Now));
    }

    [Fact]
    public async Task One_refused_term_stops_all_and_is_named_with_everything_kept_ticked()
    {
        var (_, terms) = await Waiting(2);
        var browser = await World.Browser(Role.Appointer);
        await browser.Open("/confirm");
        await browser.Choose("Designate 1, Chief executive, Place 1").Choose("Designate 2, Chief executive, Place 2").Fill("Day of the confirming act", "30/6/2022").Fill("What shows the act?", "A letter").Press("Confirm");

        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("Nobody was confirmed", browser.Errors[0]);
        Assert.Contains("This waits for “Establishment order”, which has not happened by that day.", browser.Main);
        Assert.Equal(2, browser.Page.QuerySelectorAll("input[type=checkbox][checked]").Length);
        await using var db = World.Db();
        Assert.False(await db.TermActs.AnyAsync(a => a.Kind == TermActKind.Confirm));
        Assert.Equal(2, terms.Count);
    }

    [Fact]
    public async Task Before_the_event_has_happened_nobody_can_be_confirmed()
    {
        await Waiting(1, happened: false);
        var browser = await World.Browser(Role.Appointer);
        await browser.Open("/confirm");
        Assert.Contains("Nobody waits to be confirmed", browser.Main);
    }

    [Fact]
    public async Task An_appointer_of_one_body_sees_and_confirms_only_its_own()
    {
        var (bodies, terms) = await Waiting(2);
        var browser = await World.BrowserFor(Role.Appointer, bodies[0].Id);
        await browser.Open("/confirm");
        Assert.Contains("Designate 1", browser.Main);
        Assert.DoesNotContain("Designate 2", browser.Main);
        var token = browser.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await browser.Post("/confirm", new() { ["__RequestVerificationToken"] = token, ["Terms"] = terms[1].Id.ToString(), ["On.Day"] = "1", ["On.Month"] = "7", ["On.Year"] = "2022", ["Evidence"] = "x" });
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task Somebody_without_the_role_is_refused()
    {
        var browser = await World.Browser(Role.RegisterKeeper);
        await browser.Open("/confirm");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
    }

    [Fact]
    public async Task Sent_twice_the_second_says_that_they_wait_no_more()
    {
        await Waiting(1);
        var browser = await World.Browser(Role.Appointer);
        await browser.Open("/confirm");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)browser.Page.QuerySelector("main form")!;
        browser.Choose("Designate 1, Chief executive, Place 1").Fill("Day of the confirming act", "1/7/2022").Fill("What shows the act?", "Minutes");
        await browser.Submit(form);
        await browser.Submit(form);
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("Somebody confirmed or changed some of these terms in the meantime", browser.Errors[0]);
        await using var db = World.Db();
        Assert.Equal(1, await db.TermActs.CountAsync(a => a.Kind == TermActKind.Confirm));
    }

    [Theory]
    [InlineData(false, "1/7/2022", "Choose whom to confirm")]
    [InlineData(true, "5/7/2022", "Day of the confirming act must be on or before 4 July 2022")]
    public async Task What_is_missing_is_said(bool tick, string on, string error)
    {
        await Waiting(1);
        var browser = await World.Browser(Role.Appointer);
        await browser.Open("/confirm");
        if (tick) browser.Choose("Designate 1, Chief executive, Place 1");
        await browser.Fill("Day of the confirming act", on).Fill("What shows the act?", "Minutes").Press("Confirm");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains(error, browser.Errors);
    }
}
