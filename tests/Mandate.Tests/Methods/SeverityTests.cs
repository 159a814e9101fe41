using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;
using Mandate.Methods;

namespace Mandate.Tests.Methods;

/// <summary>
/// Read again against Henderson 1975 and Bates et al. 2015. Fixed figures: R 4.2.2, lme4 1.1-31,
/// lmer(score ~ 1 + (1|candidate) + (1|rater)), with criteria lmer(score ~ criterion + …) and contr.sum, Nelder_Mead with FtolAbs, FtolRel 1e-15, XtolRel 1e-12;
/// VarCorr, fixef and ranef(condVar = TRUE) printed with 12 digits.
/// </summary>
public sealed class SeverityTests
{
    static readonly double[][] classic = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    static readonly Scored[] crossed = [.. classic.SelectMany((row, c) => row.Select((score, r) => new Scored(c, r, score)))];

    /// <summary>Candidates A to H by raters r1 to r5; 0 is missing.</summary>
    static readonly Scored[] unbalanced = Given([4, 3, 5, 0, 0], [2, 2, 0, 0, 0], [0, 1, 3, 2, 0], [0, 0, 5, 4, 3], [0, 0, 0, 3, 1], [5, 0, 0, 0, 3], [0, 2, 0, 3, 2], [4, 0, 4, 0, 0]);

    /// <summary>Candidates A to D by raters r1 to r3, each on criteria x, y, z; 0 is missing.</summary>
    static readonly Scored[] byCriterion =
    [
        .. Given([4, 3, 0], [2, 0, 1], [0, 1, 2], [5, 4, 3]),
        .. Given([5, 4, 0], [3, 0, 2], [0, 3, 0], [5, 5, 4]).Select(s => s with { Criterion = 1 }),
        .. Given([3, 3, 0], [2, 0, 0], [0, 2, 1], [0, 4, 2]).Select(s => s with { Criterion = 2 }),
    ];

    static Scored[] Given(params int[][] rows) => [.. rows.SelectMany((row, c) => row.Select((score, r) => new Scored(c, r, score))).Where(s => s.Score > 0)];

    static void Near(double[] expected, IEnumerable<double?> actual, double within)
    {
        foreach (var (e, a) in expected.Zip(actual)) Assert.Equal(e, a!.Value, within);
        Assert.Equal(expected.Length, actual.Count());
    }

    [Fact]
    public void A_balanced_table_is_as_in_lme4()
    {
        var answer = Severity.Of(crossed, 6, 4);
        var group = Assert.Single(answer.Groups);
        // By mean squares: (11.2417 − 1.0194)/4, (32.4861 − 1.0194)/6, 1.0194. lme4 prints 2.5555502, 5.2444443, 1.0194451.
        Near([2.55555555555556, 5.24444444444444, 1.01944444444444], [group.Variance!.Candidate, group.Variance.Rater, group.Variance.Residual], 1e-9);
        Assert.Equal(5.29166666666667, group.Mean!.Value, 1e-9);
        Near([2.30047023985, -2.70406151, -0.928259921344, 1.33185119149], answer.Raters.Select(r => r.Severity), 1e-6);
        Near([0.684500762815, 0.684500762815, 0.684500762815, 0.684500762815], answer.Raters.Select(r => r.Se), 1e-6);
        Near([0.644098350787, -2.08384760549, 1.09875601017, -1.17453228673, 2.00807132892, -0.49254579766], answer.Candidates.Select(c => c.Adjusted - group.Mean), 1e-6);
        Near([0.719099848215, 0.719099848215], answer.Candidates.Take(2).Select(c => c.Se), 1e-6);
        Near([6, 3, 6.5, 4, 7.5, 4.75], answer.Candidates.Select(c => c.Raw), 1e-12);
    }

