using System.Net;
using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Applications;

public sealed class CareerPagesTests : WorldTest
{
    [Fact]
    public async Task A_career_is_added_changed_and_removed_entry_by_entry()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Career("Old Trust", "Director", "1/2010", "12/2017");
        await writer.Career("New Trust", "Chief executive", "January/2018");
        Assert.Equal($"{writer.Url}/career", writer.Browser.Url);
        var (newer, older) = (writer.Browser.Main.IndexOf("Chief executive, New Trust", StringComparison.Ordinal), writer.Browser.Main.IndexOf("Director, Old Trust", StringComparison.Ordinal));
        Assert.True(newer >= 0 && newer < older);
        Assert.Contains("January 2010 to December 2017", writer.Browser.Main);

        await writer.Browser.Click("Change (Director, Old Trust)");
        await writer.Browser.Fill("Employer or organisation", "Older Trust").Press("Save and continue");
        Assert.Contains("Director, Older Trust", writer.Browser.Main);
        Assert.DoesNotContain("gap", writer.Browser.Main);

        await writer.Browser.Click("Remove (Director, Older Trust)");
        await writer.Browser.Press("Remove entry");
        Assert.DoesNotContain("Older Trust", writer.Browser.Main);
        Assert.Contains("Chief executive, New Trust", writer.Browser.Main);
    }

    [Fact]
    public async Task A_gap_is_shown_and_keeps_the_application_from_being_sent_until_it_is_explained()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Complete("Body 1: Chief executive");
        await writer.Career("Old Trust", "Director", "1/2006", "12/2008");
        Assert.Contains("January 2009 to March 2010: 15 months not explained", writer.Browser.Main);
        await writer.Browser.Open($"{writer.Url}/check");
        Assert.Contains("Say what you did in January 2009 to March 2010.", writer.Browser.Main);
        Assert.DoesNotContain("Send application", writer.Browser.Main);

        await writer.Browser.Open($"{writer.Url}/career");
        await writer.Browser.Click("Explain January 2009 to March 2010");
        await writer.Browser.Fill("What did you do?", "I cared for my mother.").Press("Save and continue");
        Assert.DoesNotContain("not explained", writer.Browser.Main);
        await writer.Send();
        await writer.Browser.Open($"{writer.Url}/status");
        Assert.Contains("I cared for my mother.", writer.Browser.Main);
        Assert.Contains("Director, Old Trust", writer.Browser.Main);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_is_kept()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Browser.Open($"{writer.Url}/career");
        await writer.Browser.Click("Add your latest job");
        var page = writer.Browser.Url;
        await writer.Browser.Press("Save and continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, writer.Browser.Status);
        Assert.Equal(["Select whether you were working", "Enter the month and year it started, like 4 2015", "Enter the month and year it ended, like 3 2018, or say that it still goes on", "Say what you did"], writer.Browser.Errors);
        await writer.Browser.Choose("Yes, paid or unpaid").Month("When did it start?", "13/2015").Press("Save and continue");
        Assert.Contains("Enter the name of the employer or organisation", writer.Browser.Errors);
        await writer.Browser.Open(page);
        Assert.Contains("value=\"13\"", writer.Browser.Text);
        await writer.Browser.Open($"{writer.Url}/career");
        Assert.Contains("Still to do", writer.Browser.Main);
    }

    [Fact]
    public async Task A_campaign_may_do_without_it()
    {
        var (campaign, _) = await World.Campaign(terms: new() { PreferencesAllowed = 3, AsksForCareer = false });
        var writer = await World.Writer(campaign);
        Assert.DoesNotContain("Career history", writer.Browser.Main);
        await writer.Browser.Open($"{writer.Url}/career");
        Assert.Equal(HttpStatusCode.NotFound, writer.Browser.Status);
        await writer.Complete("Body 1: Chief executive");
        await writer.Send();
        Assert.Equal($"{writer.Url}/receipt", writer.Browser.Url);
    }

    [Fact]
    public async Task A_stranger_and_a_made_up_key_find_nothing()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Career("Old Trust", "Director", "1/2010");
        string key;
        await writer.Browser.Click("Change (Director, Old Trust)");
        key = writer.Browser.Url.Split('/')[^1];
        var stranger = await World.Browser(Role.AppointmentsTeam, Role.Assessor, Role.Administrator);
        foreach (var page in (string[])["career", $"career/{key}", $"career/{key}/remove"])
        {
            await stranger.Open($"{writer.Url}/{page}");
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }
        await writer.Browser.Open($"{writer.Url}/career/..nonsense");
        Assert.Equal(HttpStatusCode.NotFound, writer.Browser.Status);
    }

    [Fact]
    public async Task Panels_read_no_employer_and_no_name_in_the_sift()
    {
        var (campaign, posts) = await World.Campaign();
        var panel = await World.Panel(campaign, posts);
        var sent = await World.Submitted(campaign, posts);
        World.Closed(campaign);
        await World.NoTies(panel, sent);
        var member = World.BrowserOf(panel.Member);
        foreach (var page in (string[])[$"/assessing/{panel.Id}", Mandate.Appoint.Assessing.ScoreApplication.Url(panel.Id, sent.Id)])
        {
            await member.Open(page);
            Assert.Equal(HttpStatusCode.OK, member.Status);
            Assert.DoesNotContain("Somewhere NHS Trust", member.Text);
            Assert.DoesNotContain(sent.Name, member.Text);
        }
    }
}
