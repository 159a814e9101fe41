using System.Globalization;
using Mandate.Methods;
using Mandate.Platform;

namespace Mandate.Appoint;

/// <summary>Locked sift scores of one assessor for one application.</summary>
public sealed record GivenScores(PanelId Panel, UserId Rater, ApplicationId Application, ScoreContent Scores);

/// <summary>One figure of agreement, in hundredths, with its 95% interval; or why it cannot be said.</summary>
public sealed record AgreementFigure(string Name, double? Value, double? Low, double? High, string? Why);

/// <summary>How one member of the panel scores beside the other assessors of the campaign.</summary>
public sealed record MemberSeverity(UserId User, RaterSeverity Severity);

/// <summary>One candidate's scores as given and adjusted, with the places they could hold.</summary>
/// <param name="Place">By the mean as given; equal means share one.</param>
public sealed record CandidateScores(ApplicationId Application, string Reference, double? Given, int? Place, AdjustedCandidate? Adjusted, RankBand? Ranks);

/// <summary>
/// What the scores themselves say of a panel: how far its members agree, how severe each is, and where candidates for a post would stand before assessors in the middle. Rests on locked scores alone:
/// of specimens by all assessors of the campaign, and of the sift by the members of this panel on any panel. Advice; see <see cref="ScoreChoice"/>.
/// </summary>
public sealed record PanelReliability
{
    const int Draws = 400_000, FewestDraws = 100, MostDraws = 1000;

    public IReadOnlyList<AgreementFigure> OnSpecimens { get; private init; } = [];
    public IReadOnlyList<AgreementFigure> InSift { get; private init; } = [];

    /// <summary>Assessors of the campaign who have locked the specimens.</summary>
    public int Calibrated { get; private init; }
    public IReadOnlyList<MemberSeverity> Members { get; private init; } = [];
    public IReadOnlyList<CandidateScores> Candidates { get; private init; } = [];