    [Fact]
    public void An_unbalanced_design_is_as_in_lme4()
    {
        var answer = Severity.Of(unbalanced, 8, 5);
        var group = Assert.Single(answer.Groups);
        Near([0.783175511537286, 0.715684307226968, 0.17035971862984], [group.Variance!.Candidate, group.Variance.Rater, group.Variance.Residual], 2e-6);
        Assert.Equal(3.04713423385763, group.Mean!.Value, 2e-6);
        Near([0.386568911473, -0.609420276805, 1.01363273775, 0.23233219921, -1.02311357163], answer.Raters.Select(r => r.Severity), 2e-6);
        Near([0.325972148606, 0.319271908496, 0.319271908496, 0.323339223923, 0.323809009901], answer.Raters.Select(r => r.Se), 2e-6);
        Near([0.642672975232, -0.843921794956, -1.1741783399, 0.819184463894, -0.587811860737, 1.14644794304, -0.230363776373, 0.227970389805], answer.Candidates.Select(c => c.Adjusted - group.Mean), 2e-6);
        Near([0.337663899888, 0.375697740837, 0.33588460185, 0.337041267693, 0.37915360602, 0.372211723294, 0.337041267693, 0.375697740837], answer.Candidates.Select(c => c.Se), 2e-6);
    }

    [Fact]
    public void Criteria_are_fixed_as_in_lme4()
    {
        var answer = Severity.Of(byCriterion, 4, 3);
        var group = Assert.Single(answer.Groups);
        Near([1.0235375388, 0.4065761521, 0.2216280907], [group.Variance!.Candidate, group.Variance.Rater, group.Variance.Residual], 5e-6);
        Near([2.834492965073963, -0.183197575540735, 0.739185742656500], [group.Mean, group.Criteria[0], group.Criteria[1]], 5e-6);
        Assert.Equal(0, group.Criteria.Values.Sum(), 1e-12);
        Near([0.585150529307, 0.0516666873787, -0.636817216686], answer.Raters.Select(r => r.Severity), 5e-6);
        Near([0.495869859982, -0.998799726914, -0.63541162727, 1.1383414942], answer.Candidates.Select(c => c.Adjusted - group.Mean), 5e-6);
        Near([0.333183337104, 0.329833889166, 0.334263016515], answer.Raters.Select(r => r.Se), 5e-6);
    }

    [Fact]
    public void Raters_who_do_not_differ_have_no_severity()
    {
        // lme4: boundary (singular) fit, 1.866659, 0, 0.400001.
        double[][] columns = [[1, 2, 3, 4, 5], [2, 3, 1, 5, 4], [1.5, 2.5, 2, 4.5, 4.5]];
        var answer = Severity.Of([.. columns.SelectMany((column, r) => column.Select((score, c) => new Scored(c, r, score)))], 5, 3);
        Near([1.8666666667, 0, 0.4], [answer.Groups[0].Variance!.Candidate, answer.Groups[0].Variance!.Rater, answer.Groups[0].Variance!.Residual], 1e-9);
        Near([0, 0, 0], answer.Raters.Select(r => r.Severity), 0);
    }

