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
                Assert.Equal("Written at the same moment", (await db.Applications.SingleAsync(a => a.Candidate == candidate.Id)).Content.EvidenceFor("D2"));
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

    [Theory]
    [InlineData("2021-09-26T22:59:59.999Z", true)]
    [InlineData("2021-09-26T23:00:00.000Z", false)]
    public async Task The_last_minute_is_in_and_midnight_is_out(string instant, bool accepted)
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Complete("Body 1: Chief executive");
        await writer.Browser.Open($"{writer.Url}/check");
        World.Now = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        await writer.Browser.Choose("What I say here is true and complete as far as I know. I understand that a false statement can end an appointment.").Press("Send application");

        await using var db = World.Db();
        Assert.Equal(accepted, await db.Applications.AnyAsync());
        if (accepted) return;
        Assert.Equal(HttpStatusCode.Conflict, writer.Browser.Status);
        Assert.Contains("This campaign has closed", writer.Browser.Heading);
        Assert.Contains("27 September 2021, 12:00:00am British Summer Time", writer.Browser.Main);
        Assert.Equal(1, await db.Drafts.CountAsync());
        Assert.Equal(1, await db.Events.CountAsync(e => e.Kind == "appoint.application-came-late"));
        await writer.Browser.Click("Read what you wrote");
        Assert.Contains("I made care safer.", writer.Browser.Main);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(6, false)]
    public async Task The_first_byte_decides_and_the_body_has_five_minutes(int minutes, bool accepted)
    {
        var (campaign, _) = await World.Campaign();
        var candidate = await World.User();
        var writer = await World.Writer(campaign, candidate);
        await writer.Complete("Body 1: Chief executive");
        World.Now = campaign.ClosesAt.AddSeconds(-1);
        await SlowPost(candidate, $"{writer.Url}/check", () => World.Now = campaign.ClosesAt.AddSeconds(-1).AddMinutes(minutes));

        await using var db = World.Db();
        Assert.Equal(accepted, await db.Applications.AnyAsync());
        if (accepted) Assert.Equal(campaign.ClosesAt.AddSeconds(-1), (await db.Applications.SingleAsync()).SubmittedAt);
    }

    /// <summary>Sends the check form with a body whose end comes only after <paramref name="meanwhile"/>.</summary>
    static async Task SlowPost(User user, string url, Action meanwhile)
    {
        using var client = Site.Shared.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.Add("X-Test-User", user.Id.ToString());
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(url));
        var fields = page.QuerySelectorAll<IHtmlInputElement>("main input").Select(i => KeyValuePair.Create(i.Name!, i.Value));
        using var whole = new FormUrlEncodedContent(fields);
        using var slow = new SlowContent(await whole.ReadAsByteArrayAsync(), meanwhile) { Headers = { ContentType = new("application/x-www-form-urlencoded") } };
        await client.PostAsync(url, slow);
    }

    sealed class SlowContent(byte[] bytes, Action meanwhile) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, 10));
            await stream.FlushAsync();
            await Task.Delay(300); // the headers are in by now
            meanwhile();
            await stream.WriteAsync(bytes.AsMemory(10));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
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

    [Fact]
    public async Task After_closing_nothing_can_be_changed_and_what_was_typed_is_shown_back()
    {
        var (campaign, _) = await World.Campaign();
        var candidate = await World.User();
        var writer = await World.Writer(campaign, candidate);
        await writer.Complete("Body 1: Chief executive");
        var tab = World.BrowserOf(candidate);
        await tab.Open($"{writer.Url}/evidence/D2");
        await writer.Send();
        await writer.Browser.Open($"{writer.Url}/status");
        World.Now = campaign.ClosesAt;

        await tab.Fill("Your evidence", "Too late").Press("Save and continue");
        Assert.Equal(HttpStatusCode.Conflict, tab.Status);
        Assert.Contains("Too late", tab.Main);
        await writer.Browser.Press("Change and send again");
        Assert.Equal(["This campaign has closed."], writer.Browser.Errors);
        await using var db = World.Db();
        Assert.False(await db.Drafts.AnyAsync());
    }

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
        await new ForgetDraftsHandler(db, new Standing(World.Now)).Handle(new(owner, campaign.Id), default);
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
