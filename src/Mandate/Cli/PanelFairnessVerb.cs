using System.CommandLine;
using System.Globalization;
using Mandate.Cli.Plumbing;
using Mandate.Methods;

namespace Mandate.Cli;

/// <summary><c>panel fairness</c>: whether stages of a selection pass groups at different rates, with nothing small shown.</summary>
static class PanelFairnessVerb
{
    const int Most = 1_000_000;
    static readonly string[] header =
    [
        "stage", "group", "entered", "passed", "rate", "reference", "impact_ratio", "impact_ratio_lower95", "impact_ratio_upper95", "four_fifths_flag", "z", "z_p", "fisher_p", "mid_p",
        "odds_ratio", "odds_ratio_lower95", "odds_ratio_upper95", "sample_odds_ratio", "mh_odds_ratio", "mh_lower95", "mh_upper95", "mh_p", "mh_exact_p", "mh_mid_p", "smallest_detectable_ratio", "note",
    ];

    public static Verb Fairness()
    {
        var file = new Argument<string>("FILE") { Description = "CSV with stage,group,entered,passed and, if there are posts or other strata, stratum; or - for standard input" };
        var floor = new Option<int>("--floor") { Description = "The least count that is shown; 1 withholds nothing", DefaultValueFactory = _ => Suppression.Floor, HelpName = "N" };
        var format = Verb.Format("csv");
        var verb = new Verb("fairness", "Compares groups at each stage: impact ratio, four fifths, exact tests, Mantel-Haenszel over strata. Small counts are withheld.", "mandate panel fairness stages.csv --format json") { file, floor, format };
        verb.SetAction(parsed =>
        {
            var output = Output.Of(parsed);
            if (parsed.GetValue(floor) is < 1 or > 1000) return output.Unusable($"--floor {parsed.GetValue(floor)}: expected a number from 1 to 1000");
            using var input = Input.Open(parsed.GetRequiredValue(file), output);
            if (input is null) return Exit.Unusable;
            var errors = new List<InputError>();
            var rows = Read(input.Table(["stage", "group", "entered", "passed"], ["stratum"], output, errors), errors);
            if (errors.Count == 0 && rows.Count == 0) errors.Add(new(1, "there are no rows; expected at least one"));
            if (errors.Count > 0) return output.Unusable(input.Name, errors);
            Tell(rows, parsed.GetValue(floor), parsed.GetValue(format)!, output);
            return Exit.Fine;
        });
        return verb;
    }

    static List<StageCount> Read(IReadOnlyList<InputRow> table, List<InputError> errors)
    {
        var (rows, lines) = (new List<StageCount>(), new Dictionary<(string, string, string), long>());
        foreach (var row in table)
        {
            var (stage, group, stratum, wrong) = (row["stage"], row["group"], row["stratum"], errors.Count);
            foreach (var name in (string[])["stage", "group"])
                if (row[name].Length == 0) errors.Add(new(row.Line, $"{name} is empty; expected a name"));
            var (entered, passed) = (Count(row, "entered", errors), Count(row, "passed", errors));
            if (entered < passed) errors.Add(new(row.Line, $"passed is {passed} and entered is {entered}; expected no more passed than entered"));
            if (errors.Count > wrong) continue;
            if (!lines.TryAdd((stage, group, stratum), row.Line))
                errors.Add(new(row.Line, $"{stage}, {group}{(stratum.Length > 0 ? $", {stratum}" : "")} is on line {lines[(stage, group, stratum)]} already; expected each stage, group and stratum once"));
            else rows.Add(new(stage, group, stratum, new(entered!.Value, passed!.Value)));
        }
        return rows;
    }

    static int? Count(InputRow row, string column, List<InputError> errors)
    {
        if (int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= Most) return count;
        errors.Add(new(row.Line, $"{column} is \"{row[column]}\"; expected a whole number from 0 to 1,000,000"));
        return null;
    }

