using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Bodies.Register;

/// <summary>The public pages over the shipped packs.</summary>
public sealed class RegisterPagesTests : WorldTest
{
    async Task<Browser> Loaded(int year = 2026, int month = 6, string pack = "nhs-icb-2022")
    {
        World.Now = London.At(new DateOnly(year, month, 1), new TimeOnly(9, 0));
        var answer = await World.Pack(pack);
        Assert.True(answer.Loaded, answer.Refusal + string.Join('\n', answer.Problems));
        return await World.Browser();
    }

    [Theory]
    [InlineData("/bodies")]
    [InlineData("/bodies?kind=council&sort=population&dir=desc&page=2")]
    [InlineData("/bodies?sort=region&on=2022-07-01")]
    [InlineData("/bodies?sort=kind&dir=desc&status=all")]
    [InlineData("/succession")]
    [InlineData("/succession?sort=successor&day=2026-04-01")]
    [InlineData("/legal-events?on=2022-01-01")]
    public async Task A_list_asks_the_database_at_most_five_times(string url)
    {
        var browser = await Loaded();
        browser.TakesNoCopies();
        await browser.Open(url);
        var tally = World.CountQueries();
        await browser.Open(url);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.InRange(tally.Count, 1, 5);
        Assert.NotEmpty(browser.Page.QuerySelectorAll("table tbody tr"));
    }

