using Mandate.Design;

namespace Mandate.Tests.Design;

public sealed class WordingTests
{
    [Theory]
    [InlineData("2021-09-26T23:59:00+01:00", "26 September 2021, 11:59pm")]
    [InlineData("2021-09-26T00:00:00+01:00", "26 September 2021, midnight")]
    [InlineData("2021-01-06T12:00:00+00:00", "6 January 2021, noon")]
    [InlineData("2021-01-06T12:01:00+00:00", "6 January 2021, 12:01pm")]
    [InlineData("2021-01-06T00:30:00+00:00", "6 January 2021, 12:30am")]
    [InlineData("2021-01-06T09:00:59+00:00", "6 January 2021, 9am")]
    public void Moments(string moment, string text) => Assert.Equal(text, Dates.Moment(DateTimeOffset.Parse(moment, null)));

    [Fact]
    public void Days_and_months()
    {
        Assert.Equal("1 July 2022", Dates.Day(new DateOnly(2022, 7, 1)));
        Assert.Equal("July 2022", Dates.Month(new DateOnly(2022, 7, 1)));
    }

    [Theory]
    [InlineData(125_000_000, "£1,250,000", "£1.3 million")]
    [InlineData(1250, "£12.50", "£13")]
    [InlineData(5, "£0.05", "£0")]
    [InlineData(-150_000, "-£1,500", "-£1,500")]
    [InlineData(130_000_000_000, "£1,300,000,000", "£1.3 billion")]
    [InlineData(99_999_999_999, "£999,999,999.99", "£1 billion")]
    [InlineData(long.MinValue, "-£92,233,720,368,547,758.08", "-£92233720.4 billion")]
    public void Sums_of_money(long pence, string exact, string brief)
    {
        Assert.Equal(exact, Money.Text(pence));
        Assert.Equal(brief, Money.Brief(pence));
    }

    [Fact]
    public void Numbers_and_counts()
    {
        Assert.Equal("1,250", Numbers.Text(1250));
        Assert.Equal("3.50", Numbers.Text(3.5, 2));
        Assert.Equal("12.5%", Numbers.Percent(0.125, 1));
        Assert.Equal("1 post", Numbers.Count(1, "post"));
        Assert.Equal("2,000 bodies", Numbers.Count(2000, "body", "bodies"));
    }
}
