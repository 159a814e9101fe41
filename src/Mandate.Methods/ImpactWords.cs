using System.Globalization;

namespace Mandate.Methods;

/// <summary>What figures of adverse impact say, and what they cannot say, in sentences.</summary>
public static class ImpactWords
{
    const double Level = 0.05;

    /// <summary>What the flag is, wherever it is shown.</summary>
    public const string Indicator = "Four fifths is an indicator from guidance in the United States. It has no standing in UK law.";

    /// <summary>The comparison of a group with the reference group.</summary>
    /// <param name="group">Name of the group.</param>
    /// <param name="reference">Name of the group with the highest rate.</param>
    /// <param name="it">The comparison.</param>
    public static IReadOnlyList<string> Of(string group, string reference, ImpactComparison it)
    {
        ArgumentNullException.ThrowIfNull(it);
        var rates = $"{group}: {it.Focal.Passed} of {it.Focal.Entered} passed ({Percent(it.Focal)}). {reference}: {it.Reference.Passed} of {it.Reference.Entered} ({Percent(it.Reference)}).";
        if (it.Ratio is not { } ratio) return [rates, "Nothing can be compared: a group is empty, or nobody passed."];
        var words = new List<string> { rates };
        words.Add($"Impact ratio {Two(ratio)}{(it.RatioLimits is var (low, high) ? $", likely between {Two(low)} and {Two(high)}" : "")}: {(it.BelowFourFifths == true ? "below four fifths" : "not below four fifths")}.");
        if (it.P is { } p) words.Add($"{Chance(p)} (exact p {P(it.FisherP!.Value)}, mid-p {P(it.MidP!.Value)}{(it.ZP is { } z ? $", z test {P(z)}" : "")}).");
        if (ratio < 1) words.Add(Power(ratio, it.P, it.SmallestDetectable));
        return words;
    }

    /// <summary>All posts together, each compared only with itself.</summary>
    public static string Pooled(string group, string reference, PooledOdds it)
    {
        ArgumentNullException.ThrowIfNull(it);
        if (it.Odds is not { } odds) return "Post by post, too little is there to compare.";
        return $"Post by post, the odds of {group} are {Two(odds.Value)} times those of {reference}, likely between {Two(odds.Lower)} and {Two(odds.Upper)} (Mantel-Haenszel). {Chance(it.ExactP ?? it.P!.Value)} (exact p {P(it.ExactP ?? it.P!.Value)}{(it.ExactMidP is { } mid ? $", mid-p {P(mid)}" : "")}).";
    }

    /// <summary>Says what groups of this size cannot show.</summary>
    public static string Power(double ratio, double? p, double? smallest) => smallest is not { } s
        ? "Too few to tell any ratio apart from 1, even 0."
        : p < Level || ratio <= s
            ? $"Groups of this size show a ratio of {Two(s)} or lower four times in five."
            : $"Too few to tell apart a ratio of {Two(ratio)} from 1: groups of this size show only {Two(s)} or lower four times in five.";

    static string Chance(double p) => p < Level ? "Chance alone would rarely make such a gap" : "Chance alone can make such a gap";

    /// <summary>Two decimals, or two significant digits below a hundredth.</summary>
    public static string Two(double number) => double.IsPositiveInfinity(number) ? "any size" : Math.Abs(number) >= 0.01 || number == 0 ? number.ToString("0.00", CultureInfo.InvariantCulture) : number.ToString("G2", CultureInfo.InvariantCulture);

    static string P(double p) => p < 0.0001 ? "below 0.0001" : p.ToString(p < 0.001 ? "0.0000" : "0.000", CultureInfo.InvariantCulture);

    static string Percent(Passing passing) => passing.Entered == 0 ? "nobody" : passing.Rate.ToString("0%", CultureInfo.InvariantCulture);
}
