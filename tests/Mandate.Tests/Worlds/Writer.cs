using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Platform.Access;

namespace Mandate.Tests.Worlds;

/// <summary>A candidate at work on one application, page by page as people do it.</summary>
sealed class Writer(Browser browser, Campaign campaign, string url = "")
{
    public Browser Browser { get; } = browser;
    public string Url { get; private set; } = url;
    public ApplicationId Id => ApplicationId.From(Guid.Parse(Url.Split('/')[2]));

    public async Task<Writer> Start()
    {
        await Browser.Open($"/appoint/{campaign.Slug}/apply");
        await Browser.Press("Start now");
        Url = Browser.Url;
        return this;
    }

    public async Task Answer(string task, string button = "Save and continue", params (string Label, string? Text)[] answers)
    {
        await Browser.Open($"{Url}/{task}");
        foreach (var (label, text) in answers)
            if (text is null) Browser.Choose(label);
            else Browser.Fill(label, text);
        await Browser.Press(button);
    }

    /// <summary>Adds a job to the career; it still goes on when <paramref name="to"/> is null.</summary>
    public async Task Career(string employer, string role, string from, string? to = null)
    {
        await Browser.Open($"{Url}/career");
        await Browser.Click(Browser.Page.QuerySelectorAll("main a").Any(a => a.TextContent.Trim() == "Add another entry") ? "Add another entry" : "Add your latest job");
        Browser.Choose("Yes, paid or unpaid").Fill("Employer or organisation", employer).Fill("Your role", role).Month("When did it start?", from).Fill("What did you do?", "Led it.");
        if (to is null) Browser.Choose("Yes, it still goes on");
        else Browser.Month("When did it end?", to);
        await Browser.Press("Save and continue");
    }

    /// <summary>Every task with answers that can be sent, for a campaign with the two criteria of the world.</summary>
    public async Task<Writer> Complete(params string[] posts)
    {
        await Answer("about-you", answers: [("Your name", "Ada Brown"), ("Telephone number", "020 7946 0000")]);
        foreach (var rule in campaign.Terms.Eligibility) await Answer($"eligibility/{rule.Key}", answers: [(rule.ExcludesWhen == "yes" ? "No" : "Yes", null)]);
        if (campaign.Terms.AsksForCareer) await Career("Somewhere NHS Trust", "Chief executive", "4/2010");
        await Answer("evidence/D1", answers: [("Tell us about a long change that you led.", "I led one.")]);
        await Answer("evidence/D2", answers: [("Your evidence", "I made care safer.")]);
        string[] labels = ["First choice", "Second choice (optional)", "Third choice (optional)"];
        await Answer("posts", answers: [.. posts.Select((p, i) => (labels[i], (string?)p))]);
        await Answer("interests", answers: [("No", null)]);
        await Answer("adjustments", answers: [("No", null)]);
        return this;
    }

    public async Task<Writer> Send(string button = "Send application")
    {
        await Browser.Open($"{Url}/check");
        Browser.Choose("What I say here is true and complete as far as I know. I understand that a false statement can end an appointment.");
        await Browser.Press(button);
        return this;
    }
}

sealed partial class World
{
    public async Task<Writer> Writer(Campaign campaign, User? candidate = null) => await new Writer(BrowserOf(candidate ?? await User()), campaign).Start();
}
