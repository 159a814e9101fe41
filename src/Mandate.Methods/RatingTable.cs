namespace Mandate.Methods;

/// <summary>One score.</summary>
/// <param name="Unit">What was scored, from 0: a candidate, or a candidate on one criterion.</param>
/// <param name="Rater">Who scored it, from 0.</param>
/// <param name="Score">The score, finite, in the unit of the scale.</param>
public readonly record struct Rating(int Unit, int Rater, double Score);

/// <summary>Units by raters. Any score may be missing, and a blank is never a zero.</summary>
public sealed class RatingTable
{
    readonly double[] cells;

    /// <param name="units">How many units, scored or not.</param>
    /// <param name="raters">How many raters.</param>
    /// <param name="ratings">At most one for each unit and rater, in any order.</param>
    /// <exception cref="ArgumentException">A score is outside the table, not finite, or there twice.</exception>
    public RatingTable(int units, int raters, IEnumerable<Rating> ratings)
    {
        (Units, Raters) = (units, raters);
        cells = new double[checked(units * raters)];
        Array.Fill(cells, double.NaN);
        foreach (var (unit, rater, score) in ratings)
        {
            if ((uint)unit >= (uint)units || (uint)rater >= (uint)raters) throw new ArgumentException($"There is no unit {unit} or no rater {rater}.", nameof(ratings));
            if (!double.IsFinite(score)) throw new ArgumentException("Every score must be finite.", nameof(ratings));
            if (!double.IsNaN(cells[(unit * raters) + rater])) throw new ArgumentException($"Rater {rater} scored unit {unit} twice.", nameof(ratings));
            cells[(unit * raters) + rater] = score;
        }
    }

    /// <summary>Rows of one score a rater, null where it is missing.</summary>
    /// <param name="rows">One a unit, all of the same length.</param>
    public static RatingTable Of(params IReadOnlyList<IReadOnlyList<double?>> rows) =>
        new(rows.Count, rows.Count == 0 ? 0 : rows[0].Count, rows.SelectMany((row, unit) => row.Select((score, rater) => (unit, rater, score))).Where(c => c.score is not null).Select(c => new Rating(c.unit, c.rater, c.score!.Value)));

    /// <summary>How many units, scored or not.</summary>
    public int Units { get; }

    /// <summary>How many raters.</summary>
    public int Raters { get; }

    /// <summary>The scores of one unit that are there, in the order of the raters.</summary>
    /// <param name="unit">From 0.</param>
    public IReadOnlyList<double> Present(int unit) => [.. Row(unit).Where(s => !double.IsNaN(s))];

    /// <summary>The rows that every rater scored, in order.</summary>
    public IReadOnlyList<double[]> CompleteRows() => [.. Enumerable.Range(0, Units).Select(Row).Where(row => !Array.Exists(row, double.IsNaN))];

    double[] Row(int unit) => cells[(unit * Raters)..((unit + 1) * Raters)];
}
