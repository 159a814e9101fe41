using System.CommandLine;
using Mandate.Cli.Plumbing;
using Mandate.Methods;

namespace Mandate.Cli;

/// <summary><c>panel reliability</c>: how far raters agree, how severe each is, and what scores would be in the middle of raters.</summary>
static class PanelReliabilityVerb
{
    const int Resamples = 1000;

    public static Verb Reliability()
    {
        var file = new Argument<string>("FILE") { Description = "CSV candidate,rater,criterion,score (criterion optional), or - for standard input" };
        var seed = new Option<long>("--seed") { Description = "Seed of the resampling behind intervals and rank bands", DefaultValueFactory = _ => 1 };
        var scale = new Option<string?>("--scale") { Description = "Least and greatest score, as 1-5; a score outside is an error", HelpName = "LOW-HIGH" };
        var verb = new Verb("reliability", "Agreement of raters (ICC, kappa, Krippendorff's alpha), severity of each, and scores adjusted for it with rank bands, as JSON.", "mandate panel reliability scores.csv --seed 7") { file, seed, scale };
        verb.SetAction(parsed =>
        {
            var output = Output.Of(parsed);
            ScoreScale? bounds = null;
            if (parsed.GetValue(scale) is { } text && (bounds = ScoreScale.Parse(text)) is null) return output.Unusable($"--scale {text}: expected the least and the greatest score, as 1-5");
            using var input = Input.Open(parsed.GetRequiredValue(file), output);
            if (input is null) return Exit.Unusable;
            var errors = new List<InputError>();
            var scores = ScoreFile.Read(input, bounds, output, errors);
            if (errors.Count > 0) return output.Unusable(input.Name, errors);
            output.Json(Answer(scores, parsed.GetValue(seed)));
            return Exit.Fine;
        });
        return verb;
    }

    static object Answer(ScoreFile scores, long seed)
    {
        var table = scores.Table();
        var (icc, severity) = (Icc.Of(table), Severity.Of(scores.Scored, scores.Candidates.Count, scores.Raters.Count, Resamples, seed));
        var bands = severity.Groups.SelectMany(g => severity.Ranks(g.Candidates)).ToDictionary();
        return new
        {
            Icc = Keyed(("ICC1", Of(icc.Icc1)), ("ICC1k", Of(icc.Icc1k)), ("ICC2", Of(icc.Icc2)), ("ICC2k", Of(icc.Icc2k)), ("ICC3", Of(icc.Icc3)), ("ICC3k", Of(icc.Icc3k))),
            Kappa = Keyed(("cohen_unweighted", Of(Kappa.Cohen(table, KappaWeights.None))), ("cohen_linear", Of(Kappa.Cohen(table, KappaWeights.Linear))),
                ("cohen_quadratic", Of(Kappa.Cohen(table, KappaWeights.Quadratic))), ("fleiss", Of(Kappa.Fleiss(table, Resamples, seed)))),
            Alpha = Keyed([.. new[] { Measurement.Nominal, Measurement.Ordinal, Measurement.Interval }.Select(m => (m.ToString().ToLowerInvariant(), Of(KrippendorffAlpha.Of(table, m, Resamples, seed))))]),
            Raters = scores.Raters.Zip(severity.Raters, (name, r) => new Dictionary<string, object?>
            {
                ["rater"] = name, ["severity"] = Figure(r.Severity, r.Interval, r.Why), ["se"] = r.Se, ["n"] = r.Scores,
            }),
            Candidates = scores.Candidates.Zip(severity.Candidates.Index(), (name, c) => new Dictionary<string, object?>
            {
                ["candidate"] = name, ["raw"] = Figure(c.Item.Raw, null, c.Item.Raw is null ? c.Item.Why : null), ["adjusted"] = Figure(c.Item.Adjusted, c.Item.Interval, c.Item.Why), ["se"] = c.Item.Se,
                ["rank_low"] = bands.TryGetValue(c.Index, out var band) ? band.Low : null, ["rank_high"] = bands.TryGetValue(c.Index, out band) ? band.High : null,
            }),
            Groups = severity.Groups.Select(g => Group(g, scores)),
            Seed = seed,
            Resamples,
        };
    }

    static Dictionary<string, object?> Group(LinkedGroup group, ScoreFile scores)
    {
        var said = new Dictionary<string, object?>
        {
            ["candidates"] = group.Candidates.Select(c => scores.Candidates[c]), ["raters"] = group.Raters.Select(r => scores.Raters[r]), ["mean"] = Figure(group.Mean, null, group.Why),
            ["variance"] = group.Variance is { } v ? new { v.Candidate, v.Rater, v.Residual } : null,
        };
        if (group.Criteria.Count > 0) said["criteria"] = group.Criteria.ToDictionary(c => scores.Criteria[c.Key], c => Figure(c.Value, null, null));
        return said;
    }

    static Dictionary<string, object?> Of(IccFigure i)
    {
        if (i.Value is null && i.F is null) return Figure(null, null, i.Why);
        var said = new Dictionary<string, object?> { ["value"] = i.Value, ["f"] = Finite(i.F), ["df1"] = i.Df1, ["df2"] = i.Df2, ["p"] = i.P, ["lower95"] = i.Lower95, ["upper95"] = i.Upper95 };
        if (i.Why is { } why) said["why"] = why;
        return said;
    }

    static Dictionary<string, object?> Of(KappaFigure k)
    {
        var said = Figure(k.Value, Pair(k.Lower95, k.Upper95), k.Why);
        if (k.Z is { } z) (said["z"], said["p"]) = (z, k.P);
        return said;
    }

    static Dictionary<string, object?> Of(AlphaFigure a) => Figure(a.Value, Pair(a.Lower95, a.Upper95), a.Why);

    /// <summary>A statistic: its value and, where there is one, its interval; null with the reason when it cannot be said.</summary>
    static Dictionary<string, object?> Figure(double? value, (double Low, double High)? interval, string? why)
    {
        var said = new Dictionary<string, object?> { ["value"] = value };
        if (interval is var (low, high)) (said["lower95"], said["upper95"]) = (low, high);
        if (value is null) said["why"] = why;
        return said;
    }

    static (double, double)? Pair(double? low, double? high) => low is { } l && high is { } h ? (l, h) : null;
    static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;
    static Dictionary<string, object> Keyed(params IReadOnlyList<(string Key, Dictionary<string, object?> Figure)> figures) => figures.ToDictionary(f => f.Key, object (f) => f.Figure);
}
