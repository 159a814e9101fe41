using Mandate.Appoint;
using Mandate.Appoint.CriteriaSets;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Appoint;

public sealed class CalibrationRulesTests
{
    static readonly DateTimeOffset now = new(2021, 9, 27, 9, 0, 0, TimeSpan.Zero);
    static readonly CriteriaSet criteria = CriteriaSet.Write("k", "Criteria", World.TwoCriteria, now, specimens: World.FourSpecimens);

    static ScoreContent Levels(int level, string? note = "Why", int count = 4) => new() { Levels = [.. World.FourSpecimens.Take(count).Select(s => new LevelGiven { Code = s.Code, Level = level, Note = note })] };
    static CalibrationSheet Sheet() => CalibrationSheet.Start(Id.New<CampaignId>(now), Id.New<UserId>(now), "one", now);

    [Fact]
    public void A_sheet_wants_every_level_on_the_scale_with_its_note_and_is_then_locked_for_good()
    {
        var sheet = Sheet();
        Assert.Equal(ScoreRefusals.LevelOutside, sheet.Write(Levels(6), "one", criteria).Refusal);
        Assert.Equal(ScoreRefusals.LevelOutside, sheet.Write(Levels(0), "one", criteria).Refusal);
        Assert.Equal(ScoreRefusals.NoNote, sheet.Write(Levels(3, " "), "one", criteria).Refusal);
        Assert.Equal(CalibrationRefusals.NotASpecimen, sheet.Write(new() { Levels = [new() { Code = "D1", Level = 3, Note = "Why" }] }, "one", criteria).Refusal);
        Assert.False(sheet.Write(Levels(3, count: 3), "one", criteria).Refused);
        Assert.Equal(CalibrationRefusals.NotComplete, sheet.Lock("one", criteria, now).Refusal);
        Assert.False(sheet.Write(Levels(3), "one", criteria).Refused);
        Assert.False(sheet.Opens("one"));
        Assert.False(sheet.Lock("one", criteria, now).Refused);
        Assert.True(sheet.Opens("one"));
        Assert.Equal(CalibrationRefusals.Locked, sheet.Write(Levels(4), "one", criteria).Refusal);
        Assert.Equal(3, sheet.Content.LevelOf("S1"));
        sheet.Lock("one", criteria, now.AddDays(1));
        Assert.Equal(now, sheet.LockedAt);
    }

    [Fact]
    public void Other_criteria_open_it_again()
    {
        var sheet = Sheet();
        sheet.Write(Levels(3), "one", criteria);
        sheet.Lock("one", criteria, now);
        Assert.False(sheet.Opens("two"));
        Assert.Equal(ScoreRefusals.OldCriteria, sheet.Lock("two", criteria, now).Refusal);
        Assert.False(sheet.Write(Levels(4), "two", criteria).Refused);
        Assert.False(sheet.Locked);
    }

    [Fact]
    public void A_campaign_with_calibration_needs_four_to_six_specimens_for_criteria_of_the_sift()
    {
        Assert.Empty(Specimens.Faults(World.FourSpecimens, World.TwoCriteria));
        Assert.Contains(CalibrationRefusals.Count, Specimens.Faults([.. World.FourSpecimens.Take(3)], World.TwoCriteria));
        Assert.Contains(CalibrationRefusals.SameCodeTwice, Specimens.Faults([.. World.FourSpecimens, World.FourSpecimens[0]], World.TwoCriteria));
        Assert.Contains(CalibrationRefusals.NoCriterion, Specimens.Faults([.. World.FourSpecimens, World.FourSpecimens[0] with { Code = "S5", Criterion = "X" }], World.TwoCriteria));
        Assert.Contains(CalibrationRefusals.NoLevel, Specimens.Faults([.. World.FourSpecimens, World.FourSpecimens[0] with { Code = "S5", Level = 6 }], World.TwoCriteria));
    }

    [Theory, InlineData("nhs-icb-2022", "chief-executives-2021", 5), InlineData("new-council", "statutory-officers-2027", 4)]
    public void The_packs_bring_specimens_that_fit_their_criteria_over_the_range_of_levels(string pack, string key, int count)
    {
        var folder = new PackFolder(Path.Combine(Repository.Root, "packs", pack));
        var file = CriteriaFiles.Read(pack, $"{key}.yaml", folder.Read($"criteria/{key}.yaml")).Value!;
        Assert.Equal(count, file.Specimens.Count);
        Assert.Empty(Specimens.Faults(file.Specimens, file.Content));
        Assert.True(file.Specimens.Select(s => s.Level).Distinct().Count() >= 4);
        foreach (var s in file.Specimens) Assert.InRange(s.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 60, file.Content.Criteria.Find(c => c.Code == s.Criterion)!.WordLimit);
    }
}
