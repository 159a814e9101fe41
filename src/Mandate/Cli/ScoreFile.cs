using System.Globalization;
using Mandate.Cli.Plumbing;
using Mandate.Methods;

namespace Mandate.Cli;

/// <summary>The least and the greatest score of a scale.</summary>
sealed record ScoreScale(double Low, double High)
{
    public static ScoreScale? Parse(string text)
    {
        var at = text.IndexOf('-', Math.Min(1, text.Length));
        return at > 0 && ScoreFile.Number(text[..at]) is { } low && ScoreFile.Number(text[(at + 1)..]) is { } high && low < high ? new ScoreScale(low, high) : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Low} to {High}");
}

/// <summary>Scores from a file, with names as numbers in the order of their letters, so that the order of lines changes nothing.</summary>
sealed class ScoreFile
{
    const double Greatest = 1e9;

    public IReadOnlyList<string> Candidates { get; private init; } = [];
    public IReadOnlyList<string> Raters { get; private init; } = [];
    public IReadOnlyList<string> Criteria { get; private init; } = [];
    public IReadOnlyList<Scored> Scored { get; private init; } = [];

    sealed record Line(string Candidate, string Rater, string Criterion, double? Score);

    public static ScoreFile Read(Input input, ScoreScale? scale, Output output, List<InputError> errors)
    {
        var (lines, seen) = (new List<Line>(), new Dictionary<(string, string, string), long>());
        foreach (var row in input.Table(["candidate", "rater", "score"], ["criterion"], output, errors))
        {
            var key = (row["candidate"], row["rater"], row["criterion"]);
            if (key.Item1.Length == 0) errors.Add(new(row.Line, "the candidate is missing; expected a name or a number"));
            if (key.Item2.Length == 0) errors.Add(new(row.Line, "the rater is missing; expected a name or a number"));
            if (!seen.TryAdd(key, row.Line)) errors.Add(new(row.Line, $"{key.Item2} scored {key.Item1}{(key.Item3.Length > 0 ? $" on {key.Item3}" : "")} already on line {seen[key]}; expected one score"));
            lines.Add(new Line(key.Item1, key.Item2, key.Item3, Score(row, scale, errors)));
        }
        if (errors.Count == 0 && lines.Count == 0) errors.Add(new(1, "there is no score; expected a line for each candidate and rater"));
        return errors.Count > 0 ? new ScoreFile() : Of(lines);
    }

    static double? Score(InputRow row, ScoreScale? scale, List<InputError> errors)
    {
        var text = row["score"];
        if (text.Length == 0) return null;
        if (Number(text) is not { } score) errors.Add(new(row.Line, $"the score \"{text}\" is not a number; expected a number such as 3 or 3.5, or nothing where it is missing"));
        else if (scale is not null && (score < scale.Low || score > scale.High)) errors.Add(new(row.Line, $"the score {text} is outside the scale; expected {scale}"));
        else return score;
        return null;
    }

    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Greatest ? number : null;

    static ScoreFile Of(List<Line> lines)
    {
        var (candidates, raters, criteria) = (Names(l => l.Candidate), Names(l => l.Rater), Names(l => l.Criterion));
        return new ScoreFile
        {
            Candidates = candidates, Raters = raters, Criteria = criteria,
            Scored = [.. lines.Where(l => l.Score is not null).Select(l => new Scored(At(candidates, l.Candidate), At(raters, l.Rater), l.Score!.Value, At(criteria, l.Criterion))).OrderBy(s => (s.Candidate, s.Rater, s.Criterion))],
        };

        string[] Names(Func<Line, string> of) => [.. lines.Select(of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        static int At(string[] names, string name) => Array.BinarySearch(names, name, StringComparer.Ordinal);
    }

    /// <summary>What agreement is taken over: a candidate, or with several criteria a candidate on one of them; by rater.</summary>
    public RatingTable Table() => new(Candidates.Count * Criteria.Count, Raters.Count, Scored.Select(s => new Rating((s.Candidate * Criteria.Count) + s.Criterion, s.Rater, s.Score)));
}
