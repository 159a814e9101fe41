using Mandate.Methods;

namespace Mandate.Bench;

/// <summary>Agreement and severity of a whole campaign: 400 candidates, each scored by all of 90 raters, with 1,000 resamples.</summary>
static class Agreements
{
    const int Candidates = 400, Raters = 90, Resamples = 1000, Times = 5;

    public static IEnumerable<Ratio> Measure(Options options)
    {
        var scores = Scores(options.Seed);
        var seconds = new List<double>();
        for (var time = 0; time <= Times; time++)
        {
            var began = TimeProvider.System.GetTimestamp();
            Reliability(scores);
            if (time > 0) seconds.Add(TimeProvider.System.GetElapsedTime(began).TotalSeconds);
        }
        yield return Ratio.Under($"Reliability with {Resamples:N0} resamples, {Candidates} candidates by {Raters} raters", Ratio.Median(seconds), "s", 2);
    }

    /// <summary>All that <c>panel reliability</c> works out.</summary>
    static void Reliability(List<Scored> scores)
    {
        var table = new RatingTable(Candidates, Raters, scores.Select(s => new Rating(s.Candidate, s.Rater, s.Score)));
        _ = Icc.Of(table);
        _ = Kappa.Fleiss(table, Resamples);
        foreach (var scale in new[] { Measurement.Nominal, Measurement.Ordinal, Measurement.Interval }) _ = KrippendorffAlpha.Of(table, scale, Resamples);
        _ = Severity.Of(scores, Candidates, Raters, Resamples).Ranks(Enumerable.Range(0, Candidates));
    }

    static List<Scored> Scores(int seed)
    {
        var draws = new SeededDraws(seed);
        var (truth, severity) = (Enumerable.Range(0, Candidates).Select(_ => draws.Normal()).ToArray(), Enumerable.Range(0, Raters).Select(_ => 0.6 * draws.Normal()).ToArray());
        return [.. from c in Enumerable.Range(0, Candidates) from r in Enumerable.Range(0, Raters) select new Scored(c, r, Math.Clamp(Math.Round(3 + truth[c] + severity[r] + (0.7 * draws.Normal())), 1, 5))];
    }
}
