using Mandate.Design;

namespace Mandate.Tests.Design;

public sealed class FixtureTests
{
    /// <summary>Every upstream component: the type that renders it, or why Mandate does without.</summary>
    static readonly Dictionary<string, Type> Shipped = new(StringComparer.Ordinal)
    {
        ["tag"] = typeof(Tag),
    };

    public static TheoryData<string> Components => [.. Shipped.Keys];

    [Theory, MemberData(nameof(Components))]
    public async Task Matches_every_upstream_fixture(string component)
    {
        var differences = await Fixtures.Differences(component, Shipped[component]);
        Assert.True(differences.Count == 0, $"{differences.Count} of {Fixtures.Of(component).Count()} differ\n" + string.Join('\n', differences));
    }
}
