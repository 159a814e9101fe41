using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Mandate.Journeys.LongestFirst))]

namespace Mandate.Journeys;

/// <summary>What takes longest begins first, so that the rest runs beside it and nothing long is left for the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    static readonly string[] longest = [nameof(AccessibilityTests), nameof(CampaignJourney)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections) where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Array.FindIndex(longest, l => c.TestCollectionDisplayName.Contains(l, StringComparison.Ordinal)) is >= 0 and var at ? at : longest.Length)];
}
