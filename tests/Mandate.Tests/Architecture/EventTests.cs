using System.Reflection;
using Mandate.Platform.Record;
using Mandate.Tests.Worlds;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mandate.Tests.Architecture;

/// <summary>
/// Every request that changes a business fact writes an event. Those that write none are listed in <c>without-event.txt</c>, each with the
/// reason, for review: what is typed and not yet sent, or the ways in, which keep a log of their own.
/// </summary>
public sealed class EventTests : WorldTest
{
    static readonly string file = Path.Combine(Repository.Root, "tests/Mandate.Tests/Architecture/without-event.txt");

    static IEnumerable<(string Pattern, MethodInfo Handler)> Posts() =>
        from source in Site.Shared.Services.GetServices<EndpointDataSource>()
        from endpoint in source.Endpoints.OfType<RouteEndpoint>()
        let methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        where methods.Any(m => m is "POST" or "PUT" or "PATCH" or "DELETE")
        select ("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), endpoint.Metadata.GetMetadata<MethodInfo>() ?? throw new InvalidOperationException($"No handler of {endpoint.RoutePattern.RawText} is known"));

    static Dictionary<string, string> Reviewed() => File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#')
        .Select(l => l.Split("  ", 2, StringSplitOptions.TrimEntries)).ToDictionary(p => p[0], p => p.Length > 1 ? p[1] : "", StringComparer.Ordinal);

    static bool Records(MethodInfo handler) => Calls.From(Calls.Of(handler)).Any(m => m.Name == nameof(Recording.Record) && m.DeclaringType.FullName == typeof(Recording).FullName);

    [Fact]
    public void Every_request_that_changes_something_writes_an_event_or_is_reviewed()
    {
        var silent = Posts().Where(p => !Records(p.Handler)).Select(p => p.Pattern).ToHashSet(StringComparer.Ordinal);
        var reviewed = Reviewed();
        var unknown = silent.Where(p => !reviewed.ContainsKey(p)).Order(StringComparer.Ordinal).ToList();
        Assert.True(unknown.Count == 0, $"These write no event. Record one, or list them in {file} with the reason:\n{string.Join('\n', unknown)}");
        var stale = reviewed.Keys.Where(p => !silent.Contains(p)).Order(StringComparer.Ordinal).ToList();
        Assert.True(stale.Count == 0, $"These are listed in {file} and write an event, or are no more:\n{string.Join('\n', stale)}");
        Assert.All(reviewed, line => Assert.True(line.Value.Length > 10, $"{line.Key} has no reason"));
    }

    [Fact]
    public void The_way_to_the_event_is_followed_through_what_the_compiler_makes_of_asynchronous_methods()
    {
        var posts = Posts().ToDictionary(p => p.Pattern, p => p.Handler, StringComparer.Ordinal);
        Assert.True(Records(posts[Mandate.Appoint.Applications.CheckAnswers.Route]));
        Assert.True(Records(posts[Mandate.Bodies.Keeping.Details.ChangeBody.Route]));
        Assert.False(Records(posts[Mandate.Appoint.Applications.Evidence.Route]));
    }
}
