using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Appoint.Applications;

/// <summary>What the server answers to a page that saves itself; the script is tested in a browser.</summary>
public sealed class AutosaveTests : WorldTest
{
    /// <summary>Sends the form of the open page as the script does.</summary>
    static async Task<(HttpStatusCode Status, string Message)> Save(Browser browser)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var e in browser.Page.QuerySelectorAll<IHtmlInputElement>("main form input").Where(i => i.Type == "hidden" || i.IsChecked || i.Type == "text")) fields[e.Name!] = e.Value;
        foreach (var e in browser.Page.QuerySelectorAll<IHtmlTextAreaElement>("main form textarea")) fields[e.Name!] = e.Value;
        var page = browser.Page;
        await browser.Post(browser.Url, fields, ("X-Autosave", "yes"));
        using var said = JsonDocument.Parse(browser.Text);
        browser.Show(page);
        if (browser.Status == HttpStatusCode.OK)
            foreach (var name in (string[])["Version", "Seen"]) page.QuerySelector<IHtmlInputElement>($"main form input[name={name}]")!.Value = said.RootElement.GetProperty(name.ToLowerInvariant()).GetString()!;
        return (browser.Status, said.RootElement.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task What_is_typed_is_saved_wrong_or_not_and_the_time_is_said()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Browser.Open($"{writer.Url}/about-you");
        writer.Browser.Fill("Your name", "").Fill("Telephone number", "12");
        World.Now = new DateTimeOffset(2021, 9, 20, 9, 41, 30, TimeSpan.Zero);
        Assert.Equal((HttpStatusCode.OK, "Saved at 10:41am"), await Save(writer.Browser));
        writer.Browser.Fill("Telephone number", "123");
        Assert.Equal((HttpStatusCode.OK, "Saved at 10:41am"), await Save(writer.Browser));
        await writer.Browser.Open($"{writer.Url}/about-you");
        Assert.Contains("value=\"123\"", writer.Browser.Text);
    }

    [Fact]
    public async Task After_saving_itself_the_button_saves_without_a_conflict()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Browser.Open($"{writer.Url}/evidence/D2");
        writer.Browser.Fill("Your evidence", "First half");
        await Save(writer.Browser);
        await writer.Browser.Fill("Your evidence", "First half and second").Press("Save and come back later");
        Assert.Equal((HttpStatusCode.OK, writer.Url), (writer.Browser.Status, writer.Browser.Url));
        await writer.Browser.Open($"{writer.Url}/evidence/D2");
        Assert.Contains("First half and second", writer.Browser.Text);
    }

    [Fact]
    public async Task Last_letters_are_kept_when_the_page_is_left_while_an_earlier_save_is_on_its_way()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        await writer.Browser.Open($"{writer.Url}/evidence/D2");
        var (url, form) = (writer.Browser.Url, writer.Browser.Page.QuerySelectorAll<IHtmlInputElement>("main form input[type=hidden]").ToDictionary(i => i.Name!, i => i.Value, StringComparer.Ordinal));
        var field = writer.Browser.Page.QuerySelector<IHtmlTextAreaElement>("main form textarea")!.Name!;
        // All three carry what the page knew when it was opened; the second overtakes the first.
        Assert.Equal(HttpStatusCode.OK, await Send("First half and second", "a1:2"));
        Assert.Equal(HttpStatusCode.OK, await Send("First half", "a1:1"));
        Assert.Equal(HttpStatusCode.OK, await Send("First half and second, and the end", "a1:3"));
        Assert.Equal(HttpStatusCode.Conflict, await Send("From another tab", "b2:1"));
        Assert.Equal(HttpStatusCode.Conflict, await Send("From an older script", ""));
        await writer.Browser.Open(url);
        Assert.Equal("First half and second, and the end", writer.Browser.Page.QuerySelector("main form textarea")!.TextContent.Trim());

        async Task<HttpStatusCode> Send(string text, string page)
        {
            await writer.Browser.Post(url, new(form, StringComparer.Ordinal) { [field] = text }, page.Length > 0 ? [("X-Autosave", "yes"), ("X-Autosave-Page", page)] : [("X-Autosave", "yes")]);
            return writer.Browser.Status;
        }
    }

    [Fact]
    public async Task Two_tabs_are_told_and_neither_text_is_lost()
    {
        var (campaign, _) = await World.Campaign();
        var candidate = await World.User();
        var (one, two) = (await World.Writer(campaign, candidate), World.BrowserOf(candidate));
        await one.Browser.Open($"{one.Url}/evidence/D2");
        await two.Open($"{one.Url}/evidence/D2");
        one.Browser.Fill("Your evidence", "From the first tab");
        await Save(one.Browser);
        two.Fill("Your evidence", "From the second tab");
        var (status, message) = await Save(two);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("changed in another tab. Nothing is lost", message);
        await two.Press("Save and continue");
        Assert.Contains("From the first tab", two.Main);
        Assert.Contains("From the second tab", two.Main);
    }

    [Fact]
    public async Task After_closing_or_sending_it_says_so_and_changes_nothing()
    {
        var (campaign, _) = await World.Campaign();
        var candidate = await World.User();
        var (writer, other) = (await World.Writer(campaign, candidate), World.BrowserOf(candidate));
        await writer.Complete("Body 1: Chief executive");
        await other.Open($"{writer.Url}/evidence/D2");
        other.Fill("Your evidence", "Typed in another tab");
        await writer.Send();
        Assert.Contains("You sent this application in another tab", (await Save(other)).Message);
        await using (var db = World.Db()) Assert.False(db.Drafts.Any());
        World.Now = campaign.ClosesAt;
        Assert.Contains("The campaign has closed", (await Save(other)).Message);
    }

    [Fact]
    public async Task Every_task_page_has_a_place_that_says_what_was_saved_and_is_quiet_without_scripts()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        foreach (var task in (string[])["about-you", "career/abcdefghjk", "evidence/D1", "posts", "interests", "adjustments"])
        {
            await writer.Browser.Open($"{writer.Url}/{task}");
            var told = writer.Browser.Page.QuerySelector("main form [data-module=mandate-autosave]")!;
            Assert.Equal(("status", ""), (told.GetAttribute("role"), told.TextContent.Trim()));
        }
    }
}
