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

/// <summary>What is in time and what is late, to the second.</summary>
public sealed class ClosingTests : WorldTest
{
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
    async Task SlowPost(User user, string url, Action meanwhile)
    {
        using var client = Site.Shared.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.Add("X-Test-User", user.Id.ToString());
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(url));
        var fields = page.QuerySelectorAll<IHtmlInputElement>("main input").Select(i => KeyValuePair.Create(i.Name!, i.Value));
        using var whole = new FormUrlEncodedContent(fields);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        World.WhenBodyIsRead = () => asked.TrySetResult();
        using var slow = new SlowContent(await whole.ReadAsByteArrayAsync(), asked.Task, meanwhile) { Headers = { ContentType = new("application/x-www-form-urlencoded") } };
        await client.PostAsync(url, slow);
    }

    sealed class SlowContent(byte[] bytes, Task asked, Action meanwhile) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, 10));
            await stream.FlushAsync();
            await asked; // the headers were in before the server asked for the rest
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
}
