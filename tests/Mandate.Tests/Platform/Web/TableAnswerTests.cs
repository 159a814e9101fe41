using System.Text;
using System.Text.Json;
using Mandate.Platform;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace Mandate.Tests.Platform.Web;

public sealed class TableAnswerTests
{
    sealed record Row(string? Name, int? Count, DateOnly Day, DateTimeOffset At, bool Open, Pence Cost);

    static readonly IReadOnlyList<TableColumn<Row>> columns =
    [
        new("name", r => r.Name), new("count", r => r.Count), new("day", r => r.Day), new("at", r => r.At), new("open", r => r.Open), new("cost", r => r.Cost),
    ];

    static Row Of(string? name, int? count = 1) => new(name, count, new(2022, 7, 1), new(2022, 7, 1, 0, 30, 0, TimeSpan.FromHours(1)), true, new Pence(123_456));

    static async Task<(HttpContext Http, byte[] Bytes)> Answer(string format, params Row[] rows)
    {
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        http.Request.QueryString = new QueryString("?format=" + format);
        await TableAnswer.Of(http, rows, columns, "posts-2022-07-01")!.ExecuteAsync(http);
        return (http, ((MemoryStream)http.Response.Body).ToArray());
    }

    [Fact]
    public async Task Csv_is_what_the_standard_and_spreadsheets_expect()
    {
        var (http, bytes) = await Answer("csv", Of("Ŵrecsam, \"the\" place\nof"), Of(null, null));
        Assert.Equal("text/csv; charset=utf-8; header=present", http.Response.ContentType);
        Assert.Equal("attachment; filename=\"posts-2022-07-01.csv\"", http.Response.Headers.ContentDisposition);
        Assert.Equal("<https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/>; rel=\"license\"", http.Response.Headers.Link);
        Assert.NotEqual(0xEF, bytes[0]);
        Assert.Equal("name,count,day,at,open,cost\r\n\"Ŵrecsam, \"\"the\"\" place\nof\",1,2022-07-01,2022-06-30T23:30:00Z,true,1234.56\r\n,,2022-07-01,2022-06-30T23:30:00Z,true,1234.56\r\n", Encoding.UTF8.GetString(bytes));
    }

    [Theory, InlineData("=1+1"), InlineData("+44 20"), InlineData("-cmd|' /C calc'!A0"), InlineData("@SUM(A1)"), InlineData("\t=1"), InlineData("\r=1")]
    public async Task Text_that_a_spreadsheet_would_run_is_made_text(string dangerous)
    {
        var (_, bytes) = await Answer("csv", Of(dangerous));
        var line = Encoding.UTF8.GetString(bytes).Split("\r\n", 2)[1];
        Assert.Matches("^\"?'", line);
    }

    [Fact]
    public async Task A_negative_number_stays_a_number()
    {
        var (_, bytes) = await Answer("csv", Of("a", -5));
        Assert.Contains("a,-5,", Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public async Task Json_keeps_types_and_says_null_for_missing()
    {
        var (http, bytes) = await Answer("json", Of("=1+1"), Of(null, null));
        Assert.Equal("application/json", http.Response.ContentType);
        var rows = JsonDocument.Parse(bytes).RootElement;
        Assert.Equal("=1+1", rows[0].GetProperty("name").GetString());
        Assert.Equal(1234.56m, rows[0].GetProperty("cost").GetDecimal());
        Assert.Equal("2022-06-30T23:30:00Z", rows[0].GetProperty("at").GetString());
        Assert.True(rows[0].GetProperty("open").GetBoolean());
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("count").ValueKind);
    }

    [Fact]
    public void A_page_is_a_page_when_no_format_is_asked_for() =>
        Assert.Null(TableAnswer.Of(new DefaultHttpContext(), [Of("a")], columns, "posts"));
}
