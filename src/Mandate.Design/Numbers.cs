using System.Globalization;

namespace Mandate.Design;

/// <summary>Numbers as people in Britain read them.</summary>
public static class Numbers
{
    internal static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    internal static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number: "1,250".</summary>
    /// <param name="number">The number.</param>
    public static string Text(long number) => number.ToString("N0", British);

    /// <summary>A number with a fixed count of decimal places: "3.50".</summary>
    /// <param name="number">The number.</param>
    /// <param name="decimals">Decimal places.</param>
    public static string Text(double number, int decimals) => number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), British);

    /// <summary>A share of one as a percentage: 0.125 is "12.5%" with one decimal place.</summary>
    /// <param name="share">The share; 1 is all.</param>
    /// <param name="decimals">Decimal places.</param>
    public static string Percent(double share, int decimals = 0) => Text(share * 100, decimals) + "%";

    /// <summary>A count with its noun: "1 post", "25 posts".</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="many">The noun for any other number; <paramref name="one"/> and "s" when null.</param>
    public static string Count(long count, string one, string? many = null) => $"{Text(count)} {(count == 1 ? one : many ?? one + "s")}";
}

/// <summary>Sums of money as people in Britain read them.</summary>
public static class Money
{
    /// <summary>The exact sum: "£1,250,000", or "£12.50" when it is not whole pounds.</summary>
    /// <param name="pence">The sum in pence.</param>
    public static string Text(long pence)
    {
        var (pounds, rest) = (decimal.Truncate(decimal.Abs(pence) / 100m), decimal.Abs(pence) % 100m);
        return $"{(pence < 0 ? "-" : "")}£{pounds.ToString("N0", Numbers.British)}{(rest == 0 ? "" : "." + rest.ToString("00", CultureInfo.InvariantCulture))}";
    }

    /// <summary>The sum in short, for running text: "£1.3 billion", "£2.5 million", "£980,000".</summary>
    /// <param name="pence">The sum in pence.</param>
    public static string Brief(long pence)
    {
        var pounds = decimal.Abs(pence) / 100m;
        var sign = pence < 0 ? "-" : "";
        return pounds switch
        {
            >= 999_950_000m => $"{sign}£{Rounded(pounds / 1_000_000_000m)} billion",
            >= 1_000_000m => $"{sign}£{Rounded(pounds / 1_000_000m)} million",
            _ => $"{sign}£{decimal.Round(pounds, 0, MidpointRounding.AwayFromZero).ToString("N0", Numbers.British)}",
        };
    }

    static string Rounded(decimal number) => decimal.Round(number, 1, MidpointRounding.AwayFromZero).ToString("0.#", Numbers.British);
}
