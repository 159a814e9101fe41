using FsCheck;
using FsCheck.Fluent;
using Mandate.Design;

namespace Mandate.Tests.Design;

public sealed class FormReaderTests
{
    enum Length { OneYear, ThreeYears }

    static void Holds(Property property) => FsCheck.Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true), property);

    static string? Message(Action<FormReader> read)
    {
        var reader = new FormReader();
        read(reader);
        Assert.Equal(reader.Ok, !reader.Errors.Any);
        return reader.Errors["F"];
    }

    [Theory]
    [InlineData("  a  ", "a")]
    [InlineData("a\r\nb\rc\u2028d", "a b c d")]
    [InlineData("a\0\u001b\u200b\u202eb\ufeff", "ab")]
    [InlineData("e\u0301", "é")]
    [InlineData("👩‍🔬 می‌خواهم", "👩‍🔬 می‌خواهم")]
    [InlineData(null, "")]
    public void One_line_of_text_is_cleaned(string? typed, string kept) => Assert.Equal(kept, FormReader.Clean(typed));

    // An attribute cannot hold half a character.
    [Fact]
    public void Half_a_character_is_dropped() => Assert.Equal("x", FormReader.Clean("\ud800x\udc00"));

    [Fact]
    public void A_text_area_keeps_its_lines() => Assert.Equal("a\n\nb\n\tc", FormReader.Clean("\r\na\r\n\r\nb\r\tc\n", lines: true));

    [Fact]
    public void Cleaning_twice_changes_nothing_and_never_fails() => Holds(Prop.ForAll<string?, bool>((typed, lines) =>
    {
        var once = FormReader.Clean(typed, lines);
        return FormReader.Clean(once, lines) == once && !once.Any(c => char.IsControl(c) && (!lines || c is not ('\n' or '\t'))) && once == once.Trim();
    }));

    [Fact]
    public void No_reading_ever_throws() => Holds(Prop.ForAll<string?, string?, string?>((a, b, c) =>
    {
        var read = new FormReader();
        read.Required(a, "A", "Enter a title");
        read.Words(a, "B", "reason", 3);
        read.Whole(a, "C", "seats");
        read.Pence(b, "D", "budget");
        read.Date(DateText.Of(a, b, c), "E", "the date");
        read.Date(DateText.Of(a, null, null), "F", "the date");
        read.TimeOfDay(b, "G", "the time");
        read.Email(c, "H");
        read.OneOf<Length>(a, "I", "Select a length");
        read.AnyOf<Length>([a!, b!], "J", "Select a length");
        _ = read.Errors;
    }));

    [Theory]
    [InlineData(" ", "Enter a title")]
    [InlineData(null, "Enter a title")]
    [InlineData("abcdef", "Title must be 5 characters or fewer. You entered 6 characters")]
    [InlineData("abcde", null)]
    public void Required_text_is_there_and_not_too_long(string? typed, string? message) => Assert.Equal(message, Message(r => r.Required(typed, "F", "Enter a title", max: 5)));

    [Fact]
    public void Too_long_is_refused_and_never_cut_short() => Holds(Prop.ForAll<string?, PositiveInt>((typed, max) =>
    {
        var read = new FormReader();
        var text = read.Required(typed, "F", "Enter a title", max.Get);
        return read.Ok ? text == FormReader.Clean(typed) && text.Length <= max.Get && text.Length > 0 : text.Length == 0;
    }));

    [Fact]
    public void What_is_optional_may_be_empty_but_not_too_long()
    {
        Assert.Null(new FormReader().Optional(" ", "F", "your note"));
        Assert.Equal("Note must be 1 character or fewer. You entered 1,200 characters", Message(r => r.Optional(new('x', 1200), "F", "your note", 1)));
    }

    [Fact]
    public void Long_text_keeps_its_lines_and_short_text_is_one_line()
    {
        Assert.Equal("a\nb", new FormReader().Optional("a\r\nb", "F", "note", max: 2000));
        Assert.Equal("a b", new FormReader().Required("a\r\nb", "F", "Enter a title"));
        Assert.Equal("a\nb", new FormReader().Required("a\r\nb", "F", "Enter a note", lines: true));
    }

    [Theory]
    [InlineData("one two\r\nthree", null)]
    [InlineData("one two three four", "Reason must be 3 words or fewer. You entered 4 words")]
    [InlineData("", "Enter the reason")]
    public void Words_are_counted(string typed, string? message) => Assert.Equal(message, Message(r => r.Words(typed, "F", "reason", 3)));

    [Fact]
    public void One_word_of_a_whole_book_is_refused() => Assert.StartsWith("Reason must be 180 characters", Message(r => r.Words(new('x', 9999), "F", "reason", 3)), StringComparison.Ordinal);

    [Theory]
    [InlineData("1", 1, null)]
    [InlineData(" 1,000 ", 1000, "Number of seats must be between 1 and 50")]
    [InlineData("0", 0, "Number of seats must be between 1 and 50")]
    [InlineData("-3", 0, "Number of seats must be between 1 and 50")]
    [InlineData("12,34", 0, "Number of seats must be a number, like 30")]
    [InlineData("ten", 0, "Number of seats must be a number, like 30")]
    [InlineData("٣", 0, "Number of seats must be a number, like 30")]
    [InlineData("2.5", 0, "Number of seats must be a whole number, like 30")]
    [InlineData("99999999999999999999999999999999999999", 0, "Number of seats must be between 1 and 50")]
    [InlineData("", 0, "Enter the number of seats")]
    public void Whole_numbers(string typed, int value, string? message)
    {
        Assert.Equal(message, Message(r => r.Whole(typed, "F", "number of seats", 1, 50)));
        if (message is null) Assert.Equal(value, new FormReader().Whole(typed, "F", "number of seats", 1, 50));
    }

    [Fact]
    public void A_limit_on_one_side_says_so()
    {
        Assert.Equal("Seats must be 50 or fewer", Message(r => r.Whole("51", "F", "seats", max: 50)));
        Assert.Equal("Seats must be 0 or more", Message(r => r.Whole("-1", "F", "seats", max: 50)));
        Assert.Equal("Seats must be 5 or more", Message(r => r.Whole("4", "F", "seats", min: 5)));
    }

    [Fact]
    public void Every_whole_number_comes_back() => Holds(Prop.ForAll<int>(n =>
        new FormReader().Whole(n.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), "F", "n", int.MinValue) == n));

    [Theory]
    [InlineData("1250", 125000, null)]
    [InlineData("£1,250.50", 125050, null)]
    [InlineData("0.5", 50, null)]
    [InlineData("1.234", 0, "Budget must be an amount of money, like 1,250 or 1,250.50")]
    [InlineData("£", 0, "Budget must be an amount of money, like 1,250 or 1,250.50")]
    [InlineData("£1.3 billion", 0, "Budget must be an amount of money, like 1,250 or 1,250.50")]
    [InlineData("2,000.01", 0, "Budget must be £2,000 or less")]
    [InlineData("-1", 0, "Budget must be £0 or more")]
    [InlineData("", 0, "Enter the budget")]
    public void Money(string typed, long pence, string? message)
    {
        Assert.Equal(message, Message(r => r.Pence(typed, "F", "budget", max: 200000)));
        Assert.Equal(pence, new FormReader().Pence(typed, "F", "budget", max: 200000));
    }

    [Fact]
    public void Every_amount_comes_back() => Holds(Prop.ForAll<long>(n =>
    {
        var pence = n % FormReader.MostPence;
        return new FormReader().Pence((pence / 100m).ToString("N2", System.Globalization.CultureInfo.InvariantCulture), "F", "n", -FormReader.MostPence) == pence;
    }));

    [Theory]
    [InlineData("26", "9", "2021", null)]
    [InlineData("26", "Sep", "2021", null)]
    [InlineData("26th", "september", "2021", null)]
    [InlineData("26 Sept 2021", "", "", null)]
    [InlineData("2021-09-26", null, null, null)]
    [InlineData("26/09/2021", " ", null, null)]
    [InlineData(null, null, null, "Enter the date the term starts")]
    [InlineData("26", "", "2021", "Date the term starts must include a month")]
    [InlineData("26", "", "", "Date the term starts must include a month and year")]
    [InlineData("", "9", "2021", "Date the term starts must include a day")]
    [InlineData("", "", "2021", "Date the term starts must include a day and month")]
    [InlineData("31", "9", "2021", "Date the term starts must be a real date")]
    [InlineData("29", "2", "2021", "Date the term starts must be a real date")]
    [InlineData("26", "13", "2021", "Date the term starts must be a real date")]
    [InlineData("26", "Ju", "2021", "Date the term starts must be a real date")]
    [InlineData("0", "9", "2021", "Date the term starts must be a real date")]
    [InlineData("26", "9", "0000", "Date the term starts must be a real date")]
    [InlineData("26", "9", "21", "Date the term starts must have a year of 4 figures, like 2022")]
    [InlineData("tomorrow", "", "", "Date the term starts must include a month and year")]
    public void Dates(string? day, string? month, string? year, string? message)
    {
        Assert.Equal(message, Message(r => r.Date(DateText.Of(day, month, year), "F", "the date the term starts")));
        if (message is null) Assert.Equal(new(2021, 9, 26), DateText.Of(day, month, year).Date);
    }

    [Fact]
    public void Every_date_comes_back() => Holds(Prop.ForAll<NonNegativeInt>(n =>
    {
        var date = DateOnly.FromDayNumber(n.Get * 997 % DateOnly.MaxValue.DayNumber);
        return DateText.From(date).Date == date && DateText.From(date).IsBlank is false
            && DateText.Of(date.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)).Date == date;
    }));

    [Fact]
    public void Dates_have_limits_and_may_be_optional()
    {
        DateOnly limit = new(2022, 7, 1);
        Assert.Equal("Start must be on or after 1 July 2022", Message(r => r.Date(DateText.Of("30", "6", "2022"), "F", "start", earliest: limit)));
        Assert.Equal("Start must be on or before 1 July 2022", Message(r => r.Date(DateText.Of("2", "7", "2022"), "F", "start", latest: limit)));
        Assert.Null(new FormReader().OptionalDate(DateText.From(null), "F", "start"));
        Assert.Null(Message(r => r.OptionalDate(null, "F", "start")));
        Assert.Equal("Start must be a real date", Message(r => r.OptionalDate(DateText.Of("31", "6", "2022"), "F", "start")));
    }

    [Theory]
    [InlineData("9:30am", 570)]
    [InlineData("9.30 PM", 1290)]
    [InlineData("13:30", 810)]
    [InlineData("0930", 570)]
    [InlineData("12am", 0)]
    [InlineData("12pm", 720)]
    [InlineData("1 p.m.", 780)]
    [InlineData("midday", 720)]
    [InlineData("midnight", 0)]
    [InlineData("9", null)]
    [InlineData("25:00", null)]
    [InlineData("9:60", null)]
    [InlineData("13pm", null)]
    [InlineData("0am", null)]
    public void Times(string typed, int? minutes)
    {
        Assert.Equal(minutes is null ? "Time the meeting starts must be a time, like 9:30am or 1:30pm" : null, Message(r => r.TimeOfDay(typed, "F", "the time the meeting starts")));
        if (minutes is { } m) Assert.Equal(TimeOnly.MinValue.AddMinutes(m), new FormReader().TimeOfDay(typed, "F", "time"));
    }

    [Theory]
    [InlineData("name@example.com", true)]
    [InlineData(" o'brien+x@a-b.nhs.uk ", true)]
    [InlineData("name@localhost", false)]
    [InlineData("a@b@c.com", false)]
    [InlineData("a..b@c.com", false)]
    [InlineData("Bob <bob@c.com>", false)]
    [InlineData("a@-b.com", false)]
    public void Email_addresses(string typed, bool right) =>
        Assert.Equal(right ? null : "Enter an email address in the correct format, like name@example.com", Message(r => r.Email(typed, "F")));

    [Fact]
    public void Only_members_of_the_list_are_taken()
    {
        Assert.Equal(Length.ThreeYears, new FormReader().OneOf<Length>("threeyears", "F", "Select"));
        foreach (var text in new[] { null, "", "1", "0,1", "Four" }) Assert.Equal("Select", Message(r => r.OneOf<Length>(text, "F", "Select")));
        Assert.Equal("Select", Message(r => r.OneOf("c", "F", "Select", ["a", "b"])));
        Assert.Equal([Length.OneYear], new FormReader().AnyOf<Length>(["OneYear", "oneyear", ""], "F", "Select"));
        Assert.Equal("Select", Message(r => r.AnyOf<Length>(["OneYear", "x"], "F", "Select")));
        Assert.Equal("Select", Message(r => r.AnyOf(null, "F", "Select", ["a"])));
        Assert.Null(Message(r => r.AnyOf(null, "F", "Select", ["a"], min: 0)));
        Assert.True(new FormReader().YesNo("yes", "F", "Select"));
        Assert.Equal("Select", Message(r => r.YesNo("", "F", "Select")));
    }

    [Fact]
    public void Errors_stand_in_the_order_of_the_fields_and_a_field_has_one()
    {
        var read = new FormReader();
        read.Optional("x", "A", "a");
        read.Required("", "B", "Enter b");
        read.Required("", "C", "Enter c");
        Assert.False(read.Check(false, "B", "Never said"));
        Assert.False(read.Check(false, "A", "A must differ"));
        Assert.True(read.Check(true, "D", "Never said"));
        Assert.Equal(["A must differ", "Enter b", "Enter c"], read.Errors.All.Select(error => error.Message));
    }

    [Theory]
    [InlineData("number of seats", "Enter the number of seats", "Number of seats")]
    [InlineData("Number of seats", "Enter the number of seats", "Number of seats")]
    [InlineData("NHS number", "Enter the NHS number", "NHS number")]
    [InlineData("your full name", "Enter your full name", "Full name")]
    [InlineData("how many days", "Enter how many days", "How many days")]
    public void Labels_make_sentences(string label, string enter, string subject)
    {
        Assert.Equal(enter, Message(r => r.Whole("", "F", label)));
        Assert.StartsWith(subject + " must", Message(r => r.Whole("x", "F", label)), StringComparison.Ordinal);
    }
}