    [Fact]
    public void No_other_variances_make_any_scores_more_likely() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll<int>(seed =>
        {
            var scores = Sparse(new SeededDraws(seed), candidates: 9, raters: 5, perCandidate: 3, severity: 0.6, criteria: 1 + (Math.Abs(seed) % 2));
            var answer = Severity.Of(scores, 9, 5, resamples: 0);
            if (answer.Groups is not [{ Variance: { Residual: > 0 } v }]) return true;
            var (c, r) = (v.Candidate / v.Residual, v.Rater / v.Residual);
            var best = Deviance(scores, c, r);
            return new[] { 0, 0.5, 0.9, 0.99, 1.01, 1.1, 2, 10 }.SelectMany(k => new[] { (c * k, r), (c, r * k), (c * k, r * k), ((c * k) + (0.01 * k), r), (c, r + (0.01 * k)) }).All(g => Deviance(scores, g.Item1, g.Item2) >= best - 1e-8);
        }));

    [Fact]
    public void Predictions_are_those_of_the_whole_covariance_matrix() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll<int>(seed =>
        {
            var scores = Sparse(new SeededDraws(seed), candidates: 5, raters: 7, perCandidate: 4, severity: 0.8);
            var answer = Severity.Of(scores, 5, 7, resamples: 0);
            if (answer.Groups is not [{ Variance: { Residual: > 0 } v } group]) return true;
            var (z, x, y, covariance) = Whole(scores, v.Candidate, v.Rater, v.Residual);
            var inverse = covariance.Inverse();
            var beta = (x.Transpose() * inverse * x).Inverse() * x.Transpose() * inverse * y;
            var candidates = v.Candidate * (z.Candidates.Transpose() * inverse * (y - (x * beta)));
            var raters = v.Rater * (z.Raters.Transpose() * inverse * (y - (x * beta)));
            return answer.Candidates.Select((c, i) => Math.Abs(c.Adjusted!.Value - beta[0] - candidates[i])).Max() < 1e-8
                && answer.Raters.Select((r, i) => r.Severity is { } s ? Math.Abs(s - raters[i]) : 0).Max() < 1e-8 && Math.Abs(group.Mean!.Value - beta[0]) < 1e-8;
        }));

    static ((Matrix<double> Candidates, Matrix<double> Raters) Z, Matrix<double> X, Vector<double> Y, Matrix<double> V) Whole(Scored[] scores, double candidate, double rater, double residual)
    {
        var n = scores.Length;
        var criteria = scores.Max(s => s.Criterion) + 1;
        var zc = Matrix<double>.Build.Dense(n, scores.Max(s => s.Candidate) + 1, (i, j) => scores[i].Candidate == j ? 1 : 0);
        var zr = Matrix<double>.Build.Dense(n, scores.Max(s => s.Rater) + 1, (i, j) => scores[i].Rater == j ? 1 : 0);
        var x = Matrix<double>.Build.Dense(n, criteria, (i, j) => j == 0 || scores[i].Criterion == j ? 1 : 0);
        return ((zc, zr), x, Vector<double>.Build.Dense(n, i => scores[i].Score), (candidate * zc * zc.Transpose()) + (rater * zr * zr.Transpose()) + (residual * Matrix<double>.Build.DenseIdentity(n)));
    }

    /// <summary>Minus twice the restricted likelihood, profiled over the residual variance, from the whole matrix V: Patterson and Thompson 1971.</summary>
    static double Deviance(Scored[] scores, double candidate, double rater)
    {
        var (_, x, y, v) = Whole(scores, candidate, rater, 1);
        var inverse = v.Inverse();
        var information = x.Transpose() * inverse * x;
        var left = y - (x * (information.Inverse() * (x.Transpose() * inverse * y)));
        return Math.Log(v.Determinant()) + Math.Log(information.Determinant()) + ((scores.Length - x.ColumnCount) * Math.Log(left * inverse * left));
    }

    [Fact]
    public void Names_of_candidates_and_raters_and_their_order_do_not_matter() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll<int>(seed =>
        {
            var draws = new SeededDraws(seed);
            var scores = Sparse(draws, 8, 6, 3, 0.7);
            var (c, r) = (Mixed(draws, 8), Mixed(draws, 6));
            var (one, other) = (Severity.Of(scores, 8, 6, 0), Severity.Of([.. scores.Reverse().Select(s => s with { Candidate = c[s.Candidate], Rater = r[s.Rater] })], 8, 6, 0));
            return one.Candidates.Select((x, i) => Same(x.Adjusted, other.Candidates[c[i]].Adjusted)).All(x => x) && one.Raters.Select((x, i) => Same(x.Severity, other.Raters[r[i]].Severity)).All(x => x);
        }));

    [Fact]
    public void Scores_on_another_scale_give_the_same_answer_on_that_scale() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll<int>(seed =>
        {
            var scores = Sparse(new SeededDraws(seed), 8, 6, 3, 0.7);
            var (one, other) = (Severity.Of(scores, 8, 6, 200), Severity.Of([.. scores.Select(s => s with { Score = 1000 + (20 * s.Score) })], 8, 6, 200));
            return one.Candidates.Zip(other.Candidates).All(p => Same(1000 + (20 * p.First.Adjusted), p.Second.Adjusted, 1e-5) && Same(20 * p.First.Se, p.Second.Se, 1e-5))
                && one.Raters.Zip(other.Raters).All(p => Same(20 * p.First.Severity, p.Second.Severity, 1e-5));
        }));

    [Fact]
    public void Groups_that_no_scores_connect_do_not_touch_each_other()
    {
        Scored[] Both(double more) => [.. unbalanced, .. crossed.Select(s => new Scored(s.Candidate + 8, s.Rater + 5, s.Score + (more * (1 + s.Candidate))))];
        var (alone, one, other) = (Severity.Of(unbalanced, 8, 5), Severity.Of(Both(0), 14, 9), Severity.Of(Both(3), 14, 9));
        Assert.Equal([8, 6], one.Groups.Select(g => g.Candidates.Count));
        Assert.Equal(alone.Candidates, one.Candidates.Take(8));
        Assert.Equal(one.Candidates.Take(8), other.Candidates.Take(8));
        Assert.Equal(one.Raters.Take(5), other.Raters.Take(5));
        Assert.Throws<ArgumentException>(() => one.Ranks(Enumerable.Range(0, 14)));
        Assert.Equal(8, one.Ranks(Enumerable.Range(0, 8)).Count);
    }

    [Fact]
    public void Too_few_to_say_has_its_reason()
    {
        Assert.Equal("Too few to say: all scores are equal.", Severity.Of(Given([3, 3], [3, 3], [3, 3]), 3, 2).Raters[0].Why);
        Assert.Equal("Too few to say: only one rater scored these candidates.", Severity.Of(Given([3], [4]), 2, 1).Candidates[1].Why);
        Assert.Equal("Too few to say: only one candidate was scored.", Severity.Of(Given([3, 4, 2]), 1, 3).Candidates[0].Why);
        Assert.Equal("Too few to say: one rater scored one candidate.", Severity.Of(Given([3]), 1, 1).Raters[0].Why);
        Assert.StartsWith("Too few to say: there are no more scores than", Severity.Of(Given([3, 4], [2, 0]), 2, 2).Candidates[0].Why, StringComparison.Ordinal);
        Assert.Equal("Nobody scored this candidate.", Severity.Of(Given([3, 4], [2, 1]), 3, 3).Candidates[2].Why);
        Assert.Equal("This rater gave no scores.", Severity.Of(Given([3, 4], [2, 1]), 3, 3).Raters[2].Why);
        Assert.Empty(Severity.Of([], 0, 0).Groups);
        var guest = Severity.Of([.. unbalanced, new Scored(0, 5, 1)], 8, 6);
        Assert.Equal("Too few to say: this rater scored one candidate.", guest.Raters[5].Why);
        Assert.All(guest.Candidates, c => Assert.NotNull(c.Adjusted));
        Assert.Throws<ArgumentException>(() => Severity.Of([new Scored(0, 0, double.NaN)], 1, 1));
        Assert.Throws<ArgumentException>(() => Severity.Of([new Scored(1, 0, 1)], 1, 1));
    }

    [Fact]
    public void Raters_who_agree_but_for_a_constant_leave_nothing_to_chance()
    {
        var answer = Severity.Of(Given([2, 4, 3], [3, 5, 4], [1, 3, 0], [3, 0, 4]), 4, 3);
        Near([-1, 1, 0], answer.Raters.Select(r => r.Severity), 1e-12);
        Near([3, 4, 2, 4], answer.Candidates.Select(c => c.Adjusted), 1e-12);
        Near([0, 0, 0, 0], answer.Candidates.Select(c => c.Se), 0);
        Assert.Equal([new RankBand(3, 3), new RankBand(1, 2), new RankBand(4, 4), new RankBand(1, 2)], answer.Ranks([0, 1, 2, 3]).OrderBy(r => r.Key).Select(r => r.Value));
    }

    [Fact]
    public void Bands_are_those_of_scores_simulated_and_solved_again()
    {
        // The long way: draw candidates, raters and scores from the model, solve them by the whole matrix, add the error of each prediction to the prediction, and rank.
        var answer = Severity.Of(unbalanced, 8, 5, resamples: 6000, seed: 2);
        var v = answer.Groups[0].Variance!;
        var (z, x, _, whole) = Whole(unbalanced, v.Candidate, v.Rater, v.Residual);
        var inverse = whole.Inverse();
        var p = inverse - (inverse * x * (x.Transpose() * inverse * x).Inverse() * x.Transpose() * inverse);
        var (draws, ranks) = (new SeededDraws(11), Enumerable.Range(0, 8).Select(_ => new List<int>()).ToArray());
        for (var run = 0; run < 6000; run++)
        {
            var u = Vector<double>.Build.Dense(Normals(draws, 8, Math.Sqrt(v.Candidate)));
            var y = (z.Candidates * u) + (z.Raters * Vector<double>.Build.Dense(Normals(draws, 5, Math.Sqrt(v.Rater)))) + Vector<double>.Build.Dense(Normals(draws, unbalanced.Length, Math.Sqrt(v.Residual)));
            var error = u - (v.Candidate * z.Candidates.Transpose() * p * y);
            var drawn = answer.Candidates.Select((c, i) => c.Adjusted!.Value + error[i]).ToArray();
            for (var i = 0; i < 8; i++) ranks[i].Add(1 + drawn.Count(d => d > drawn[i]));
        }
        var exact = 0;
        foreach (var (i, band) in answer.Ranks(Enumerable.Range(0, 8)))
        {
            ranks[i].Sort();
            var (low, high) = (ranks[i][149], ranks[i][5849]);
            Assert.InRange(band.Low - low, -1, 1);
            Assert.InRange(band.High - high, -1, 1);
            exact += (band.Low == low ? 1 : 0) + (band.High == high ? 1 : 0);
        }
        Assert.InRange(exact, 14, 16);
    }

    [Fact]
    public void Bands_hold_the_true_rank_about_as_often_as_they_say()
    {
        var (held, all) = (0, 0);
        for (var run = 0; run < 60; run++)
        {
            var (truth, _, scores) = Simulated(new SeededDraws(run), candidates: 20, raters: 8, perCandidate: 4, severity: 0.7);
            var bands = Severity.Of(scores, 20, 8, 400, run).Ranks(Enumerable.Range(0, 20));
            foreach (var (who, band) in bands)
            {
                var rank = 1 + truth.Count(t => t > truth[who]);
                (held, all) = (held + (rank >= band.Low && rank <= band.High ? 1 : 0), all + 1);
            }
        }
        Assert.InRange(held / (double)all, 0.92, 0.985);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bands()
    {
        var bands = Severity.Of(unbalanced, 8, 5, seed: 9).Ranks([0, 1, 2, 3, 4]);
        Assert.Equal(bands, Severity.Of(unbalanced, 8, 5, seed: 9).Ranks([4, 3, 2, 1, 0]));
        Assert.All(bands.Values, b => Assert.InRange(b.Low, 1, b.High));
        Assert.Equal(new RankBand(1, 1), Severity.Of(unbalanced, 8, 5).Ranks([3])[3]);
    }

    /// <summary>N1: candidates and severities are known; the adjusted order is nearer to the truth than the order of raw means, whatever the design.</summary>
    [Theory]
    [InlineData(40, 8, 2, 0.5, false)]
    [InlineData(40, 8, 3, 1.0, false)]
    [InlineData(60, 12, 3, 0.8, false)]
    [InlineData(42, 9, 3, 0.8, true)]
    [InlineData(42, 21, 3, 0.6, true)]
    [InlineData(100, 5, 2, 0.4, false)]
    [InlineData(20, 20, 2, 1.2, false)]
    public void Adjusted_scores_have_less_rank_error_than_raw_ones(int candidates, int raters, int perCandidate, double severity, bool panels)
    {
        var (raw, adjusted) = (0.0, 0.0);
        for (var run = 0; run < 60; run++)
        {
            var (truth, severities, scores) = Simulated(new SeededDraws((1000 * candidates) + run), candidates, raters, perCandidate, severity, panels);
            var linked = panels ? [.. scores, .. Specimens(new SeededDraws(run), candidates, severities)] : scores;
            var answer = Severity.Of(linked, candidates + 5, raters, resamples: 0);
            raw += RankError(truth, [.. answer.Candidates.Take(candidates).Select(c => c.Raw!.Value)]);
            adjusted += RankError(truth, [.. answer.Candidates.Take(candidates).Select(c => c.Adjusted ?? c.Raw!.Value)]);
        }
        Assert.True(adjusted < raw, $"adjusted {adjusted / 60:0.000}, raw {raw / 60:0.000}");
    }

    static double RankError(double[] truth, double[] scores) =>
        truth.Select((t, i) => Math.Abs(truth.Count(x => x > t) - (scores.Count(x => x > scores[i]) + ((scores.Count(x => x == scores[i]) - 1) / 2.0)))).Average();

    /// <summary>Panels of three raters see only their own candidates; without panels raters are drawn for each candidate.</summary>
    static (double[] Truth, double[] Severities, Scored[] Scores) Simulated(SeededDraws draws, int candidates, int raters, int perCandidate, double severity, bool panels = false)
    {
        var (truth, severities) = (Normals(draws, candidates, 1), Normals(draws, raters, severity));
        var scores = Enumerable.Range(0, candidates).SelectMany(c => (panels ? Enumerable.Range(c % (raters / perCandidate) * perCandidate, perCandidate) : Mixed(draws, raters).Take(perCandidate))
            .Select(r => new Scored(c, r, truth[c] + severities[r] + (0.7 * draws.Normal()))));
        return (truth, severities, [.. scores]);
    }

    /// <summary>Five specimens that every rater scores.</summary>
    static IEnumerable<Scored> Specimens(SeededDraws draws, int candidates, double[] severities)
    {
        var quality = Normals(draws, 5, 1);
        return Enumerable.Range(0, 5).SelectMany(s => severities.Select((severity, r) => new Scored(candidates + s, r, quality[s] + severity + (0.7 * draws.Normal()))));
    }

    static Scored[] Sparse(SeededDraws draws, int candidates, int raters, int perCandidate, double severity, int criteria = 1)
    {
        var (truth, severities) = (Normals(draws, candidates, 1), Normals(draws, raters, severity));
        return [.. Enumerable.Range(0, candidates).SelectMany(c => Mixed(draws, raters).Take(perCandidate).SelectMany(r => Enumerable.Range(0, criteria).Select(k => new Scored(c, r, Math.Round((truth[c] + severities[r] + k + (0.7 * draws.Normal())) * 8) / 8, k))))];
    }

    static double[] Normals(SeededDraws draws, int count, double sd) => [.. Enumerable.Range(0, count).Select(_ => sd * draws.Normal())];

    static int[] Mixed(SeededDraws draws, int count)
    {
        var items = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = draws.Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
        return items;
    }

    static bool Same(double? one, double? other, double within = 1e-7) => (one, other) is (null, null) || (one is { } a && other is { } b && Math.Abs(a - b) <= within * (1 + Math.Abs(a)));
}