    [Theory]
    [InlineData("2022-07-01", 42)]
    [InlineData("2026-03-31", 42)]
    [InlineData("2026-04-01", 36)]
    public async Task The_map_shows_the_boards_of_the_day(string on, int boards)
    {
        var browser = await Loaded();
        await browser.Open($"/bodies?kind=integrated-care-board&on={on}");
        Assert.Equal(boards, browser.Page.QuerySelectorAll(".mandate-tiles__map a").Length);
        Assert.Contains($"of {boards} bodies", browser.Main);
        Assert.All(browser.Page.QuerySelectorAll(".mandate-tiles__map a"), a => Assert.EndsWith($"?on={on}", a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("BSW", "Bath and North East Somerset, Swindon and Wiltshire")]
    [InlineData("qrl", "Hampshire and Isle of Wight")]
    [InlineData("E54000067", "Hampshire and Isle of Wight")]
    [InlineData("thames valley", "Thames Valley")]
    public async Task A_body_is_found_by_name_abbreviation_or_code(string words, string name)
    {
        var browser = await Loaded();
        await browser.Open("/bodies");
        await browser.Fill("Name, abbreviation or code", words).Press("Show");
        Assert.Contains(browser.Page.QuerySelectorAll("tbody th"), th => th.TextContent.Trim() == name);
        Assert.True(browser.Page.QuerySelectorAll("tbody tr").Length < 45);
    }

    [Fact]
    public async Task Filters_and_the_date_stay_in_the_links_to_other_pages_orders_and_files()
    {
        var browser = await Loaded();
        await browser.Open("/bodies?kind=council&on=2022-07-01");
        await browser.Click("Next page");
        Assert.Contains("kind=council", browser.Url);
        Assert.Contains("on=2022-07-01", browser.Url);
        await browser.Open("/bodies?kind=council&on=2022-07-01&format=csv");
        Assert.Equal(153, browser.Text.Trim().Split('\n').Length); // 152 councils and the header
        await browser.Open("/bodies?kind=integrated-care-board&on=2026-04-01&format=json");
        Assert.Equal(36, JsonDocument.Parse(browser.Text).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task The_date_form_makes_a_short_address_and_says_what_is_wrong_with_a_date()
    {
        var browser = await Loaded();
        await browser.Open("/bodies?kind=region");
        await browser.Fill("Date", "31/3/2022").Press("Show this date");
        Assert.Equal("/bodies?kind=region&on=2022-03-31", browser.Url);
        Assert.Contains("As at 31 March 2022", browser.Main);
        await browser.Open("/bodies?on=2022-02-31");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("Enter a real date", browser.Main);
        Assert.Contains("As it is today", browser.Main);
    }

    [Fact]
    public async Task An_old_address_and_a_code_lead_to_the_body_for_good_and_keep_the_date()
    {
        var browser = await Loaded();
        await browser.Open("/bodies/QRL?on=2026-04-01");
        Assert.Equal("/bodies/hampshire-and-isle-of-wight?on=2026-04-01", browser.Url);
        Assert.Equal("Integrated care board NHS Hampshire and Isle of Wight Integrated Care Board", browser.Heading);

        await browser.Open("/bodies/qju?on=2021-06-01");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.Open("/bodies/QJK?on=2021-06-01");
        Assert.Equal("/bodies/devon-ics?on=2021-06-01", browser.Url);
        await browser.Open("/bodies/QJK?on=2023-06-01");
        Assert.Equal("/bodies/devon?on=2023-06-01", browser.Url);

        await using (var db = World.Db())
        {
            var devon = await db.Bodies.Include(b => b.OldSlugs).SingleAsync(b => b.Slug == "devon");
            devon.MoveTo("one-devon", World.Today, World.Now);
            await db.SaveChangesAsync();
        }
        await browser.Open("/bodies/devon?on=2023-06-01");
        Assert.Equal("/bodies/one-devon?on=2023-06-01", browser.Url);
    }

    [Fact]
    public async Task A_body_before_its_first_day_is_said_to_be_proposed_and_after_its_last_to_have_ended()
    {
        var browser = await Loaded();
        await browser.Open("/bodies/frimley?on=2022-03-01");
        Assert.Contains("Proposed: it does not exist in law on this day. First day 1 July 2022", browser.Main);
        await browser.Open("/bodies/frimley");
        Assert.Contains("Ended on 31 March 2026", browser.Main);
        Assert.Contains("Hampshire and Isle of Wight, acquisition, north east Hampshire, 1 April 2026", browser.Main);
        Assert.Contains("The post ended on 31 March 2026", browser.Main);
        await browser.Open("/bodies/hampshire-and-isle-of-wight");
        Assert.Contains("E54000067", browser.Main);
        Assert.Contains("E54000042", browser.Main);
    }

    [Fact]
    public async Task The_pair_is_told_in_words_and_symbol_as_it_was_on_each_day()
    {
        World.Now = London.At(new DateOnly(2021, 12, 1), new TimeOnly(9, 0));
        await World.Pack("nhs-icb-2022");
        var post = await World.PackPost("devon", "chief-executive");
        var term = await World.Holder(post, new(2021, 11, 15), "Robin Example", conditional: true);
        var browser = await World.Browser();

        await browser.Open("/bodies/devon?on=2021-11-01");
        Assert.Contains("○○ both vacant", browser.Main);
        await browser.Open("/bodies/devon?on=2021-11-20");
        Assert.Contains("◐○ one designate, one vacant", browser.Main);
        Assert.Contains("Robin Example invented", browser.Main);

        World.Now = London.At(new DateOnly(2022, 7, 1), new TimeOnly(9, 0));
        await using (var db = World.Db())
        {
            (await db.LegalEvents.SingleAsync(e => e.Slug == "establishment-order")).Happen(new(2022, 7, 1), World.Now);
            Assert.Null((await BodiesApi.Confirm(db, World.Keeper, World.Now, [term.Id], new(new(2022, 7, 1), "The chair"), default)).Single().Refusal);
            await db.SaveChangesAsync();
        }
        await browser.Open("/bodies/devon");
        Assert.Contains("●○ one in post, one vacant", browser.Main);
        await browser.Open("/bodies/devon?on=2022-06-30");
        Assert.Contains("◐○ one designate, one vacant", browser.Main);

        await browser.Open("/people/robin-example");
        Assert.Contains("This person stands for nobody real", browser.Main);
        Assert.Contains("substantive, open competition, in post from 1 July 2022", browser.Main);
        Assert.Contains("1 July 2022: confirmed, The chair", browser.Main);
        await browser.Open("/people/robin-example?on=2021-12-01");
        Assert.Contains("waits for “Establishment order: the boards exist in law”", browser.Main);
        Assert.DoesNotContain("confirmed, The chair", browser.Main);

        await browser.Open("/legal-events/establishment-order?on=2022-06-30");
        Assert.Contains("Robin Example (invented)", browser.Main);
        Assert.Contains("Not law yet", browser.Main);
    }

    [Fact]
    public async Task A_post_says_who_nominates_appoints_approves_and_removes_and_by_which_law()
    {
        var browser = await Loaded();
        await browser.Open("/bodies/devon/posts/chair");
        Assert.Contains("Department of Health and Social Care", browser.Main);
        Assert.Contains("National Health Service Act 2006, Schedule 1B, paragraph 5", browser.Main);
        Assert.Contains("NHS England, with the approval of Department of Health and Social Care", browser.Main);
        await browser.Open("/bodies/devon/posts/chief-executive?on=2021-10-01");
        Assert.Contains("Chair of the same body", browser.Main);
        Assert.Contains("A designate waits for", browser.Main);
        Assert.Contains("Vacant: The post begins on 1 July 2022", browser.Main);
        await browser.Open("/bodies/devon/posts/town-crier");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task The_succession_page_does_the_sum()
    {
        var browser = await Loaded();
        await browser.Open("/succession");
        Assert.Contains("42 − 12 + 6 = 36", browser.Main);
        Assert.Contains("16 links", browser.Main);
        Assert.Contains("1 body took over land or duties and went on", browser.Main);
        await browser.Open("/succession?on=2025-01-01");
        Assert.Contains("No changes", browser.Main);
    }

    [Fact]
    public async Task A_legal_event_shows_every_day_on_which_it_was_expected_and_never_a_later_one()
    {
        var browser = await Loaded();
        await browser.Open("/legal-events/royal-assent?on=2021-10-01");
        Assert.Contains("Not law yet; expected on 31 March 2022", browser.Main);
        Assert.DoesNotContain("30 June 2022", browser.Main);
        await browser.Open("/legal-events/royal-assent?on=2022-01-01");
        Assert.Contains("expected on 30 June 2022", browser.Main);
        await browser.Open("/legal-events/royal-assent");
        Assert.Contains("Happened on 28 April 2022", browser.Main);
    }

    [Fact]
    public async Task Popolo_has_the_field_names_of_its_schema_and_no_dangling_reference()
    {
        var browser = await Loaded();
        var post = await World.PackPost("devon", "chief-executive");
        await World.Holder(post, new(2026, 5, 1), "Robin Example");
        await browser.Open("/bodies.popolo.json");
        var all = JsonDocument.Parse(browser.Text).RootElement;
        Assert.Equal(["persons", "organizations", "posts", "memberships"], all.EnumerateObject().Select(p => p.Name));
        var organizations = all.GetProperty("organizations").EnumerateArray().Select(o => o.GetProperty("id").GetString()).ToHashSet();
        Assert.All(all.GetProperty("posts").EnumerateArray(), p => Assert.Contains(p.GetProperty("organization_id").GetString(), organizations));
        var membership = Assert.Single(all.GetProperty("memberships").EnumerateArray());
        Assert.Equal("robin-example", membership.GetProperty("person_id").GetString());
        Assert.Equal("2026-05-01", membership.GetProperty("start_date").GetString());
        await browser.Open("/bodies/devon.popolo.json");
        var own = JsonDocument.Parse(browser.Text).RootElement;
        Assert.Equal("QJK", own.GetProperty("organizations")[0].GetProperty("identifiers").EnumerateArray().Single(i => i.GetProperty("scheme").GetString() == "ods").GetProperty("identifier").GetString());
        Assert.Equal("2022-07-01", own.GetProperty("organizations")[0].GetProperty("founding_date").GetString());
    }

    [Fact]
    public async Task An_invented_body_says_so_wherever_it_is_named()
    {
        var browser = await Loaded(2028, 6, "new-council");
        await browser.Open("/bodies?status=all");
        Assert.All(browser.Page.QuerySelectorAll("tbody tr th[scope=row]"), th => Assert.Contains("invented", th.TextContent));
        await browser.Open("/bodies/westmere-council");
        Assert.Contains("This body stands for no real one", browser.Main);
        await browser.Open("/succession");
        Assert.Contains("3 − 3 + 0 = 0", browser.Main);
        await browser.Open("/bodies/aldwater-council/posts/chief-executive");
        Assert.Contains("invented", browser.Main);
    }

    [Fact]
    public async Task Script_in_what_is_looked_for_is_only_text()
    {
        var browser = await Loaded(2028, 6, "new-council");
        await browser.Open("/bodies?q=" + Uri.EscapeDataString("<script>alert(1)</script>\"'%_"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.DoesNotContain("<script>alert", browser.Text);
        Assert.Contains("No body matches", browser.Main);
    }

    [Fact]
    public async Task An_administrator_loads_a_pack_and_others_are_refused()
    {
        var browser = await World.Browser(Role.Administrator);
        await browser.Open("/packs");
        Assert.Contains("Nothing is wrong", browser.Main);
        var pack = Mandate.Bodies.Packs.PackCheck.Run(World.Packs.Find("new-council")!).Content.Pack;
        await browser.Press($"Load {pack.Name}, version {pack.Version}");
        Assert.Equal("/packs", browser.Url);
        Assert.Contains("This version is loaded", browser.Main);
        await browser.Open("/bodies/westmere-council");
        Assert.Contains("Person 1 loaded the pack", browser.Main);

        var stranger = await World.Browser(Role.RegisterKeeper);
        await stranger.Open("/packs");
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
    }
}
