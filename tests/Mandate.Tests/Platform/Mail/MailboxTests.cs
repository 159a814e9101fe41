using System.Net;
using AngleSharp.Html.Parser;
using Mandate.Platform;
using Mandate.Platform.Mail;
using Mandate.Tests.Platform.Web;
using Mandate.Tests.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Mandate.Tests.Platform.Mail;

public sealed class MailboxTests : WorldTest
{
    static readonly Dictionary<string, string?> demo = new() { ["Mandate:Demo"] = "true" };

    /// <summary>The test server has no addresses of its own.</summary>
    sealed class From(string address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, go) => { http.Connection.RemoteIpAddress = IPAddress.Parse(address); return go(http); });
            next(app);
        };
    }

    static Action<IServiceCollection> Visitor(string address = "127.0.0.1") => s => s.AddSingleton<IStartupFilter>(new From(address));

    async Task<MailId> Letters(int count)
    {
        await using var db = World.Db();
        var last = default(MailId);
        for (var i = 1; i <= count; i++)
            db.Mailbox.Add(new MailboxLetter { Id = last = Id.New<MailId>(World.Now), To = i % 2 == 0 ? "even@example.org" : "odd@example.org", Subject = $"Letter {i}", Markdown = $"Text of **{i}** <script>", Why = "You asked.", At = World.Now.AddMinutes(i) });
        await db.SaveChangesAsync();
        return last;
    }

    [Fact]
    public async Task Visitors_read_every_letter_page_by_page_and_person_by_person()
    {
        var last = await Letters(30);
        await using var site = new Hosted(World, demo, services: Visitor());
        var client = site.Client();
        var first = new HtmlParser().ParseDocument(await client.GetStringAsync("/demonstration/mailbox"));
        Assert.Equal(25, first.QuerySelectorAll("tbody tr").Length);
        Assert.StartsWith("Letter 30", first.QuerySelector("tbody th, tbody td")!.TextContent.Trim());
        Assert.Equal(5, new HtmlParser().ParseDocument(await client.GetStringAsync("/demonstration/mailbox?page=2")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(15, new HtmlParser().ParseDocument(await client.GetStringAsync("/demonstration/mailbox?to=odd%40example.org")).QuerySelectorAll("tbody tr").Length);

        var letter = new HtmlParser().ParseDocument(await client.GetStringAsync($"/demonstration/mailbox/{last}"));
        Assert.Equal("Letter 30", letter.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("Text of 30 <script>", letter.QuerySelector("main")!.TextContent);
        Assert.Contains("Why you get this: You asked.", letter.QuerySelector("main")!.TextContent);
    }

    [Theory, InlineData("true", "203.0.113.9", "localhost"), InlineData("false", "127.0.0.1", "localhost"), InlineData("true", "127.0.0.1", "mandate.example.org")]
    public async Task It_is_not_there_off_this_machine_or_outside_the_demonstration(string on, string from, string host)
    {
        var last = await Letters(1);
        await using var site = new Hosted(World, new() { ["Mandate:Demo"] = on, ["Mandate:Hosts"] = "localhost;mandate.example.org" }, services: Visitor(from));
        foreach (var url in (string[])["/demonstration/mailbox", $"/demonstration/mailbox/{last}"])
        {
            using var answer = await site.Client().SendAsync(new(HttpMethod.Get, url) { Headers = { Host = host } });
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task It_is_not_there_through_a_proxy()
    {
        await using var site = new Hosted(World, demo, services: Visitor());
        using var answer = await site.Client().SendAsync(new(HttpMethod.Get, "/demonstration/mailbox") { Headers = { { "X-Forwarded-For", "203.0.113.9" } } });
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
