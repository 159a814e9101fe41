namespace Mandate.Methods;

/// <summary>One score of one candidate by one rater.</summary>
/// <param name="Candidate">From 0.</param>
/// <param name="Rater">From 0.</param>
/// <param name="Score">Finite, in the unit of the scale.</param>
/// <param name="Criterion">From 0; 0 where there is only one.</param>
public readonly record struct Scored(int Candidate, int Rater, double Score, int Criterion = 0);

/// <summary>Variances of the model, in squared units of the scale.</summary>
/// <param name="Candidate">Between candidates: what the scores are meant to tell.</param>
/// <param name="Rater">Between raters: how far severity differs.</param>
/// <param name="Residual">What is left.</param>
public sealed record VarianceComponents(double Candidate, double Rater, double Residual);

/// <summary>How one rater scores, beside the others.</summary>
/// <param name="Group">Which linked group, from 0; -1 for a rater without scores.</param>
/// <param name="Severity">Points of the scale that this rater gives more than the middle of raters; below zero is harsher. Null where it cannot be said.</param>
/// <param name="Se">Its standard error.</param>
/// <param name="Scores">Scores it rests on.</param>
/// <param name="Candidates">Candidates this rater scored.</param>
/// <param name="Why">Why there is no severity; null when there is.</param>
public sealed record RaterSeverity(int Group, double? Severity, double? Se, int Scores, int Candidates, string? Why)
{
    /// <summary>95% interval.</summary>
    public (double Low, double High)? Interval => Severity is { } s && Se is { } se ? (s - (1.959963984540054 * se), s + (1.959963984540054 * se)) : null;
}

/// <summary>One candidate's score, as given and adjusted for who gave it.</summary>
/// <param name="Group">Which linked group, from 0; -1 for a candidate without scores. Adjusted scores of two groups cannot be compared.</param>
/// <param name="Raw">Mean of the scores given; null without scores.</param>
/// <param name="Adjusted">What the scores would be in the middle of raters, drawn towards the mean the fewer they are. Null where it cannot be said.</param>
/// <param name="Se">Its standard error.</param>
/// <param name="Scores">Scores it rests on.</param>
/// <param name="Why">Why there is no adjusted score; null when there is.</param>
public sealed record AdjustedCandidate(int Group, double? Raw, double? Adjusted, double? Se, int Scores, string? Why)
{
    /// <summary>95% interval.</summary>
    public (double Low, double High)? Interval => Adjusted is { } a && Se is { } se ? (a - (1.959963984540054 * se), a + (1.959963984540054 * se)) : null;
}

/// <summary>Candidates and raters that scores connect, directly or through others.</summary>
/// <param name="Candidates">Their numbers, ascending.</param>
/// <param name="Raters">Their numbers, ascending.</param>
/// <param name="Mean">The middle of the scale of adjusted scores; null where it cannot be said.</param>
/// <param name="Variance">The variances, by restricted likelihood.</param>
/// <param name="Criteria">Points that each criterion is scored above the mean of the criteria, by its number; empty where there is one.</param>
/// <param name="Why">Why nothing is adjusted in this group; null when something is.</param>
public sealed record LinkedGroup(IReadOnlyList<int> Candidates, IReadOnlyList<int> Raters, double? Mean, VarianceComponents? Variance, IReadOnlyDictionary<int, double> Criteria, string? Why);

/// <summary>The ranks that a candidate could hold, 1 the best.</summary>
/// <param name="Low">The best of the middle 95%.</param>
/// <param name="High">The worst of the middle 95%.</param>
public readonly record struct RankBand(int Low, int High);

/// <summary>What the scores say of raters and candidates together.</summary>
public sealed class SeverityAnswer
{
    readonly IReadOnlyDictionary<int, double[]> drawn;

    internal SeverityAnswer(IReadOnlyList<RaterSeverity> raters, IReadOnlyList<AdjustedCandidate> candidates, IReadOnlyList<LinkedGroup> groups, IReadOnlyDictionary<int, double[]> drawn) =>
        (Raters, Candidates, Groups, this.drawn) = (raters, candidates, groups, drawn);

