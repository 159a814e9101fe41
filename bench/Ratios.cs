using System.Globalization;

namespace Mandate.Bench;

/// <summary>One line of the table: what was measured, beside a peer measured in the same run, and the goal.</summary>
/// <param name="What">In a few words.</param>
/// <param name="Measured">Ours, with its unit.</param>
/// <param name="Peer">What it is compared with, or nothing.</param>
/// <param name="Share">Ours by the peer's, or nothing where a number stands for itself.</param>
/// <param name="Goal">In words.</param>
/// <param name="Met">Whether it is reached.</param>
sealed record Ratio(string What, string Measured, string Peer, double? Share, string Goal, bool Met)
{
    public static Ratio AtLeast(string what, double ours, double peer, string unit, double goal) =>
        new(what, Text(ours, unit), Text(peer, unit), ours / peer, $"at least {goal.ToString("0.0#", CultureInfo.InvariantCulture)}", ours / peer >= goal);

    public static Ratio AtMost(string what, double ours, double peer, string unit, double goal) =>
        new(what, Text(ours, unit), Text(peer, unit), ours / peer, $"at most {goal.ToString("0.0#", CultureInfo.InvariantCulture)}", ours / peer <= goal);

    public static Ratio Under(string what, double ours, string unit, double goal) => new(what, Text(ours, unit), "", null, $"under {Text(goal, unit)}", ours < goal);

    public static Ratio None(string what, int found) => new(what, found.ToString(CultureInfo.InvariantCulture), "", null, "none", found == 0);

    public static double Median(IEnumerable<double> values) => Mandate.Methods.Descriptive.Median(values.Order().ToArray());

    static string Text(double value, string unit) => $"{value.ToString(value >= 100 ? "N0" : "0.0", CultureInfo.InvariantCulture)} {unit}";
}

/// <summary>The table at the end of a run.</summary>
sealed class Ratios
{
    readonly List<Ratio> lines = [];

    public void AddRange(IEnumerable<Ratio> some) => lines.AddRange(some);
    public bool AllMet => lines.TrueForAll(l => l.Met);

    /// <summary>As Markdown, to be put into docs/performance.md as it is.</summary>
    public void Print(TextWriter to)
    {
        string[] head = ["What", "Measured", "Peer", "Ratio", "Goal", "Met"];
        List<string[]> rows = [head, .. lines.Select(l => new[] { l.What, l.Measured, l.Peer, l.Share?.ToString("0.00", CultureInfo.InvariantCulture) ?? "", l.Goal, l.Met ? "yes" : "no" })];
        var widths = head.Select((_, i) => rows.Max(r => r[i].Length)).ToArray();
        foreach (var (n, row) in rows.Index())
        {
            to.WriteLine($"| {string.Join(" | ", row.Select((cell, i) => cell.PadRight(widths[i])))} |");
            if (n == 0) to.WriteLine($"|{string.Join('|', widths.Select(w => new string('-', w + 2)))}|");
        }
    }
}