    /// <param name="panel">Whose.</param>
    /// <param name="candidates">Of one post, whom everybody who scores them has locked.</param>
    /// <param name="criteria">The criteria with their specimens.</param>
    /// <param name="calibrations">Locked scores of specimens, of all assessors.</param>
    /// <param name="given">Locked sift scores that count, of its members on any panel of the campaign.</param>
    public static PanelReliability Of(Panel panel, IReadOnlyList<Applicant> candidates, CriteriaSet criteria, IReadOnlyList<(UserId User, ScoreContent Scores)> calibrations, IReadOnlyList<GivenScores> given)
    {
        var seed = long.Parse(panel.Seed, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var people = given.Select(g => g.Rater).Concat(calibrations.Select(c => c.User)).Concat(panel.Sitting.Select(m => m.User)).Distinct().OrderBy(u => u.Value).ToList();
        var applications = given.Select(g => g.Application).Concat(candidates.Select(c => c.Id)).Distinct().OrderBy(a => a.Value).ToList();
        var (person, application) = (Numbered(people), Numbered(applications));
        var scored = criteria.Content.In(Round.Sift).Criteria.ConvertAll(c => c.Code);
        var specimens = criteria.Specimens;
        List<Scored> scores =
        [
            .. from g in given from l in g.Scores.Levels where scored.Contains(l.Code) select new Scored(application[g.Application], person[g.Rater], l.Level, scored.IndexOf(l.Code)),
            .. from c in calibrations from l in c.Scores.Levels let at = specimens.FindIndex(s => s.Code == l.Code) where at >= 0
               select new Scored(applications.Count + at, person[c.User], l.Level, Math.Max(0, scored.IndexOf(specimens[at].Criterion))),
        ];
        var all = applications.Count + specimens.Count;
        var severity = Severity.Of(scores, all, people.Count, Math.Clamp(Draws / Math.Max(1, all), FewestDraws, MostDraws), seed);
        return new()
        {
            OnSpecimens = Figures(Specimen(specimens, calibrations), seed), InSift = Figures(Sift(panel, candidates, scored, given), seed), Calibrated = calibrations.Count,
            Members = [.. panel.Sitting.Select(m => new MemberSeverity(m.User, severity.Raters[person[m.User]]))],
            Candidates = Lines(candidates, given.Where(g => g.Panel == panel.Id).ToLookup(g => g.Application), scored, severity, application),
        };
    }

    static Dictionary<T, int> Numbered<T>(IEnumerable<T> items) where T : notnull => items.Index().ToDictionary(i => i.Item, i => i.Index);

    static RatingTable Specimen(List<Specimen> specimens, IReadOnlyList<(UserId User, ScoreContent Scores)> calibrations) =>
        new(specimens.Count, calibrations.Count, from s in specimens.Index() from c in calibrations.Index() let level = c.Item.Scores.LevelOf(s.Item.Code) where level is not null select new Rating(s.Index, c.Index, level.Value));

    /// <summary>A candidate on one criterion is what agreement in the sift is taken over.</summary>
    static RatingTable Sift(Panel panel, IReadOnlyList<Applicant> candidates, List<string> codes, IReadOnlyList<GivenScores> given)
    {
        var (row, column) = (Numbered(candidates.Select(c => c.Id)), Numbered(panel.Members.Where(m => m.Counts).Select(m => m.User).Distinct()));
        return new(candidates.Count * codes.Count, column.Count, from g in given where g.Panel == panel.Id && row.ContainsKey(g.Application) && column.ContainsKey(g.Rater)
            from l in g.Scores.Levels let at = codes.IndexOf(l.Code) where at >= 0 select new Rating((row[g.Application] * codes.Count) + at, column[g.Rater], l.Level));
    }

    static IReadOnlyList<AgreementFigure> Figures(RatingTable table, long seed)
    {
        var (icc, kappa, alpha) = (Icc.Of(table), table.Raters == 2 ? Kappa.Cohen(table, KappaWeights.Quadratic) : Kappa.Fleiss(table, MostDraws, seed), KrippendorffAlpha.Of(table, Measurement.Ordinal, MostDraws, seed));
        return
        [
            new("One assessor alone (intraclass correlation, ICC2)", icc.Icc2.Value, icc.Icc2.Lower95, icc.Icc2.Upper95, icc.Icc2.Why),
            new("The mean of all of them (ICC2k)", icc.Icc2k.Value, icc.Icc2k.Lower95, icc.Icc2k.Upper95, icc.Icc2k.Why),
            new(table.Raters == 2 ? "The same level, near ones counted in part (Cohen’s kappa)" : "The very same level (Fleiss’ kappa)", kappa.Value, kappa.Lower95, kappa.Upper95, kappa.Why),
            new("The same order (Krippendorff’s alpha)", alpha.Value, alpha.Lower95, alpha.Upper95, alpha.Why),
        ];
    }

    static List<CandidateScores> Lines(IReadOnlyList<Applicant> candidates, ILookup<ApplicationId, GivenScores> given, List<string> codes, SeverityAnswer severity, Dictionary<ApplicationId, int> number)
    {
        var means = candidates.ToDictionary(c => c.Id, c => given[c.Id].SelectMany(g => g.Scores.Levels).Where(l => codes.Contains(l.Code)).Select(l => (double?)l.Level).Average());
        var adjusted = candidates.ToDictionary(c => c.Id, c => severity.Candidates[number[c.Id]]);
        // Candidates whom no scores connect cannot be ranked together.
        var bands = adjusted.GroupBy(a => a.Value.Group).SelectMany(g => severity.Ranks(g.Select(a => number[a.Key]))).ToDictionary();
        return [.. from c in candidates
                   let mean = means[c.Id]
                   orderby mean descending, c.Reference
                   select new CandidateScores(c.Id, c.Reference, mean, mean is null ? null : 1 + means.Values.Count(m => m > mean + 1e-9), adjusted[c.Id], bands.TryGetValue(number[c.Id], out var band) ? band : null)];
    }
}
