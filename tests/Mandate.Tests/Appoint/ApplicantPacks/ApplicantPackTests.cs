using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Mandate.Appoint;
using Mandate.Appoint.ApplicantPacks;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.ApplicantPacks;

public sealed class ApplicantPackTests : WorldTest
{
    async Task<(string Page, Browser Reader)> FromTemplate(string pack, DateOnly day, string title, string slug)
    {
        World.Now = London.At(day, new TimeOnly(9, 0));
        Assert.Null((await World.Pack(pack)).Refusal);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open("/appoint/campaigns/plan");
        await team.Choose(title).Press("Continue");
        await team.Click("Posts");
        await team.Choose(team.Page.QuerySelector("label[for=Which]")!.TextContent.Trim()).Press("Save and continue");
        await team.Click("Check and publish");
        await team.Press("Freeze the criteria and publish");
        await using var db = World.Db();
        var post = await db.CampaignPosts.OrderBy(p => p.Slug).Select(p => p.Slug).FirstAsync();
        var reader = await World.Browser();
        await reader.Open(ShowPack.Url(slug, post));
        return (ShowPack.Url(slug, post), reader);
    }

    [Theory]
    [InlineData("nhs-icb-2022", 2021, 9, 1, "Chief executives of the 42 integrated care boards (designate)", "icb-chief-executives-2021")]
    [InlineData("nhs-icb-2022", 2021, 7, 15, "Chairs of the 42 integrated care boards (designate)", "icb-chairs-2021")]
    [InlineData("new-council", 2027, 9, 6, "Head of paid service of Westmere Council (designate)", "westmere-statutory-officers-2027")]
    public async Task A_template_gives_a_whole_pack_as_a_page_and_as_the_same_Word_file(string pack, int year, int month, int day, string title, string slug)
    {
        var (page, reader) = await FromTemplate(pack, new(year, month, day), title, slug);
        string[] expected = ["opportunity", "why-all-advertised", "about", "role", "criteria", "person", "eligibility", "conditions", "terms", "how-to-apply", "assessment", "decision", .. pack == "new-council" ? Array.Empty<string>() : ["allocation"], "dates", "standards", "questions", "formats", "personal-data", "complaints"];
        var headings = reader.Page.QuerySelectorAll("main section > h2").ToList();
        Assert.Equal(expected, headings.Select(h => h.Id!));
        Assert.Equal(expected.Select(e => "#" + e), reader.Page.QuerySelectorAll(".nhsuk-contents-list a").Select(a => a.GetAttribute("href")));
        Assert.Contains("must do", headings[1].TextContent);
        var shown = reader.Page.QuerySelectorAll("main section :is(p, li, td, th, dt, dd, h2, h3, h4)").Select(e => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(t => t.Length > 0).ToList();

        await reader.Open(page + ".docx");
        Assert.Equal(PackWord.MediaType, reader.Response.Content.Headers.ContentType!.MediaType);
        using var file = new MemoryStream(await reader.Response.Content.ReadAsByteArrayAsync());
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var body = word.MainDocumentPart!.Document.Body!;
        Assert.Equal(headings.Select(h => h.TextContent), Styled(body, "Heading1"));
        var written = body.Descendants<Paragraph>().Select(p => string.Join(' ', p.InnerText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(shown.Where(t => t != "Apply").Except(written));
    }

    [Fact]
    public async Task The_Word_file_has_headings_lists_header_rows_a_title_and_its_language()
    {
        var (campaign, posts) = await World.Campaign(terms: new CampaignTerms { Texts = [new() { Key = PackTexts.Terms, Title = "Terms", Text = "- One\n- Two\u0001 & <three>" }] });
        var reader = await World.Browser();
        await reader.Open(ShowPack.WordUrl(campaign.Slug, posts[0].Slug));
        using var file = new MemoryStream(await reader.Response.Content.ReadAsByteArrayAsync());
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word).Select(e => e.Description));
        var body = word.MainDocumentPart!.Document.Body!;
        Assert.StartsWith("Applicant pack: ", word.PackageProperties.Title, StringComparison.Ordinal);
        Assert.Equal("en-GB", word.PackageProperties.Language);
        Assert.Equal(["One", "Two & <three>"], Styled(body, "ListBullet").Take(2));
        Assert.Contains("D1 Strategy", Styled(body, "Heading3"));
        Assert.All(body.Elements<Table>(), t =>
        {
            Assert.NotNull(t.GetFirstChild<TableProperties>()!.GetFirstChild<TableCaption>());
            Assert.Single(t.Elements<TableRow>(), r => r.TableRowProperties!.GetFirstChild<TableHeader>() is not null);
        });
        var language = word.MainDocumentPart.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<Languages>().Single();
        Assert.Equal("en-GB", language.Val!.Value);
    }

    [Fact]
    public async Task What_no_campaign_wrote_is_said_from_its_facts()
    {
        var terms = new CampaignTerms
        {
            FullTime = false, Longlist = true,
            Eligibility = [new() { Key = "a", Question = "Are you a member of Parliament?", Explanation = "Members may not.", CheckKind = "register", Citation = "Act 1, section 2" }, new() { Key = "b", Question = "Have you a tie?", Judgement = true, Citation = "Act 3" }],
            Timetable = [new() { Key = "stakeholders", Title = "Meetings with partners", From = new(2021, 10, 4), Fixed = true }],
        };
        var (campaign, posts) = await World.Campaign(terms: terms);
        var reader = await World.Browser();
        await reader.Open(ShowPack.Url(campaign.Slug, posts[0].Slug));
        Assert.Contains("All 2 posts are advertised in open competition", reader.Main);
        Assert.Contains("Your present post counts neither for nor against you.", reader.Main);
        Assert.Contains("Members may not. The answer “yes” excludes.", reader.Main);
        Assert.Contains("it does not exclude by itself", reader.Main);
        Assert.Contains("How it is checked: a public register is looked at. Source: Act 1, section 2.", reader.Main);
        Assert.Contains("Longlist: the panel settles who goes on", reader.Main);
        Assert.Contains("What they say is advice to the panel and is not scored", reader.Main);
        Assert.Contains("approves", reader.Page.QuerySelector("section:has(#decision)")!.TextContent);
        Assert.Contains("26 September 2021, 11:59pm (British Summer Time)", reader.Main);
        Assert.Null(reader.Page.QuerySelector("#complaints"));
    }

    [Fact]
    public async Task Nobody_finds_the_pack_of_a_campaign_that_is_not_published_or_of_a_post_that_is_not_there()
    {
        var (draft, posts) = await World.Campaign(published: false);
        var (campaign, _) = await World.Campaign();
        var stranger = await World.Browser();
        foreach (var url in new[] { ShowPack.Url(draft.Slug, posts[0].Slug), ShowPack.WordUrl(draft.Slug, posts[0].Slug), ShowPack.Url(campaign.Slug, "nowhere"), ShowPack.WordUrl(campaign.Slug, posts[0].Slug) })
        {
            await stranger.Open(url);
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }
    }

    [Fact]
    public async Task A_withdrawn_post_says_so_before_everything_else()
    {
        var (campaign, posts) = await World.Campaign();
        await using (var db = World.Db())
        {
            Assert.False((await db.CampaignPosts.SingleAsync(p => p.Id == posts[0].Id)).Withdraw(World.Now, "The order was changed.").Refused);
            await db.SaveChangesAsync();
        }
        var reader = await World.Browser();
        await reader.Open(ShowPack.Url(campaign.Slug, posts[0].Slug));
        Assert.Contains("This post was withdrawn. The reason given: The order was changed.", reader.Main);
        Assert.DoesNotContain(reader.Page.QuerySelectorAll(".nhsuk-button"), b => b.TextContent.Trim() == "Apply");
        await reader.Open(ShowPack.WordUrl(campaign.Slug, posts[0].Slug));
        using var word = WordprocessingDocument.Open(await reader.Response.Content.ReadAsStreamAsync(), isEditable: false);
        Assert.Contains("This post was withdrawn", word.MainDocumentPart!.Document.Body!.InnerText);
    }

    static IEnumerable<string> Styled(Body body, string style) => body.Elements<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == style).Select(p => p.InnerText);
}