    /// <summary>By number.</summary>
    public IReadOnlyList<RaterSeverity> Raters { get; }

    /// <summary>By number.</summary>
    public IReadOnlyList<AdjustedCandidate> Candidates { get; }

    /// <summary>In the order of their first candidate.</summary>
    public IReadOnlyList<LinkedGroup> Groups { get; }

    /// <summary>The ranks that each of some candidates could hold among them, given the error of the scores.</summary>
    /// <param name="among">Numbers of candidates of one group.</param>
    /// <returns>A band for each that has an adjusted score.</returns>
    /// <exception cref="ArgumentException">They are of several groups, which no scores connect.</exception>
    public IReadOnlyDictionary<int, RankBand> Ranks(IEnumerable<int> among)
    {
        var some = among.Where(drawn.ContainsKey).Distinct().Order().ToList();
        if (some.Select(c => Candidates[c].Group).Distinct().Count() > 1) throw new ArgumentException("Candidates that no scores connect cannot be ranked together.", nameof(among));
        return RankBands.Of(some, some.ConvertAll(c => drawn[c]));
    }
}

/// <summary>Severity of raters, and scores of candidates adjusted for it, from any design: complete, incomplete, unbalanced, not connected.</summary>
/// <remarks>
/// Score = mean + candidate + rater (+ criterion, fixed) + residual; candidates, raters and residuals normal and independent. Variances by restricted maximum likelihood, effects as best linear unbiased
/// predictions, both equal to lme4's <c>lmer(score ~ criterion + (1|candidate) + (1|rater))</c> with criteria coded to add up to zero; standard errors as its <c>condVar</c>.
/// Source: Henderson, Best Linear Unbiased Estimation and Prediction under a Selection Model, Biometrics 31 (1975); Patterson and Thompson, Recovery of Inter-block Information when Block Sizes are
/// Unequal, Biometrika 58 (1971). Every connected group of candidates and raters is a model of its own.
/// </remarks>
public static class Severity
{
    /// <summary>Severities, adjusted scores and what rank bands are drawn from.</summary>
    /// <param name="scores">Any number of scores for a candidate, rater and criterion, in any order.</param>
    /// <param name="candidates">How many candidates, scored or not.</param>
    /// <param name="raters">How many raters.</param>
    /// <param name="resamples">Of the parametric bootstrap behind rank bands, the variances held.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <exception cref="ArgumentException">A score is not finite, or of a candidate, rater or criterion that is not there.</exception>
    public static SeverityAnswer Of(IReadOnlyList<Scored> scores, int candidates, int raters, int resamples = 1000, long seed = 1)
    {
        if (scores.Any(s => !double.IsFinite(s.Score))) throw new ArgumentException("Every score must be finite.", nameof(scores));
        if (scores.Any(s => (uint)s.Candidate >= (uint)candidates || (uint)s.Rater >= (uint)raters || s.Criterion < 0)) throw new ArgumentException("A score is of a candidate, rater or criterion that is not there.", nameof(scores));
        var perRater = Enumerable.Repeat(new RaterSeverity(-1, null, null, 0, 0, "This rater gave no scores."), raters).ToArray();
        var perCandidate = Enumerable.Repeat(new AdjustedCandidate(-1, null, null, null, 0, "Nobody scored this candidate."), candidates).ToArray();
        var (groups, drawn, draws) = (new List<LinkedGroup>(), new Dictionary<int, double[]>(), new SeededDraws(seed));
        foreach (var part in Connected.Of(scores, candidates, raters))
        {
            var group = new SeverityGroup(part);
            foreach (var (number, severity) in group.Raters(groups.Count)) perRater[number] = severity;
            foreach (var (number, adjusted) in group.Candidates(groups.Count)) perCandidate[number] = adjusted;
            foreach (var (number, values) in group.Draws(resamples, draws)) drawn[number] = values;
            groups.Add(group.Summary());
        }
        return new SeverityAnswer(perRater, perCandidate, groups, drawn);
    }
}
