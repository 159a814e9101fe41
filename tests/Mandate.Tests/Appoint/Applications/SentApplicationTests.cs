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

/// <summary>What becomes of an application once it is sent, and of a draft that never was.</summary>
public sealed class SentApplicationTests : WorldTest
{
    [Fact]
    public async Task Withdrawing_is_confirmed_recorded_and_undone_by_applying_again()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Complete("Body 1: Chief executive");
        await writer.Send();
        await writer.Browser.Open($"{writer.Url}/status");
        await writer.Browser.Click("Withdraw your application");
        await writer.Browser.Press("Withdraw application");
        Assert.Equal($"{writer.Url}/status", writer.Browser.Url);
        Assert.Contains("Withdrawn since", writer.Browser.Main);
        await using (var db = World.Db())
        {
            Assert.False((await db.Applications.SingleAsync()).Live);
            Assert.Equal(1, await db.Events.CountAsync(e => e.Kind == "appoint.application-withdrawn"));
        }
        await writer.Browser.Press("Apply again");
        await writer.Send("Send again");
        await using var after = World.Db();
        Assert.True((await after.Applications.SingleAsync()).Live);
    }

    [Fact]
    public async Task After_an_offer_an_application_is_declined_not_withdrawn()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var candidate = await World.User();
        var sent = await World.Application(campaign, posts, candidate);
        await using (var db = World.Db())
        {
            var post = await db.CampaignPosts.SingleAsync();
            Assert.False(post.Submit(new PanelReport { Recommended = sent.Id, Digest = "d" }).Refused);
            Assert.False(post.Decide(new Approval { Decision = ApprovalDecision.Approved, ReportDigest = "d", By = Id.New<UserId>(World.Now) }, approverSatOnPanel: false).Refused);
            var browser = World.BrowserOf(candidate);
            await browser.Open($"/applications/{sent.Id}/withdraw");
            Assert.False(post.MakeOffer(World.Now, World.Now.AddDays(90), candidate.Id).Refused);
            await db.SaveChangesAsync();
            await browser.Press("Withdraw application");
            Assert.Equal(HttpStatusCode.Conflict, browser.Status);
            await browser.Open($"/applications/{sent.Id}");
            Assert.Contains("You have an offer", browser.Main);
            Assert.Equal($"/applications/{sent.Id}/offer", browser.Page.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.TextContent == "Read and answer the offer").GetAttribute("href"));
        }
    }

    [Fact]
    public async Task The_list_shows_drafts_and_what_was_sent_with_its_stage()
    {
        var (first, posts) = await World.Campaign(posts: 1);
        var (second, _) = await World.Campaign(posts: 1);
        var candidate = await World.User();
        var sent = await World.Application(first, posts, candidate);
        var writer = await World.Writer(second, candidate);
        await World.Application(second, await PostsOf(second));

        await writer.Browser.Open("/applications");
        Assert.Contains(sent.Reference, writer.Browser.Main);
        Assert.Contains("State SentSince 1 September 2021, 9am", writer.Browser.Main);
        Assert.Contains("Draft, not sent", writer.Browser.Main);
        Assert.Equal(2, writer.Browser.Page.QuerySelectorAll("main .nhsuk-card").Length);
        World.Now = first.ClosesAt;
        await writer.Browser.Open("/applications");
        Assert.Contains("State Closed, waiting for the panelSince 27 September 2021, midnight", writer.Browser.Main);
        Assert.Contains("Not sent before closing", writer.Browser.Main);
    }

    async Task<List<CampaignPost>> PostsOf(Campaign campaign)
    {
        await using var db = World.Db();
        return await db.CampaignPosts.Where(p => p.Campaign == campaign.Id).ToListAsync();
    }

    [Fact]
    public async Task Drafts_are_forgotten_in_their_time_and_not_before()
    {
        var (campaign, _) = await World.Campaign();
        var (writer, other) = (await World.Writer(campaign), await World.Writer(campaign));
        await other.Complete("Body 1: Chief executive");
        await other.Send();
        await using var db = World.Db();
        var row = await db.Outbox.FirstAsync(o => o.Kind.EndsWith("ForgetDrafts"));
        Assert.Equal(campaign.ClosesAt.AddDays(30), row.DueAt);
        var owner = (await db.Drafts.SingleAsync()).Owner;

        World.Now = row.DueAt.AddSeconds(-1);
        await World.DrainOutbox();
        await writer.Browser.Open(writer.Url);
        Assert.Equal(HttpStatusCode.OK, writer.Browser.Status);
        await new ForgetDraftsHandler(db, new Mandate.Appoint.Monitoring.MonitoringKey(new byte[32]), new Standing(World.Now)).Handle(new(owner, campaign.Id), default);
        Assert.Equal(1, await db.Drafts.CountAsync());
        World.Now = row.DueAt;
        await World.DrainOutbox();
        await World.DrainOutbox();
        Assert.Equal(0, await db.Drafts.CountAsync());
        await writer.Browser.Open(writer.Url);
        Assert.Equal(HttpStatusCode.NotFound, writer.Browser.Status);
        Assert.Equal(1, await db.Applications.CountAsync());
    }

    sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
