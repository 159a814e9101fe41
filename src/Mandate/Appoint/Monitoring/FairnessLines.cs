using Mandate.Platform.Web;

namespace Mandate.Appoint.Monitoring;

/// <summary>A group at a stage, as it is downloaded. What is withheld is empty.</summary>
sealed record FairnessLine(FairnessQuestion Question, FairnessColumn Column, int Group)
{
    FairnessStep? Step => Question.Steps.FirstOrDefault(s => s.To == Column.Stage);
    FairnessComparison? Against => Step?.Comparisons.FirstOrDefault(c => c.Group == Question.Groups[Group]);

    public static IEnumerable<FairnessLine> Of(FairnessView view) => from q in view.Questions from c in q.Columns from g in Enumerable.Range(0, q.Groups.Count) select new FairnessLine(q, c, g);

    public static readonly IReadOnlyList<TableColumn<FairnessLine>> Columns =
    [
        new("question", l => l.Question.Question), new("group", l => l.Question.Groups[l.Group]), new("stage", l => l.Column.Stage.Words()), new("reached", l => l.Column.Counts[l.Group]), new("reached_by_all", l => l.Column.People),
        new("reference", l => l.Step?.Reference), new("entered", l => l.Against?.Impact.Focal.Entered), new("passed", l => l.Against?.Impact.Focal.Passed),
        new("impact_ratio", l => l.Against?.Impact.Ratio), new("impact_ratio_lower95", l => l.Against?.Impact.RatioLimits?.Lower), new("impact_ratio_upper95", l => l.Against?.Impact.RatioLimits?.Upper),
        new("four_fifths_flag", l => l.Against?.Impact.BelowFourFifths), new("fisher_p", l => l.Against?.Impact.FisherP), new("mid_p", l => l.Against?.Impact.MidP),
        new("mh_odds_ratio", l => l.Against?.Pooled?.Odds?.Value), new("mh_lower95", l => l.Against?.Pooled?.Odds?.Lower), new("mh_upper95", l => l.Against?.Pooled?.Odds?.Upper),
        new("mh_exact_p", l => l.Against?.Pooled?.ExactP), new("mh_mid_p", l => l.Against?.Pooled?.ExactMidP), new("smallest_detectable_ratio", l => l.Against?.Impact.SmallestDetectable),
    ];
}
