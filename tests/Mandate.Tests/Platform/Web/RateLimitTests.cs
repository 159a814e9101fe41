using System.Net;
using AngleSharp.Html.Parser;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Platform.Web;

public sealed class RateLimitTests : WorldTest
{
    static readonly Dictionary<string, string?> few = new() { ["Mandate:Limits:Account"] = "5", ["Mandate:Limits:AccountPosts"] = "2", ["Mandate:Limits:Address"] = "8", ["Mandate:Limits:AddressPosts"] = "3" };

    static async Task<int> Allowed(HttpClient client, Func<HttpRequestMessage> request)
    {
        for (var i = 0; ; i++)
        {
            using var answer = await client.SendAsync(request());
            if (answer.StatusCode != HttpStatusCode.TooManyRequests) continue;
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
            Assert.Equal("Too many requests", new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("h1")!.TextContent.Trim());
            return i;
        }
    }

    [Fact]
    public async Task An_account_is_counted_for_itself_however_many_share_its_address()
    {
        var (one, two) = (await World.User(), await World.User());
        await using var site = new Hosted(World, few);
        Assert.Equal(5, await Allowed(site.Client(one.Id.ToString()), () => new(HttpMethod.Get, "/cookies")));
        Assert.Equal(5, await Allowed(site.Client(two.Id.ToString()), () => new(HttpMethod.Get, "/cookies")));
        Assert.Equal(8, await Allowed(site.Client(), () => new(HttpMethod.Get, "/cookies")));
    }

    [Fact]
    public async Task Sending_is_limited_more_than_reading()
    {
        var user = await World.User();
        await using var site = new Hosted(World, few);
        Assert.Equal(2, await Allowed(site.Client(user.Id.ToString()), () => new(HttpMethod.Post, "/cookies")));
        Assert.Equal(3, await Allowed(site.Client(), () => new(HttpMethod.Post, "/cookies")));
    }

    [Fact]
    public async Task Health_and_style_are_not_counted()
    {
        await using var site = new Hosted(World, few);
        var client = site.Client();
        for (var i = 0; i < 20; i++)
        {
            using var health = await client.GetAsync("/health/live");
            using var icon = await client.GetAsync("/assets/favicon.svg");
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (health.StatusCode, icon.StatusCode));
        }
    }
}
