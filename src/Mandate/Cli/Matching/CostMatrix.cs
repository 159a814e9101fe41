using System.Globalization;
using Mandate.Cli.Plumbing;

namespace Mandate.Cli.Matching;

/// <summary>A matrix of costs: one row a line, numbers with commas between, <c>inf</c> for what is forbidden.</summary>
static class CostMatrix
{
    public static double[,] Read(Input input, List<InputError> errors)
    {
        var rows = new List<double[]>();
        using var text = input.Text();
        var (line, blank) = (0L, 0L);
        while (text.ReadLine() is { } row)
        {
            line++;
            if (row.AsSpan().Trim().IsEmpty) { if (blank == 0) blank = line; continue; }
            if (blank > 0) { errors.Add(new(blank, "the line is empty; expected the costs of a row")); blank = 0; }
            var cells = Cells(row, line, errors);
            if (rows.Count > 0 && cells.Length != rows[0].Length) errors.Add(new(line, $"the row has {Count(cells.Length)}; expected {rows[0].Length} as in the first"));
            else rows.Add(cells);
        }
        if (rows.Count == 0 && errors.Count == 0) errors.Add(new(1, "there is nothing; expected a row of costs a line, with commas between"));
        if (errors.Count > 0) return new double[0, 0];
        var costs = new double[rows.Count, rows[0].Length];
        foreach (var (i, row) in rows.Index())
            for (var j = 0; j < row.Length; j++) costs[i, j] = row[j];
        return costs;
    }

    static double[] Cells(string row, long line, List<InputError> errors) =>
        [.. row.Split(',').Select((cell, j) =>
        {
            var text = cell.Trim();
            if (text.Equals("inf", StringComparison.OrdinalIgnoreCase)) return double.PositiveInfinity;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var cost) && double.IsFinite(cost)) return cost;
            errors.Add(new(line, $"column {j} is “{(text.Length > 40 ? text[..40] + "…" : text)}”; expected a number, or inf where the pair is forbidden"));
            return 0;
        })];

    static string Count(int costs) => costs == 1 ? "1 cost" : $"{costs} costs";
}
