using System.Text;
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
    /// <summary>Endpoints that state no rule, each with the reason. Static files are served before routing.</summary>
    static readonly Dictionary<string, string> reviewed = new(StringComparer.Ordinal)
    {
        ["/health"] = "for load balancers: says whether the service works, nothing else",
    };

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

    [Fact]
    public void Every_route_states_who_may_use_it() =>
        Assert.Empty(Routes().Where(r => r.Endpoint.Metadata.GetMetadata<AccessRule>() is null && !reviewed.Keys.Any(p => r.Pattern == p || r.Pattern.StartsWith(p + "/", StringComparison.Ordinal))).Select(r => $"{r.Method} {r.Pattern}"));

    [Fact]
    public void Every_route_that_changes_something_checks_against_forgery() =>
        Assert.Empty(Routes().Where(r => r.Method is not ("GET" or "HEAD" or "ANY") && r.Endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true }).Select(r => $"{r.Method} {r.Pattern}"));

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
            text.Append($"{method,-5} {pattern,-60} {rule?.Name ?? "reviewed exception",-40} {who}{weighty}".TrimEnd()).Append('\n');
        }
        return text.ToString();
    }

    static string Difference(string old, string now)
    {
        var (before, after) = (old.Split('\n'), now.Split('\n'));
        return string.Join('\n', [.. before.Except(after, StringComparer.Ordinal).Select(l => "- " + l), .. after.Except(before, StringComparer.Ordinal).Select(l => "+ " + l)]);
    }
}
