using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Mandate.Appoint;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Applications;

/// <summary>A sign-in that ended while somebody wrote: nothing typed is lost, and what came in time counts from when it came.</summary>
public sealed class ExpiredSignInTests : WorldTest
{
    const string Declaration = "What I say here is true and complete as far as I know. I understand that a false statement can end an appointment.";

    sealed record Desk(Campaign Campaign, User Candidate, Browser Browser, string Url);

    /// <summary>A candidate with everything written, who signed in for the last time more than an hour before closing.</summary>
    async Task<Desk> Written()
    {
        var (campaign, _) = await World.Campaign();
        var candidate = await World.Account();
        var writer = await new Writer(await World.SignedIn(candidate), campaign).Start();
        await writer.Complete("Body 1: Chief executive");
        World.Now = campaign.ClosesAt.AddMinutes(-70);
        return new(campaign, candidate, await World.SignedIn(candidate), writer.Url);
    }

    async Task<Desk> SentHalfAMinuteBeforeClosing()
    {
        var desk = await Written();
        await desk.Browser.Open($"{desk.Url}/check");
        World.Now = desk.Campaign.ClosesAt.AddSeconds(-30);
        await desk.Browser.Choose(Declaration).Press("Send application");
        Assert.Equal("Sign in", desk.Browser.Heading);
        World.Now = desk.Campaign.ClosesAt.AddMinutes(10);
        return desk;
    }

    static Task SignIn(Desk desk) => desk.Browser.Fill("Email address", desk.Candidate.Email).Fill("Password", Worlds.World.Password).Press("Sign in");

    async Task<Application?> Stored()
    {
        await using var db = World.Db();
        return await db.Applications.SingleOrDefaultAsync();
    }

    [Fact]
    public async Task Evidence_that_was_typed_survives_word_for_word()
    {
        var desk = await Written();
        const string typed = "First line\nSecond <b>line</b> & \"more\"\n\n- an item";
        await desk.Browser.Open($"{desk.Url}/evidence/D2");
        World.Now += TimeSpan.FromMinutes(61);
        await desk.Browser.Fill("Your evidence", typed).Press("Save and continue");
        Assert.Equal("Sign in", desk.Browser.Heading);
        await SignIn(desk);
        Assert.Equal("We kept what you typed", desk.Browser.Heading);
        Assert.Contains("Second <b>line</b>", desk.Browser.Main);
        Assert.DoesNotContain("Seen", desk.Browser.Main);
        await desk.Browser.Press("Send it now");
        Assert.Equal((HttpStatusCode.OK, desk.Url), (desk.Browser.Status, desk.Browser.Url));
        await desk.Browser.Open($"{desk.Url}/evidence/D2");
        Assert.Equal(typed, ((IHtmlTextAreaElement)desk.Browser.Page.QuerySelector("textarea")!).Value);
    }

    [Fact]
    public async Task Evidence_that_came_before_closing_is_saved_after_it_and_shown_as_such()
    {
        var desk = await Written();
        await desk.Browser.Open($"{desk.Url}/evidence/D2");
        World.Now = desk.Campaign.ClosesAt.AddSeconds(-30);
        await desk.Browser.Fill("Your evidence", "Typed in time").Press("Save and continue");
        World.Now = desk.Campaign.ClosesAt.AddMinutes(10);
        await SignIn(desk);
        await desk.Browser.Press("Send it now");
        Assert.Contains("Typed in time", desk.Browser.Main);
    }

    [Fact]
    public async Task An_application_sent_in_time_counts_from_then_though_its_sender_signed_in_after_closing()
    {
        var desk = await SentHalfAMinuteBeforeClosing();
        await SignIn(desk);
        Assert.Contains("It reached us on 26 September 2021, 11:59:30pm British Summer Time", desk.Browser.Main);
        await desk.Browser.Press("Send it now");
        Assert.Equal($"{desk.Url}/receipt", desk.Browser.Url);
        Assert.Contains("Reached us 26 September 2021, 11:59:30pm British Summer Time", desk.Browser.Main);
        Assert.Equal(desk.Campaign.ClosesAt.AddSeconds(-30), (await Stored())!.SubmittedAt);
        Assert.Contains("26 September 2021, 11:59:30pm British Summer Time", (await World.Letters(desk.Candidate.Email))[^1].Markdown);
    }

    [Fact]
    public async Task Sent_after_closing_it_is_late_though_it_was_kept()
    {
        var desk = await Written();
        await desk.Browser.Open($"{desk.Url}/check");
        World.Now = desk.Campaign.ClosesAt;
        await desk.Browser.Choose(Declaration).Press("Send application");
        World.Now += TimeSpan.FromMinutes(5);
        await SignIn(desk);
        await desk.Browser.Press("Send it now");
        Assert.EndsWith("This campaign has closed", desk.Browser.Heading);
        Assert.Contains("27 September 2021, 12:00:00am British Summer Time", desk.Browser.Main);
        Assert.Null(await Stored());
    }

    [Theory]
    [InlineData("nothing changed", true)]
    [InlineData("a field changed", false)]
    [InlineData("a field more", false)]
    [InlineData("no mark", false)]
    [InlineData("a mark of my own", false)]
    [InlineData("another browser", false)]
    [InlineData("an hour later", false)]
    public async Task The_instant_is_what_the_server_kept_and_nothing_the_sender_says(string how, bool counts)
    {
        var desk = await SentHalfAMinuteBeforeClosing();
        await SignIn(desk);
        var fields = desk.Browser.Page.QuerySelectorAll<IHtmlInputElement>("main input").ToDictionary(i => i.Name!, i => i.Value);
        var browser = desk.Browser;
        switch (how)
        {
            case "a field changed": fields["Version"] += "0"; break;
            case "a field more": fields["ArrivedAt"] = "2021-09-26T22:59:30Z"; break;
            case "no mark": fields.Remove("KeptForm"); break;
            case "a mark of my own": fields["KeptForm"] = Guid.Empty.ToString(); break;
            case "an hour later": World.Now += TimeSpan.FromMinutes(50); break;
            case "another browser":
                browser = await World.SignedIn(desk.Candidate);
                await browser.Open($"{desk.Url}/delete-draft");
                fields["__RequestVerificationToken"] = ((IHtmlInputElement)browser.Page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
                break;
        }
        await browser.Post($"{desk.Url}/check", fields);
        Assert.Equal(counts, await Stored() is not null);
        if (!counts) Assert.EndsWith("This campaign has closed", browser.Heading);
    }

    /// <summary>Signed out on purpose, sent with the version that the draft would have later, then written on after closing.</summary>
    [Fact]
    public async Task What_was_written_after_closing_is_never_carried_in_by_a_kept_form()
    {
        var desk = await Written();
        await desk.Browser.Open($"{desk.Url}/check");
        var version = (IHtmlInputElement)desk.Browser.Page.QuerySelector("input[name=Version]")!;
        version.Value = $"{int.Parse(version.Value, System.Globalization.CultureInfo.InvariantCulture) + 1}";
        World.Now = desk.Campaign.ClosesAt.AddSeconds(-30);
        await desk.Browser.Choose(Declaration).Press("Send application");
        World.Now = desk.Campaign.ClosesAt.AddMinutes(10);

        await using (var db = World.Db()) await db.Drafts.ExecuteUpdateAsync(d => d.SetProperty(x => x.Version, x => x.Version + 1).SetProperty(x => x.UpdatedAt, World.Now));
        await SignIn(desk);
        await desk.Browser.Press("Send it now");
        Assert.EndsWith("This campaign has closed", desk.Browser.Heading);
        Assert.Null(await Stored());
    }
}
