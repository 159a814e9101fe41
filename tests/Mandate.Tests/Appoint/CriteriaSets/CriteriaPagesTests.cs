using AngleSharp.Dom;
using System.Net;
using System.Security.Cryptography;
using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.CriteriaSets;

public sealed class CriteriaPagesTests : WorldTest
{
    [Fact]
    public async Task Criteria_come_from_a_pack_word_for_word_and_are_frozen_by_a_digest_that_anyone_can_check()
    {
        var browser = await World.Browser(Role.AppointmentsTeam);
        await browser.Open("/appoint/criteria/load");
        await browser.Choose("Chief executives of integrated care boards, 2021").Press("Load criteria");
        Assert.Equal("/appoint/criteria/chief-executives-2021/1", browser.Url);
        Assert.Contains("Strategy and transformation", browser.Main);
        Assert.Contains("Protects territory", browser.Main);
        Assert.Contains("The panel may accept one of “Competency domains” at level 2, with a development plan.", browser.Main);
        Assert.Contains("The weights add up to 100.", browser.Main);

        await browser.Click("Freeze this version");
        await browser.Press("Freeze this version");
        Assert.Contains("Frozen", browser.Main);
        await using var db = World.Db();
        var set = await db.CriteriaSets.SingleAsync();
        Assert.True(set.Frozen);
        Assert.Equal(new OneBelow { Group = "domain", Count = 1, Floor = 2, Needs = "development plan" }, set.Content.OneBelow);
        await browser.Open("/appoint/criteria/chief-executives-2021/1/criteria.json");
        Assert.Equal(set.Digest, Convert.ToHexStringLower(SHA256.HashData(await browser.Response.Content.ReadAsByteArrayAsync())));
    }

    [Fact]
    public async Task Loading_the_same_words_twice_is_refused_and_a_changed_set_becomes_the_next_version()
    {
        var browser = await World.Browser(Role.AppointmentsTeam);
        await browser.Open("/appoint/criteria/load");
        await browser.Choose("Statutory officers of Westmere Council, 2027").Press("Load criteria");
        await browser.Open("/appoint/criteria/load");
        await browser.Choose("Statutory officers of Westmere Council, 2027").Press("Load criteria");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        await browser.Open("/appoint/criteria/statutory-officers-2027/1/freeze");
        await browser.Press("Freeze this version");
        await browser.Press("Make a new version");
        Assert.Equal("/appoint/criteria/statutory-officers-2027/2", browser.Url);
        await browser.Open("/appoint/criteria?format=csv");
        Assert.Equal(3, browser.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_set_is_written_one_criterion_at_a_time()
    {
        var browser = await World.Browser(Role.AppointmentsTeam);
        await browser.Open("/appoint/criteria/write");
        await browser.Fill("Name of the set", "Our own").Fill("Highest level", "3").Fill("Least level", "2").Press("Save and continue");
        Assert.Equal("/appoint/criteria/our-own/1", browser.Url);
        await browser.Click("Add a criterion");
        await browser.Fill("Code", "A").Fill("Title", "Judgement").Fill("Group", "role").Fill("Weight", "100").Choose("Yes").Press("Save criterion");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Select yes if candidates write about it", browser.Errors);
        await browser.Post("/appoint/criteria/our-own/1/add", await Fields(browser, ("Evidence", "no"), ("Priority", "yes"), ("Levels[0]", "low"), ("Levels[1]", ""), ("Levels[2]", "high")));
        Assert.Contains("Say what level 2 looks like, or leave all levels empty", browser.Errors);
        await browser.Post("/appoint/criteria/our-own/1/add", await Fields(browser, ("Evidence", "no"), ("Priority", "yes"), ("Levels[0]", "low"), ("Levels[1]", "middle"), ("Levels[2]", "high")));
        Assert.Equal("/appoint/criteria/our-own/1", browser.Url);
        Assert.Contains("A Judgement", browser.Main);
        Assert.Contains("middle", browser.Main);
        Assert.Contains("added the criterion A Judgement", browser.Main, StringComparison.OrdinalIgnoreCase);
    }

    static Task<Dictionary<string, string>> Fields(Browser browser, params (string Name, string Value)[] more)
    {
        var fields = browser.Page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlInputElement>("main input").Where(i => i.Type is not ("radio" or "checkbox") && i.Name is { Length: > 0 })
            .GroupBy(i => i.Name!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);
        foreach (var (name, value) in more) fields[name] = value;
        return Task.FromResult(fields);
    }

    [Fact]
    public async Task Two_people_changing_one_criterion_see_both_versions()
    {
        await World.Criteria(frozen: false);
        var (one, two) = (await World.Browser(Role.AppointmentsTeam), await World.Browser(Role.AppointmentsTeam));
        await one.Open("/appoint/criteria/criteria-1/1/D1/change");
        await two.Open("/appoint/criteria/criteria-1/1/D1/change");
        await one.Fill("Title", "First").Press("Save criterion");
        await two.Fill("Title", "Second").Press("Save criterion");
        Assert.Equal(HttpStatusCode.Conflict, two.Status);
        Assert.Contains("Both versions are safe", two.Main);
        Assert.Contains("First", two.Main);
        await two.Press("Keep mine");
        Assert.Contains("Second", two.Main);
    }

    [Fact]
    public async Task Others_are_refused_and_a_frozen_set_has_no_pages_of_change()
    {
        await World.Criteria();
        var stranger = await World.Browser(Role.Assessor);
        await stranger.Open("/appoint/criteria");
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
        var browser = await World.Browser(Role.AppointmentsTeam);
        await browser.Open("/appoint/criteria/criteria-1/1/D1/change");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }
}
