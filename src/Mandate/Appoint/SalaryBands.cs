using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>Pay by the number of people a body serves.</summary>
public static class SalaryBands
{
    public static List<SalaryBand> Ordered(IEnumerable<SalaryBand> bands) => [.. bands.OrderBy(b => b.PopulationFrom)];

    /// <summary>Bands may not overlap and may leave no gap between them: every body above the first has one band.</summary>
    public static Outcome Check(IReadOnlyList<SalaryBand> bands)
    {
        var ordered = Ordered(bands);
        if (ordered.Exists(b => b.MinimumPence > b.MaximumPence)) return PayRefusals.LeastAboveMost;
        if (ordered.Exists(b => b.PopulationTo < b.PopulationFrom)) return PayRefusals.RangeTurnedRound;
        foreach (var (lower, upper) in ordered.Zip(ordered.Skip(1)))
        {
            if (lower.PopulationTo is not { } top || top >= upper.PopulationFrom) return PayRefusals.Overlap;
            if (top + 1 != upper.PopulationFrom) return PayRefusals.Gap(top + 1, upper.PopulationFrom - 1);
        }
        return Outcome.Done;
    }

    /// <summary>The band for as many people as the post serves, of one body or of all that share it; with one band for all, that one, also where the population is not known.</summary>
    public static SalaryBand? BandFor(this CampaignTerms terms, long? population) => terms.Salary switch
    {
        [{ PopulationFrom: 0, PopulationTo: null } all] => all,
        _ when population is { } people => terms.Salary.Find(b => b.PopulationFrom <= people && (b.PopulationTo is null || people <= b.PopulationTo)),
        _ => null,
    };
}

public static class PayRefusals
{
    public static readonly Refusal None = new("Say what the posts pay.");
    public static readonly Refusal LeastAboveMost = new("The least pay of a band cannot be above its most.");
    public static readonly Refusal RangeTurnedRound = new("A band of population must run from the smaller number to the larger.");
    public static readonly Refusal Overlap = new("Two bands of pay cover the same number of people.");
    public static Refusal Gap(long from, long to) => new($"No band of pay covers bodies of {from:N0} to {to:N0} people.");
}
