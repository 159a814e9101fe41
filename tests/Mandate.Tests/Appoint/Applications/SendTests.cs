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

public sealed class SendTests : WorldTest
{
    [Fact]
    public async Task Sending_gives_a_receipt_on_the_page_and_by_mail()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Complete("Body 2: Chief executive", "Body 1: Chief executive");
        World.Now = new DateTimeOffset(2021, 9, 20, 11, 5, 7, TimeSpan.Zero);
        await writer.Send();

        await using var db = World.Db();
        var sent = await db.Applications.Include(a => a.Preferences).SingleAsync();
        Assert.Equal($"{writer.Url}/receipt", writer.Browser.Url);
        Assert.Contains(sent.Reference, writer.Browser.Heading + writer.Browser.Main);
        Assert.Contains("20 September 2021, 12:05:07pm British Summer Time", writer.Browser.Main);
        Assert.Contains(sent.Digest, writer.Browser.Main);
        Assert.Equal(writer.Id, sent.Id);
        Assert.Equal(0, await db.Drafts.CountAsync());
        Assert.Equal("appoint.application-submitted", (await db.Events.OrderBy(e => e.At).LastAsync()).Kind);
        var mail = (await db.Outbox.Where(o => o.Kind.EndsWith("SendMail")).SingleAsync()).Payload;
        Assert.Contains(sent.Reference, mail);
        Assert.Contains(sent.Digest, mail);

        await writer.Browser.Open($"{writer.Url}/receipt/content.json");
        Assert.Equal(sent.Digest, Convert.ToHexStringLower(SHA256.HashData(await writer.Browser.Response.Content.ReadAsByteArrayAsync())));
    }

    [Fact]
    public async Task The_receipt_carries_the_latest_head_of_the_record()
    {
        var (campaign, posts) = await World.Campaign();
        var candidate = await World.User();
        var browser = World.BrowserOf(candidate);
        var writer = await World.Writer(campaign, candidate);
        await writer.Complete("Body 1: Chief executive");
        await writer.Send();
        await World.Sequence();
        await browser.Open($"{writer.Url}/receipt");
        await using var db = World.Db();
        Assert.Contains(Convert.ToBase64String((await db.RecordHeads.OrderByDescending(h => h.Size).FirstAsync()).Root), browser.Main);
    }

    [Fact]
    public async Task Nothing_is_sent_without_the_declaration()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Complete("Body 1: Chief executive");
        await writer.Browser.Open($"{writer.Url}/check");
        await writer.Browser.Press("Send application");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, writer.Browser.Status);
        Assert.Equal(["Confirm that what you say is true"], writer.Browser.Errors);
        await using var db = World.Db();
        Assert.False(await db.Applications.AnyAsync());
    }

    [Fact]
    public async Task An_unfinished_application_is_refused_even_when_the_form_is_sent_by_hand()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Browser.Open($"{writer.Url}/about-you");
        var token = ((IHtmlInputElement)writer.Browser.Page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        await writer.Browser.Post($"{writer.Url}/check", new() { ["__RequestVerificationToken"] = token, ["Version"] = await Version(writer.Id), ["Agreed"] = "yes" });
        Assert.Equal(HttpStatusCode.Conflict, writer.Browser.Status);
        Assert.Equal(["Enter your name."], writer.Browser.Errors);
    }

    async Task<string> Version(ApplicationId id)
    {
        await using var db = World.Db();
        return (await db.Drafts.SingleAsync()).Version.ToString(CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Sending_again_before_closing_replaces_what_was_sent_under_the_same_reference()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Complete("Body 1: Chief executive", "Body 2: Chief executive");
        await writer.Send();
        string reference, digest;
        await using (var db = World.Db())
        {
            var first = await db.Applications.SingleAsync();
            (reference, digest) = (first.Reference, first.Digest);
        }

        World.Now = World.Now.AddDays(1);
        await writer.Browser.Open(writer.Url);
        await writer.Browser.Press("Change and send again");
        Assert.Contains("It counts as it is until you send it again.", writer.Browser.Main);
        await writer.Answer("posts", answers: [("First choice", "Body 2: Chief executive"), ("Second choice (optional)", "Body 1: Chief executive")]);
        await using (var db = World.Db()) Assert.Equal(digest, (await db.Applications.SingleAsync()).Digest);
        await writer.Send("Send again");

        await using var after = World.Db();
        var sent = await after.Applications.Include(a => a.Preferences).SingleAsync();
        Assert.Equal((reference, World.Now), (sent.Reference, sent.SubmittedAt));
        Assert.NotEqual(digest, sent.Digest);
        Assert.Contains("First choice Body 2: Chief executive", writer.Browser.Main);
        await writer.Browser.Open($"{writer.Url}/status");
        Assert.Equal(2, writer.Browser.Page.QuerySelectorAll(".mandate-history__item").Length);
    }
}
