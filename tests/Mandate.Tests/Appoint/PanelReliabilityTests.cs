using Mandate.Appoint;
using Mandate.Methods;
using Mandate.Platform;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Appoint;

/// <summary>What is said of panels, from levels whose true severities are known.</summary>
public sealed class PanelReliabilityTests
{
    static readonly DateTimeOffset now = new(2021, 9, 27, 9, 0, 0, TimeSpan.Zero);
    static readonly CriteriaSet criteria = CriteriaSet.Write("k", "Criteria", World.TwoCriteria, now, specimens: World.FourSpecimens);

    sealed record Room(Panel Panel, IReadOnlyList<UserId> People, IReadOnlyList<Applicant> Candidates);

    static Room Rooms(string name, int candidates)
    {
        var panel = Panel.Form(Id.New<CampaignId>(now), name, now);
        var people = Enumerable.Range(0, 3).Select(_ => Id.New<UserId>(now)).ToList();
        foreach (var (n, user) in people.Index()) panel.Add(user, (PanelRole)n, now);
        return new(panel, people, [.. Enumerable.Range(0, candidates).Select(n => new Applicant(Id.New<ApplicationId>(now), $"{name}{n}"))]);
    }

    static ScoreContent Levels(Func<string, double> level, params string[] codes) => new() { Levels = [.. codes.Select(c => new LevelGiven { Code = c, Level = (int)Math.Clamp(Math.Round(level(c)), 1, 5), Note = "Why" })] };

    static IEnumerable<GivenScores> Sift(Room room, SeededDraws draws, Func<int, double> ability, Func<int, double> severity) =>
        from c in room.Candidates.Index() from p in room.People.Index() select new GivenScores(room.Panel.Id, p.Item, c.Item.Id, Levels(_ => ability(c.Index) + severity(p.Index) + (0.3 * draws.Normal()), "D1", "D2"));

    static IEnumerable<(UserId, ScoreContent)> Calibrate(Room room, SeededDraws draws, Func<int, double> severity) =>
        from p in room.People.Index() select (p.Item, new ScoreContent { Levels = [.. World.FourSpecimens.Select(s => new LevelGiven { Code = s.Code, Level = (int)Math.Clamp(Math.Round(s.Level + severity(p.Index) + (0.3 * draws.Normal())), 1, 5), Note = "Why" })] });

    [Fact]
    public void Specimens_link_a_harsh_panel_to_a_mild_one_and_the_raw_scores_stay_as_they_are()
    {
        var draws = new SeededDraws(4);
        var (harsh, mild) = (Rooms("H", 8), Rooms("M", 8));
        List<GivenScores> given = [.. Sift(harsh, draws, c => 2.6 + (c * 0.25), _ => -1), .. Sift(mild, draws, c => 2.6 + (c * 0.25), _ => 0.8)];
        List<(UserId, ScoreContent)> calibrations = [.. Calibrate(harsh, draws, _ => -1), .. Calibrate(mild, draws, _ => 0.8)];
        var (h, m) = (PanelReliability.Of(harsh.Panel, harsh.Candidates, criteria, calibrations, given), PanelReliability.Of(mild.Panel, mild.Candidates, criteria, calibrations, given));

        Assert.All(h.Members, x => Assert.True(x.Severity.Severity < -0.3));
        Assert.All(m.Members, x => Assert.True(x.Severity.Severity > 0.3));
        var (raw, adjusted) = (m.Candidates.Average(c => c.Given!.Value) - h.Candidates.Average(c => c.Given!.Value), m.Candidates.Average(c => c.Adjusted!.Adjusted!.Value) - h.Candidates.Average(c => c.Adjusted!.Adjusted!.Value));
        Assert.InRange(raw, 1.2, 2);
        Assert.InRange(Math.Abs(adjusted), 0, 0.5 * raw);
        Assert.Equal(6, h.Calibrated);
        Assert.Equal(h.Candidates.Select(c => c.Given), h.Candidates.Select(c => (double?)given.Where(g => g.Application == c.Application).SelectMany(g => g.Scores.Levels).Average(l => l.Level)));
        Assert.All(h.Candidates, c => Assert.InRange(c.Ranks!.Value.Low, 1, c.Ranks.Value.High));
        Assert.True(h.Candidates.Max(c => c.Ranks!.Value.High) <= 8);
    }

    [Fact]
    public void Without_specimens_panels_are_not_adjusted_across()
    {
        var draws = new SeededDraws(4);
        var (harsh, mild) = (Rooms("H", 8), Rooms("M", 8));
        List<GivenScores> own = [.. Sift(harsh, draws, c => 2.6 + (c * 0.25), p => -1 + (0.4 * p))];
        var alone = PanelReliability.Of(harsh.Panel, harsh.Candidates, criteria, [], own);
        var beside = PanelReliability.Of(harsh.Panel, harsh.Candidates, criteria, [], [.. own, .. Sift(mild, draws, c => 5, _ => 0.8)]);
        Assert.Equal(alone.Candidates.Select(c => Math.Round(c.Adjusted!.Adjusted!.Value, 9)), beside.Candidates.Select(c => Math.Round(c.Adjusted!.Adjusted!.Value, 9)));
        Assert.Equal("There is only one rater; agreement needs two.", alone.OnSpecimens[0].Why);
    }

    [Fact]
    public void Too_few_scores_are_said_to_be_too_few()
    {
        var room = Rooms("A", 1);
        var draws = new SeededDraws(1);
        var one = PanelReliability.Of(room.Panel, room.Candidates, criteria, [], [.. Sift(room, draws, _ => 3, _ => 0)]);
        Assert.Contains(one.Candidates, c => c is { Adjusted: { Adjusted: null, Why: not null }, Ranks: null, Given: not null });
        Assert.All(one.Members, m => Assert.StartsWith("Too few to say", m.Severity.Why, StringComparison.Ordinal));
        var none = PanelReliability.Of(room.Panel, [], criteria, [], []);
        Assert.Empty(none.Candidates);
        Assert.All(none.Members, m => Assert.Equal("This rater gave no scores.", m.Severity.Why));
        Assert.All(none.InSift, f => Assert.NotNull(f.Why));
    }

    [Fact]
    public void It_is_the_same_every_time()
    {
        var (room, draws) = (Rooms("A", 6), new SeededDraws(9));
        List<GivenScores> given = [.. Sift(room, draws, c => 2 + (c * 0.4), p => p - 1)];
        List<(UserId, ScoreContent)> calibrations = [.. Calibrate(room, draws, p => p - 1)];
        var (one, other) = (PanelReliability.Of(room.Panel, room.Candidates, criteria, calibrations, given), PanelReliability.Of(room.Panel, room.Candidates, criteria, [.. calibrations.AsEnumerable().Reverse()], [.. given.AsEnumerable().Reverse()]));
        Assert.Equal(one.Candidates.Select(c => c.Ranks), other.Candidates.Select(c => c.Ranks));
        Assert.Equal(one.Members.Select(m => Math.Round(m.Severity.Severity!.Value, 9)), other.Members.Select(m => Math.Round(m.Severity.Severity!.Value, 9)));
    }
}