    static void Tell(List<StageCount> rows, int floor, string format, Output output)
    {
        var tables = new StageTables(rows, floor, cost: Costs(rows));
        var shown = tables.Shown(Suppression.Protect(tables.Cells));
        var stratified = tables.Strata.Count > 1;
        var table = new List<IReadOnlyList<object?>>();
        foreach (var stage in shown.GroupBy(s => s.Stage, StringComparer.Ordinal))
        {
            var whole = stage.Where(s => s.Counts is not null).ToList();
            var reference = AdverseImpact.Reference(whole.ConvertAll(s => s.Counts!.Value)) is { } best ? whole[best] : null;
            foreach (var row in stage) table.Add(Line(row, reference, stratified ? tables : null, floor, output));
        }
        output.Table(format, header, table);
        var withheld = shown.Count(s => s.Counts is null);
        if (withheld > 0) output.Say($"Withheld: {withheld} of {shown.Count} rows, so that no count from 1 to {floor - 1} can be worked out, also by who knows the totals of each stage.");
        output.Say(ImpactWords.Indicator);
    }

    /// <summary>The group with the highest rate is what all others are compared with, so it is withheld last.</summary>
    static Func<int, int, int> Costs(List<StageCount> rows)
    {
        var (stages, groups) = (rows.Select(r => r.Stage).Distinct(StringComparer.Ordinal).ToList(), rows.Select(r => r.Group).Distinct(StringComparer.Ordinal).ToList());
        var best = stages.ConvertAll(stage => AdverseImpact.Reference([.. groups.Select(g => rows.Where(r => r.Stage == stage && r.Group == g).Aggregate(new Passing(), (sum, r) => new(sum.Entered + r.Counts.Entered, sum.Passed + r.Counts.Passed)))]));
        return (stage, group) => (best[stage] == group ? 100 : 10) + groups.Count - group;
    }

    static IReadOnlyList<object?> Line(ShownCount row, ShownCount? reference, StageTables? strata, int floor, Output output)
    {
        if (row.Counts is not { } counts || reference?.Counts is not { } best)
            return [row.Stage, row.Group, row.Entered, row.Passed, .. Enumerable.Repeat<object?>(null, header.Length - 5), row.Counts is null ? "withheld: small counts" : "nobody to compare with"];
        if (row.Group == reference.Group)
            return [row.Stage, row.Group, counts.Entered, counts.Passed, Number(counts.Rate), row.Group, Number(counts.Passed > 0 ? 1 : null), .. Enumerable.Repeat<object?>(null, header.Length - 8), "reference: the highest rate of those shown"];
        var it = AdverseImpact.Compare(counts, best);
        var pairs = strata?.Pairs(row.Stage, row.Group, reference.Group).ToList();
        var pooled = pairs is null ? null : MantelHaenszel.Blunt(pairs, floor);
        foreach (var sentence in ImpactWords.Of(row.Group, reference.Group, it)) output.Say($"{row.Stage}: {sentence}");
        if (pooled is not null) output.Say($"{row.Stage}: {ImpactWords.Pooled(row.Group, reference.Group, pooled)}");
        return
        [
            row.Stage, row.Group, counts.Entered, counts.Passed, Number(counts.Rate), reference.Group, Number(it.Ratio), Number(it.RatioLimits?.Lower), Number(it.RatioLimits?.Upper), it.BelowFourFifths,
            Number(it.Z), Number(it.ZP), Number(it.FisherP), Number(it.MidP), Number(it.OddsRatio?.Value), Number(it.OddsRatio?.Lower), Number(it.OddsRatio?.Upper), Number(it.SampleOdds),
            Number(pooled?.Odds?.Value), Number(pooled?.Odds?.Lower), Number(pooled?.Odds?.Upper), Number(pooled?.P), Number(pooled?.ExactP), Number(pooled?.ExactMidP), Number(it.SmallestDetectable),
            pairs is null || pooled == MantelHaenszel.Of(pairs) ? null : pooled is null ? "pooled figures withheld: too few strata" : "pooled figures to two digits: small strata",
        ];
    }

    /// <summary>JSON has no word for an infinite number.</summary>
    static object? Number(double? number) => number is not { } n || double.IsNaN(n) ? null : double.IsInfinity(n) ? "Infinity" : n;
}
