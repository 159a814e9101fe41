using Mandate.Appoint;
using Mandate.Bodies;
using Mandate.Platform;

namespace Mandate.Tests.Appoint;

public sealed class CampaignRulesTests
{
    static readonly DateOnly opens = new(2021, 9, 1), closes = new(2021, 9, 26);
    static TimetableStep Step(string key, string from, string? to = null) =>
        new() { Key = key, Title = key, From = DateOnly.ParseExact(from, "yyyy-MM-dd"), To = to is null ? null : DateOnly.ParseExact(to, "yyyy-MM-dd") };

    public static TheoryData<string, TimetableStep[], bool> Timetable => new()
    {
        { "in order", [Step("sift", "2021-10-01"), Step("interviews", "2021-10-11", "2021-10-29"), Step("decision", "2021-11-01")], true },
        { "none", [], true },
        { "ends before it starts", [Step("interviews", "2021-10-11", "2021-10-10")], false },
        { "sift before closing", [Step("sift", "2021-09-25")], false },
        { "sift on the closing day", [Step("sift", "2021-09-26")], true },
        { "own step while open", [Step("webinar", "2021-09-10")], true },
        { "own step before opening", [Step("webinar", "2021-08-31")], false },
        { "decision before interviews", [Step("decision", "2021-10-05"), Step("interviews", "2021-10-11")], false },
        { "one step twice", [Step("sift", "2021-10-01"), Step("sift", "2021-10-02")], false },
    };

    [Theory, MemberData(nameof(Timetable))]
    public void Steps_stand_in_the_order_people_live_through_them(string what, TimetableStep[] steps, bool fine) =>
        Assert.True(fine != Timetables.Check(steps, opens, closes).Refused, what);

    public static TheoryData<string, SalaryBand[], string?> Bands => new()
    {
        { "one for all", [Band(0, null)], null },
        { "three that meet", [Band(2_000_000, null), Band(0, 999_999), Band(1_000_000, 1_999_999)], null },
        { "overlap", [Band(0, 1_000_000), Band(1_000_000, null)], PayRefusals.Overlap.Text },
        { "two open ends", [Band(0, null), Band(5, null)], PayRefusals.Overlap.Text },
        { "a gap", [Band(0, 9), Band(20, null)], "No band of pay covers bodies of 10 to 19 people." },
        { "least above most", [Band(0, null) with { MinimumPence = 2, MaximumPence = 1 }], PayRefusals.LeastAboveMost.Text },
    };

    static SalaryBand Band(long from, long? to) => new() { PopulationFrom = from, PopulationTo = to, MaximumPence = 100 + from };

    [Theory, MemberData(nameof(Bands))]
    public void Bands_of_pay_cover_each_size_once(string what, SalaryBand[] bands, string? refusal) => Assert.True(refusal == SalaryBands.Check(bands).Refusal?.Text, what);

    [Theory]
    [InlineData(999_999L, 100L)]
    [InlineData(1_000_000L, 1_000_100L)]
    [InlineData(null, null)]
    public void Pay_follows_the_people_served(long? people, long? pence) =>
        Assert.Equal(pence, new CampaignTerms { Salary = [Band(0, 999_999), Band(1_000_000, null)] }.BandFor(people)?.MaximumPence);

    [Fact]
    public void What_the_public_was_told_to_expect_can_be_asked_for_any_day()
    {
        var now = London.At(new(2021, 11, 10), new(9, 0));
        var post = CampaignPost.Advertise(Id.New<CampaignId>(now), Id.New<PostId>(now), Id.New<BodyId>(now), "x", now);
        Assert.Equal(PostRefusal.NotExpected, post.ExpectNoLonger(new(2021, 11, 10)).Refusal);
        Assert.Equal(PostRefusal.ExpectedInThePast, post.ExpectAnnouncement(new(2021, 11, 10), new DateOnly(2021, 11, 9)).Refusal);
        Assert.False(post.ExpectAnnouncement(new(2021, 11, 10), null).Refused);
        Assert.False(post.ExpectNoLonger(new(2021, 11, 15)).Refused);
        Assert.Equal([false, true, true, false], new[] { 9, 10, 14, 15 }.Select(d => post.ExpectedOnDay(new(2021, 11, d))));
    }
}
