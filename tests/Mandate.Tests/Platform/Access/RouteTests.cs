using System.Net;
using System.Text;
using Mandate.Appoint.Alerting;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mandate.Tests.Platform.Access;

/// <summary>
/// Every route with who may use it, compared with the reviewed table in <c>routes.txt</c>. <c>MANDATE_UPDATE=1</c> writes the table anew; the
/// difference is then read in review.
/// </summary>
public sealed class RouteTests : WorldTest
{
    static readonly (string Name, Actor Actor)[] actors =
    [
        ("public", Actor.Nobody),
        ("signed in", Somebody()),
        .. Enum.GetValues<Role>().Select(role => (role.Title().ToLowerInvariant(), Somebody(role))),
    ];

    static Actor Somebody(params Role[] roles) => new(Id.Random<UserId>(), "Somebody", [.. roles.Select(r => new RoleInForce(r, null))]);

    static IEnumerable<(string Method, string Pattern, RouteEndpoint Endpoint)> Routes() =>
        Site.Shared.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(m => (m, "/" + e.RoutePattern.RawText!.TrimStart('/'), e)))
            .OrderBy(r => r.Item2, StringComparer.Ordinal).ThenBy(r => r.m, StringComparer.Ordinal);

    /// <summary>No exception is reviewed at present: static files are served before routing, and the health pages state a rule.</summary>
    [Fact]
    public void Every_route_states_who_may_use_it() =>
        Assert.Empty(Routes().Where(r => r.Endpoint.Metadata.GetMetadata<AccessRule>() is null).Select(r => $"{r.Method} {r.Pattern}"));

    /// <summary>AntiforgeryGuard asks every request that changes something for our token, unless its route opts out.</summary>
    [Fact]
    public void No_route_that_changes_something_opts_out_of_the_check_against_forgery_but_the_link_that_stops_letters() =>
        Assert.Equal(["POST " + StopAlert.Route], Routes().Where(r => r.Method is not ("GET" or "HEAD") && r.Endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false }).Select(r => $"{r.Method} {r.Pattern}"));

    [Fact]
    public async Task Every_route_that_changes_something_refuses_a_request_without_a_token()
    {
        var everything = await World.User(Enum.GetValues<Role>());
        var browser = World.BrowserOf(everything);
        foreach (var (_, pattern, endpoint) in Routes().Where(r => r.Method == "POST" && r.Pattern != StopAlert.Route))
        {
            var url = System.Text.RegularExpressions.Regex.Replace(pattern.Replace(":int}", "}").Replace("{edition}", "1"), @"\{[^}]+\}", Guid.Empty.ToString(), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            var uploads = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata>()?.ContentTypes is ["multipart/form-data"];
            await (uploads ? browser.PostParts(url, new() { ["Do"] = "anything" }) : browser.Post(url, new() { ["Do"] = "anything" }));
            Assert.True(browser.Status == HttpStatusCode.BadRequest, $"POST {pattern} answered {(int)browser.Status}: {browser.Main}");
        }
    }

    [Fact]
    public void A_weighty_act_is_never_open_to_the_public() =>
        Assert.Empty(Routes().Where(r => r.Endpoint.Metadata.GetMetadata<WeightyAct>() is not null && r.Endpoint.Metadata.GetMetadata<AccessRule>()!.Allows(Actor.Nobody)).Select(r => r.Pattern));

    [Fact]
    public void Routes_and_roles_are_as_reviewed()
    {
        var file = Path.Combine(Repository.Root, "tests/Mandate.Tests/Platform/Access/routes.txt");
        var table = Table();
        if (Environment.GetEnvironmentVariable("MANDATE_UPDATE") == "1") File.WriteAllText(file, table);
        var committed = File.Exists(file) ? File.ReadAllText(file) : "";
        if (table == committed) return;
        Assert.Fail($"Routes or roles have changed. Look at each difference, then run with MANDATE_UPDATE=1 and commit {file}.\n{Difference(committed, table)}\n\nThe new table:\n{table}");
    }

    static string Table()
    {
        var text = new StringBuilder("# Every route and who may use it. Written by RouteTests with MANDATE_UPDATE=1; read every difference.\n# Columns after the rule:\n");
        for (var i = 0; i < actors.Length; i++) text.Append("#   ").Append((char)('A' + i)).Append(' ').Append(actors[i].Name).Append('\n');
        text.Append("# \"weighty\": a sign-in of the last ten minutes. The object itself is decided on by each area.\n\n");
        foreach (var (method, pattern, endpoint) in Routes())
        {
            var rule = endpoint.Metadata.GetMetadata<AccessRule>();
            var who = string.Concat(actors.Select((a, i) => rule?.Allows(a.Actor) == true ? (char)('A' + i) : '.'));
            var weighty = endpoint.Metadata.GetMetadata<WeightyAct>() is null ? "" : "  weighty";
            text.Append($"{method,-5} {pattern,-60} {rule?.Name ?? "no rule",-40} {who}{weighty}".TrimEnd()).Append('\n');
        }
        return text.ToString();
    }

    static string Difference(string old, string now)
    {
        var (before, after) = (old.Split('\n'), now.Split('\n'));
        return string.Join('\n', [.. before.Except(after, StringComparer.Ordinal).Select(l => "- " + l), .. after.Except(before, StringComparer.Ordinal).Select(l => "+ " + l)]);
    }
}
