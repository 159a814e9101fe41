namespace Mandate.Methods;

/// <summary>One linked group of candidates and raters, its model, and what may be said of it.</summary>
sealed class SeverityGroup
{
    readonly IReadOnlyList<Scored> scores;
    readonly int[] candidates, raters, criteria;
    readonly bool candidatesAreMany;
    readonly string? why;
    readonly CrossedDesign? design;
    readonly CrossedFit? fit;
    readonly AdditiveFit? exact;

    public SeverityGroup(IReadOnlyList<Scored> scores)
    {
        this.scores = scores;
        candidates = [.. scores.Select(s => s.Candidate).Distinct().Order()];
        raters = [.. scores.Select(s => s.Rater).Distinct().Order()];
        criteria = [.. scores.Select(s => s.Criterion).Distinct().Order()];
        candidatesAreMany = candidates.Length >= raters.Length;
        if ((why = TooFew()) is not null) return;
        design = Designed();
        exact = new AdditiveFit(design);
        if (exact.Freedom < 1) why = "Too few to say: there are no more scores than candidates and raters to explain them, so that severity cannot be told from chance.";
        else if (!exact.IsExact) fit = RestrictedLikelihood.Greatest(design);
    }

    string? TooFew()
    {
        if (raters.Length == 1) return candidates.Length == 1 ? "Too few to say: one rater scored one candidate." : "Too few to say: only one rater scored these candidates.";
        if (candidates.Length == 1) return "Too few to say: only one candidate was scored.";
        return scores.All(s => s.Score == scores[0].Score) ? "Too few to say: all scores are equal." : null;
    }

    CrossedDesign Designed()
    {
        var many = candidatesAreMany ? candidates : raters;
        var few = candidatesAreMany ? raters : candidates;
        return new CrossedDesign([.. scores.Select(s => (Array.BinarySearch(many, candidatesAreMany ? s.Candidate : s.Rater), Array.BinarySearch(few, candidatesAreMany ? s.Rater : s.Candidate), Array.BinarySearch(criteria, s.Criterion), s.Score))],
            many.Length, few.Length, criteria.Length);
    }

    public IEnumerable<(int Number, RaterSeverity Severity)> Raters(int group)
    {
        var (effects, errors) = why is null ? Effects(!candidatesAreMany) : ([], []);
        foreach (var (i, rater) in raters.Index())
        {
            var own = scores.Where(s => s.Rater == rater).ToList();
            var scored = own.Select(s => s.Candidate).Distinct().Count();
            var unsaid = why ?? (scored == 1 ? "Too few to say: this rater scored one candidate." : null);
            yield return (rater, unsaid is null ? new(group, effects[i], errors[i], own.Count, scored, null) : new(group, null, null, own.Count, scored, unsaid));
        }
    }

    public IEnumerable<(int Number, AdjustedCandidate Candidate)> Candidates(int group)
    {
        var (effects, errors) = why is null ? Effects(candidatesAreMany) : ([], []);
        var given = scores.ToLookup(s => s.Candidate, s => s.Score);
        foreach (var (i, candidate) in candidates.Index())
        {
            var (count, raw) = (given[candidate].Count(), given[candidate].Average());
            yield return (candidate, why is null ? new(group, raw, Middle + effects[i], errors[i], count, null) : new(group, raw, null, null, count, why));
        }
    }

    /// <summary>For each candidate an adjusted score a resample, the mean of the candidates left out where it makes no difference.</summary>
    public IEnumerable<(int Number, double[] Values)> Draws(int resamples, SeededDraws draws)
    {
        if (why is not null || resamples < 1) return [];
        var values = Array.ConvertAll(candidates, _ => new double[resamples]);
        if (fit is null)
        {
            foreach (var (i, effect) in exact!.Effects(candidatesAreMany).Index()) Array.Fill(values[i], Math.Round(effect, 9));
            return candidates.Zip(values);
        }
        var many = new double[design!.Many];
        for (var b = 0; b < resamples; b++)
        {
            var few = fit.Draw(draws, many);
            var effects = candidatesAreMany ? many : few;
            for (var i = 0; i < values.Length; i++) values[i][b] = effects[i];
        }
        return candidates.Zip(values);
    }

    public LinkedGroup Summary()
    {
        if (why is not null) return new LinkedGroup(candidates, raters, null, null, new Dictionary<int, double>(), why);
        return new LinkedGroup(candidates, raters, Middle, Variances(), Criteria(), null);
    }

    double Middle => design!.Centre + (fit is null ? exact!.Mean : fit.Effects[design.Few]);

    VarianceComponents Variances()
    {
        if (fit is null) return new VarianceComponents(exact!.Variance(candidatesAreMany), exact.Variance(!candidatesAreMany), 0);
        var (many, few) = (fit.Gamma.Many * fit.Variance, fit.Gamma.Few * fit.Variance);
        return candidatesAreMany ? new VarianceComponents(many, few, fit.Variance) : new VarianceComponents(few, many, fit.Variance);
    }

    Dictionary<int, double> Criteria()
    {
        if (criteria.Length == 1) return [];
        var effects = (fit?.Effects ?? exact!.Columns)[(design!.Few + 1)..];
        return criteria.Zip([.. effects, -effects.Sum()]).ToDictionary(c => c.First, c => c.Second);
    }

    (double[] Effects, double[] Errors) Effects(bool ofMany)
    {
        if (fit is null) return (exact!.Effects(ofMany), new double[ofMany ? design!.Many : design!.Few]);
        var (many, few) = fit.StandardErrors();
        return ofMany ? ([.. Enumerable.Range(0, design!.Many).Select(fit.Effect)], many) : (fit.Effects[..design!.Few], few);
    }
}
