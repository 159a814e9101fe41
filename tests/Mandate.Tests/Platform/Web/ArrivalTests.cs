using System.Net.Sockets;
using System.Text;
using Mandate.Platform;
using Mandate.Platform.Web;
using Mandate.Tests.Worlds;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Mandate.Tests.Platform.Web;

public sealed class ArrivalTests : WorldTest
{
    static readonly Deadline closes = Deadline.AtMinute(new DateOnly(2021, 9, 26), new TimeOnly(23, 59));

    /// <summary>Over a real socket: headers at 23:59:59, the body after midnight.</summary>
    [Theory]
    [InlineData(-1, 1, "in time")]
    [InlineData(-1, 298, "in time")]
    [InlineData(-1, 302, "late")]
    [InlineData(0, 1, "late")]
    public async Task What_counts_is_when_the_headers_came_if_the_body_took_five_minutes_at_most(int headersAt, int bodyTakes, string verdict)
    {
        var reached = new TaskCompletionSource();
        await using var site = new Hosted(World, last: async http =>
        {
            reached.SetResult();
            var form = await http.Request.ReadFormAsync();
            await http.Response.WriteAsync($"{form["Answer"]} {(closes.Includes(http.ArrivedAt()) ? "in time" : "late")}");
        });
        site.Listen();
        var body = "Answer=" + new string('x', 2000);

        World.Now = closes.Ends.AddSeconds(headersAt);
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", site.ClientOptions.BaseAddress.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /apply HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n"));
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(body[..1000]));
        World.Now = World.Now.AddSeconds(bodyTakes);
        await Task.Delay(50);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(body[1000..]));

        var answer = await new StreamReader(stream).ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 200", answer);
        Assert.Contains("x " + verdict, answer);
    }

    [Fact]
    public async Task A_slow_line_has_five_minutes_and_nobody_can_open_a_request_early_and_finish_its_headers_late()
    {
        await using var site = new Hosted(World);
        var limits = site.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.Equal(TimeSpan.FromMinutes(5), limits.MinRequestBodyDataRate!.GracePeriod);
        Assert.Equal(TimeSpan.FromSeconds(15), limits.RequestHeadersTimeout);
        Assert.Equal(2 * 1024 * 1024, limits.MaxRequestBodySize);
    }

    [Fact]
    public async Task A_form_that_is_too_big_gets_a_page_and_not_a_broken_line()
    {
        await using var site = new Hosted(World, last: async http => { var form = await http.Request.ReadFormAsync(); await http.Response.WriteAsync($"{form.Count}"); });
        site.Listen();
        using var client = site.CreateClient();
        using var answer = await client.PostAsync("/x", new FormUrlEncodedContent([KeyValuePair.Create("Text", new string('a', 2 * 1024 * 1024 + 1000))]));
        Assert.Equal(413, (int)answer.StatusCode);
        Assert.Contains("That is too big", await answer.Content.ReadAsStringAsync());
    }

    [Theory, InlineData("evil.example", 400), InlineData("localhost", 404), InlineData("127.0.0.1:5080", 404), InlineData("mandate.example.org", 400)]
    public async Task Only_our_own_names_are_answered(string host, int status)
    {
        await using var site = new Hosted(World);
        var request = new HttpRequestMessage(HttpMethod.Get, "/no-such-page") { Headers = { Host = host } };
        using var answer = await site.Client().SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task The_address_of_the_service_is_one_of_its_names()
    {
        await using var site = new Hosted(World, new() { ["Mandate:Address"] = "https://mandate.example.org" });
        using var ours = await site.Client().SendAsync(new(HttpMethod.Get, "/robots.txt") { Headers = { Host = "mandate.example.org" } });
        using var other = await site.Client().SendAsync(new(HttpMethod.Get, "/robots.txt") { Headers = { Host = "localhost" } });
        Assert.Equal((200, 400), ((int)ours.StatusCode, (int)other.StatusCode));
    }

    [Theory, InlineData(null, "http 127.0.0.1"), InlineData("10.0.0.0/8", "http 127.0.0.1"), InlineData("127.0.0.0/8", "https 203.0.113.9")]
    public async Task What_a_proxy_says_is_believed_only_of_a_named_proxy(string? proxies, string seen)
    {
        await using var site = new Hosted(World, proxies is null ? [] : new() { ["Mandate:Proxies"] = proxies }, http => http.Response.WriteAsync($"{http.Request.Scheme} {http.Connection.RemoteIpAddress}"));
        site.Listen();
        using var client = site.CreateClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        Assert.Equal(seen, (await client.GetStringAsync("/who")).Replace("::ffff:", "", StringComparison.Ordinal).Replace("::1", "127.0.0.1", StringComparison.Ordinal));
    }
}
