using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Mandate.Appoint;
using Mandate.Appoint.Applications;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Applications;

/// <summary>One application in two tabs, and the button pressed twice.</summary>
public sealed class TwoTabsTests : WorldTest
{
    [Fact]
    public async Task Pressing_twice_in_two_tabs_gives_one_application_and_one_receipt()
    {
        var (campaign, _) = await World.Campaign();
        var candidate = await World.User();
        var writer = await World.Writer(campaign, candidate);
        await writer.Complete("Body 1: Chief executive");
        var tabs = new[] { World.BrowserOf(candidate), World.BrowserOf(candidate), World.BrowserOf(candidate) };
        foreach (var tab in tabs)
        {
            await tab.Open($"{writer.Url}/check");
            tab.Choose("What I say here is true and complete as far as I know. I understand that a false statement can end an appointment.");
        }
        await Task.WhenAll(tabs[0].Press("Send application"), tabs[1].Press("Send application"));
        World.Now = campaign.ClosesAt.AddHours(1);
        await tabs[2].Press("Send application"); // the second press, even after closing

        await using var db = World.Db();
        var sent = await db.Applications.SingleAsync();
        Assert.All(tabs, tab => Assert.Equal((HttpStatusCode.OK, $"{writer.Url}/receipt"), (tab.Status, tab.Url)));
        Assert.All(tabs, tab => Assert.Contains(sent.Reference, tab.Main));
        Assert.Equal(1, await db.Events.CountAsync(e => e.Kind == "appoint.application-submitted"));
        Assert.Equal(1, await db.Outbox.CountAsync(o => o.Kind.EndsWith("SendMail")));
    }

    [Fact]
    public async Task Sending_while_another_tab_saves_loses_neither()
    {
        for (var round = 0; round < 5; round++)
        {
            var (campaign, posts) = await World.Campaign();
            string first;
            await using (var db = World.Db()) first = await (from b in db.Bodies where b.Id == posts[0].Body select b.ShortName).SingleAsync();
            var candidate = await World.User();
            var writer = await World.Writer(campaign, candidate);
            await writer.Complete($"{first}: Chief executive");
            var (sending, saving) = (World.BrowserOf(candidate), World.BrowserOf(candidate));
            await sending.Open($"{writer.Url}/check");
            sending.Choose("What I say here is true and complete as far as I know. I understand that a false statement can end an appointment.");
            await saving.Open($"{writer.Url}/evidence/D2");
            saving.Fill("Your evidence", "Written at the same moment");
            await Task.WhenAll(sending.Press("Send application"), saving.Press("Save and continue"));

            await writer.Browser.Open($"{writer.Url}/check");
            if (writer.Browser.Heading.Contains("Check", StringComparison.Ordinal)) Assert.Contains("Written at the same moment", writer.Browser.Main);
            else
            {
                await using var db = World.Db();
                var kept = (await db.Applications.SingleAsync(a => a.Candidate == candidate.Id)).Content.EvidenceFor("D2") == "Written at the same moment";
                Assert.True(kept, $"Saving answered {(int)saving.Status} at {saving.Url}: {saving.Main}\nSending answered {(int)sending.Status} at {sending.Url}");
            }
        }
    }

    [Fact]
    public async Task What_was_changed_in_another_tab_must_be_checked_again()
    {
        var (campaign, _) = await World.Campaign();
        var candidate = await World.User();
        var writer = await World.Writer(campaign, candidate);
        await writer.Complete("Body 1: Chief executive");
        var tab = World.BrowserOf(candidate);
        await tab.Open($"{writer.Url}/check");
        await writer.Answer("evidence/D2", answers: [("Your evidence", "Something new")]);
        await tab.Choose("What I say here is true and complete as far as I know. I understand that a false statement can end an appointment.").Press("Send application");
        Assert.Equal(HttpStatusCode.Conflict, tab.Status);
        Assert.Contains("changed in another tab", tab.Errors[0]);
        Assert.Contains("Something new", tab.Main);
    }

    [Fact]
    public async Task What_is_typed_in_another_tab_after_sending_becomes_a_change_not_yet_sent()
    {
        var (campaign, _) = await World.Campaign();
        var candidate = await World.User();
        var writer = await World.Writer(campaign, candidate);
        await writer.Complete("Body 1: Chief executive");
        var tab = World.BrowserOf(candidate);
        await tab.Open($"{writer.Url}/evidence/D2");
        await writer.Send();
        await tab.Fill("Your evidence", "A late thought").Press("Save and continue");
        Assert.Contains("Change your application", tab.Heading);
        await tab.Open($"{writer.Url}/check");
        Assert.Contains("A late thought", tab.Main);
        await using var db = World.Db();
        Assert.Equal("I made care safer.", (await db.Applications.SingleAsync()).Content.EvidenceFor("D2"));
    }
}
