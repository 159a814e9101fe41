using Mandate.Appoint;

namespace Mandate.Tests.Appoint;

public sealed class CareerTests
{
    static readonly DateOnly today = new(2021, 9, 10);

    static CareerEntry Job(string from, string to) =>
        new() { Key = from, Working = true, Employer = "A trust", Role = "Director", From = from, To = to == "now" ? "" : to, Present = to == "now", What = "Led it." };

    [Theory]
    [InlineData("", "")]
    [InlineData("2015-04/now", "")]
    [InlineData("2015-04/2018-03 2018-04/now", "")]
    [InlineData("2015-04/2018-03 2018-05/now", "April 2018")]
    [InlineData("2015-04/2018-03 2018-03/now", "")]
    [InlineData("2018-05/now 2015-04/2018-03", "April 2018")]
    [InlineData("2010-01/2020-12 2012-01/2013-12 2021-01/now", "")]
    [InlineData("2010-01/2011-12 2014-01/2015-12 2018-01/now", "January 2012 to December 2013; January 2016 to December 2017")]
    [InlineData("2015-04/2021-09", "")]
    [InlineData("2015-04/2021-08", "")]
    [InlineData("2015-04/2021-07", "August 2021")]
    [InlineData("2015-04/2020-12", "January 2021 to August 2021")]
    [InlineData("2019-12/2019-12 2020-02/now", "January 2020")]
    [InlineData("2015-04/2014-01 2016-01/now", "")]
    [InlineData("2015-99/now 2016-01/now", "")]
    public void Gaps_are_the_whole_months_that_no_entry_covers(string spans, string gaps)
    {
        var entries = spans.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => Job(s.Split('/')[0], s.Split('/')[1]));
        Assert.Equal(gaps, string.Join("; ", CareerHistory.Gaps(entries, today).Select(g => g.Words())));
    }

    [Fact]
    public void A_time_away_explains_a_gap() =>
        Assert.Null(CareerHistory.Obstacle([Job("2010-01", "2014-06"), new() { Key = "b", Working = false, From = "2014-07", To = "2015-12", What = "Cared for my mother." }, Job("2016-01", "now")], today));

    [Fact]
    public void A_gap_stands_in_the_way_and_is_named() =>
        Assert.Equal("Say what you did in July 2014 to December 2015.", CareerHistory.Obstacle([Job("2010-01", "2014-06"), Job("2016-01", "now")], today)?.Text);

    [Fact]
    public void Nothing_at_all_stands_in_the_way() => Assert.Equal(CareerRefusals.None, CareerHistory.Obstacle([], today));

    [Fact]
    public void Sixty_one_entries_are_too_many() =>
        Assert.Equal(CareerRefusals.TooMany, CareerHistory.Obstacle([.. Enumerable.Repeat(Job("2010-01", "now"), 61)], today));

    public static TheoryData<CareerEntry, string> Faulty => new()
    {
        { Job("2010-01", "now") with { Working = null }, nameof(CareerEntry.Working) },
        { Job("2010-01", "now") with { Employer = "" }, nameof(CareerEntry.Employer) },
        { Job("2010-01", "now") with { Employer = new string('e', 201) }, nameof(CareerEntry.Employer) },
        { Job("2010-01", "now") with { Role = "" }, nameof(CareerEntry.Role) },
        { Job("13/2010", "now"), nameof(CareerEntry.From) },
        { Job("1066-10", "now"), nameof(CareerEntry.From) },
        { Job("2021-10", "now"), nameof(CareerEntry.From) },
        { Job("2010-01", ""), nameof(CareerEntry.To) },
        { Job("2010-01", "2009-12"), nameof(CareerEntry.To) },
        { Job("2010-01", "2021-10"), nameof(CareerEntry.To) },
        { Job("2010-01", "now") with { What = "" }, nameof(CareerEntry.What) },
        { Job("2010-01", "now") with { What = string.Join(' ', Enumerable.Repeat("word", 151)) }, nameof(CareerEntry.What) },
    };

    [Theory, MemberData(nameof(Faulty))]
    public void What_is_wrong_is_said_at_its_field(CareerEntry entry, string field)
    {
        Assert.Equal(field, entry.Faults(today).First().Field);
        Assert.NotNull(CareerHistory.Obstacle([entry], today));
    }

    [Fact]
    public void The_latest_comes_first_and_what_has_no_start_before_all() =>
        Assert.Equal(["?", "2018-01", "2010-01"], CareerHistory.Ordered([Job("2010-01", "2017-12"), Job("2018-01", "now"), Job("?", "now")], today).Select(e => e.Key));
}
