using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Files;
using Mandate.Tests.Platform.Files;
using Mandate.Tests.Platform.Web;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mandate.Tests.Appoint.Applications;

public sealed class CvTests : WorldTest
{
    static readonly CampaignTerms terms = new() { PreferencesAllowed = 3, AsksForCv = true };

    static async Task Add(Writer writer, string name, byte[] content, string label = "Your CV", string button = "Add CV")
    {
        await writer.Browser.Open($"{writer.Url}/cv");
        writer.Browser.Attach(label, name, "application/octet-stream", content);
        await writer.Browser.Press(button);
    }

    [Fact]
    public async Task A_cv_is_added_replaced_and_sent_and_the_receipt_lists_it_with_its_digest()
    {
        var (campaign, _) = await World.Campaign(terms: terms);
        var writer = await World.Writer(campaign);
        await writer.Complete("Body 1: Chief executive");
        await writer.Browser.Open($"{writer.Url}/check");
        Assert.Contains("Add your CV.", writer.Browser.Main);

        await Add(writer, "old.pdf", Samples.Pdf);
        Assert.Equal(HttpStatusCode.OK, writer.Browser.Status);
        Assert.Contains("old.pdf", writer.Browser.Main);
        await Add(writer, "new.docx", Samples.Docx(), "Another CV in its place", "Replace CV");
        Assert.Contains("new.docx", writer.Browser.Main);
        Assert.DoesNotContain("old.pdf", writer.Browser.Main);

        await writer.Send();
        await using var db = World.Db();
        var sent = await db.Applications.SingleAsync();
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Samples.Docx())).Length, sent.Content.Cv!.Sha256.Length);
        Assert.Contains(sent.Content.Cv.Sha256, writer.Browser.Main);
        Assert.Contains("new.docx", writer.Browser.Main);
        Assert.Contains(sent.Content.Cv.Sha256, (await db.Outbox.SingleAsync(o => o.Kind.EndsWith("SendMail"))).Payload);
        Assert.Equal(["old.pdf"], await db.Files.Where(f => f.RemovedAt != null).Select(f => f.Name).ToListAsync());
        await writer.Browser.Click("Download CV");
        Assert.Equal("new.docx", writer.Browser.Response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
    }

    [Fact]
    public async Task A_cv_can_be_removed_before_sending_and_a_new_draft_leaves_the_sent_one_alone()
    {
        var (campaign, _) = await World.Campaign(terms: terms);
        var writer = await World.Writer(campaign);
        await writer.Complete("Body 1: Chief executive");
        await Add(writer, "cv.pdf", Samples.Pdf);
        await writer.Browser.Press("Remove this CV");
        Assert.Contains("Your CV", writer.Browser.Main);
        Assert.DoesNotContain("cv.pdf", writer.Browser.Main);
        await Add(writer, "sent.pdf", Samples.Pdf);
        await writer.Send();

        await writer.Browser.Open($"{writer.Url}/status");
        await writer.Browser.Press("Change and send again");
        await Add(writer, "other.pdf", Samples.Pdf, "Another CV in its place", "Replace CV");
        await writer.Browser.Open($"{writer.Url}/delete-draft");
        await writer.Browser.Press("Throw changes away");
        await using var db = World.Db();
        Assert.Equal(["sent.pdf"], await db.Files.Where(f => f.RemovedAt == null).Select(f => f.Name).ToListAsync());
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "cv.exe", [0x4D, 0x5A, 0x90, 0], "The file must be one of: PDF, Word" },
        { "cv.pdf", [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0], "The file is named .pdf but is not a PDF file" },
        { "cv.docx", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0], "The file is named .docx but is not a Word file" },
        { "cv.docx", Samples.Docx(("word/bomb.xml", new byte[5_000_000])), "unusual" },
        { "cv.docx", Samples.LyingBomb(), "unusual" },
        { "cv.docx", Samples.Docx(("word/vbaProject.bin", [1, 2])), "macros" },
        { "cv.txt", Samples.Bytes("My life"), "The file must be one of: PDF, Word" },
        { "cv.pdf", [.. Samples.Pdf, .. new byte[6 * 1024 * 1024]], "The file must be 5 MB or smaller" },
        { "cv.pdf", [], "Choose your CV as a PDF or Word file" },
    };

    [Theory, MemberData(nameof(Bad))]
    public async Task A_wicked_file_is_refused_in_words_and_the_application_is_kept(string name, byte[] content, string why)
    {
        var (campaign, _) = await World.Campaign(terms: terms);
        var writer = await World.Writer(campaign);
        await writer.Answer("about-you", answers: [("Your name", "Ada Brown"), ("Telephone number", "020 7946 0000")]);
        await Add(writer, "good.pdf", Samples.Pdf);
        await Add(writer, name, content, "Another CV in its place", "Replace CV");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, writer.Browser.Status);
        Assert.Contains(why, Assert.Single(writer.Browser.Errors));
        Assert.Equal("Chief executives CV", writer.Browser.Heading);

        await writer.Browser.Open($"{writer.Url}/check");
        Assert.Contains("Ada Brown", writer.Browser.Main);
        Assert.Contains("good.pdf", writer.Browser.Main);
        await using var db = World.Db();
        Assert.Equal(["good.pdf"], await db.Files.Select(f => f.Name).ToListAsync());
    }

    [Fact]
    public async Task A_file_that_a_real_scanner_knows_is_refused_on_the_page_and_the_application_is_kept()
    {
        await using var clamd = await VirusScanner.Start();
        var candidate = await World.User();
        var (campaign, _) = await World.Campaign(terms: terms);
        var writer = await World.Writer(campaign, candidate);
        await writer.Answer("about-you", answers: [("Your name", "Ada Brown"), ("Telephone number", "020 7946 0000")]);
        await using var site = new Hosted(World, new() { ["Mandate:Data"] = TestDatabase.Folder }, services: all => all.Replace(ServiceDescriptor.Singleton(VirusScanner.At($"127.0.0.1:{clamd.Port}"))));
        var (status, text) = await Upload(site.Client(candidate.Id.ToString()), writer.Url, "cv.pdf", VirusScanner.Eicar);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("The file carries a virus. Nothing of it was read or kept. Your application is as it was", text);
        (status, _) = await Upload(site.Client(candidate.Id.ToString()), writer.Url, "cv.pdf", Samples.Pdf);
        Assert.Equal(HttpStatusCode.Found, status);

        await using var db = World.Db();
        Assert.Equal(FileScan.Pending, (await db.Files.SingleAsync()).Scan);
        await writer.Browser.Open($"{writer.Url}/check");
        Assert.Contains("Ada Brown", writer.Browser.Main);
    }

    [Fact]
    public async Task A_scanner_that_is_away_keeps_nobody_from_applying_but_what_it_finds_later_does()
    {
        var candidate = await World.User();
        var (campaign, _) = await World.Campaign(terms: terms);
        var writer = await World.Writer(campaign, candidate);
        await writer.Complete("Body 1: Chief executive");
        await using (var site = new Hosted(World, new() { ["Mandate:Data"] = TestDatabase.Folder }, services: all => all.Replace(ServiceDescriptor.Singleton(VirusScanner.At($"127.0.0.1:{VirusScanner.FreePort()}")))))
            Assert.Equal(HttpStatusCode.Found, (await Upload(site.Client(candidate.Id.ToString()), writer.Url, "cv.pdf", Samples.Pdf)).Status);
        await using (var db = World.Db())
        {
            (await db.Files.SingleAsync()).FoundInfected("Eicar-Test", World.Now);
            await db.SaveChangesAsync();
        }
        await writer.Browser.Open($"{writer.Url}/cv");
        Assert.Contains("Your CV was removed", writer.Browser.Main);
        await writer.Send();
        Assert.Equal(HttpStatusCode.Conflict, writer.Browser.Status);
        Assert.Contains("carried a virus", writer.Browser.Errors[0]);
    }

    static async Task<(HttpStatusCode Status, string Text)> Upload(HttpClient client, string application, string name, byte[] content)
    {
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"{application}/cv"));
        using var parts = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken" },
            { new ByteArrayContent(content), "File", name },
        };
        using var answer = await client.PostAsync($"{application}/cv", parts);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_team_reads_after_closing_and_panels_and_strangers_never()
    {
        var (campaign, posts) = await World.Campaign(terms: terms);
        var writer = await World.Writer(campaign);
        await writer.Complete("Body 2: Chief executive", "Body 1: Chief executive");
        await writer.Answer("adjustments", answers: [("Yes", null), ("What do you need?", "A hearing loop"), ("I am disabled and would like an interview under the Disability Confident scheme", null)]);
        await Add(writer, "cv.pdf", Samples.Pdf);
        await writer.Send();
        var panel = await World.Panel(campaign, posts);
        string reference;
        await using (var db = World.Db())
        {
            var sent = await db.Applications.SingleAsync();
            Assert.True(sent.GuaranteedInterview);
            reference = sent.Reference;
        }
        var team = await World.Browser(Role.AppointmentsTeam);
        var (list, one) = ($"/appoint/{campaign.Slug}/applications", $"/appoint/{campaign.Slug}/applications/{reference}");

        await team.Open(list);
        Assert.Contains("Applications are sealed until the campaign closes", team.Main);
        Assert.DoesNotContain("Ada Brown", team.Main);
        foreach (var page in (string[])[one, one + "/cv"])
        {
            await team.Open(page);
            Assert.Equal(HttpStatusCode.NotFound, team.Status);
        }

        World.Closed(campaign);
        await team.Open(list + "?show=guaranteed");
        Assert.Contains("Ada Brown", team.Main);
        await team.Click(reference);
        Assert.Contains("A hearing loop", team.Main);
        Assert.Contains("an interview is due if the essential criteria are met", team.Main);
        Assert.True(team.Main.IndexOf("Body 1", StringComparison.Ordinal) < team.Main.IndexOf("Body 2", StringComparison.Ordinal));
        await team.Click("Download CV (CV)");
        Assert.Equal(HttpStatusCode.OK, team.Status);
        await using (var db = World.Db()) Assert.Equal(3, await db.PersonalReads.CountAsync());

        foreach (var browser in new[] { World.BrowserOf(panel.Member), World.BrowserOf(panel.Chair), await World.Browser(Role.Approver, Role.Assessor), World.BrowserOf(await World.User()) })
            foreach (var page in (string[])[list, one, one + "/cv", $"{writer.Url}/cv"])
            {
                await browser.Open(page);
                Assert.NotEqual(HttpStatusCode.OK, browser.Status);
                Assert.DoesNotContain("Ada Brown", browser.Text);
            }
    }

    [Fact]
    public async Task Somebody_of_the_team_who_sits_on_a_panel_or_applied_does_not_read()
    {
        var (campaign, posts) = await World.Campaign();
        var member = await World.User(Role.AppointmentsTeam, Role.Assessor);
        var panel = Panel.Form(campaign.Id, "Panel", World.Now);
        Assert.False(panel.Add(member.Id, PanelRole.Chair, World.Now).Refused);
        await using (var db = World.Db()) { db.Panels.Add(panel); await db.SaveChangesAsync(); }
        var applied = await World.User(Role.AppointmentsTeam);
        var sent = await World.Application(campaign, posts, applied);
        World.Closed(campaign);
        foreach (var (user, why) in new[] { (member, "You sit on a panel of this campaign"), (applied, "You applied in this campaign yourself") })
        {
            var browser = World.BrowserOf(user);
            await browser.Open($"/appoint/{campaign.Slug}/applications");
            Assert.Contains(why, browser.Main);
            await browser.Open($"/appoint/{campaign.Slug}/applications/{sent.Reference}");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
    }

    [Fact]
    public async Task A_file_of_a_draft_that_was_never_sent_is_forgotten_with_it()
    {
        var (campaign, _) = await World.Campaign(terms: terms);
        var writer = await World.Writer(campaign);
        await Add(writer, "cv.pdf", Samples.Pdf);
        World.Now = campaign.ClosesAt.AddDays(31);
        await World.DrainOutbox();
        await using var db = World.Db();
        Assert.False(await db.Drafts.AnyAsync());
        Assert.NotNull((await db.Files.SingleAsync()).RemovedAt);
    }
}
