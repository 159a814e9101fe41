using System.Text;
using Mandate.Cli.Plumbing;

namespace Mandate.Tests.Cli;

public sealed class PlumbingTests
{
    static (IReadOnlyList<InputRow> Rows, List<InputError> Errors, string Messages) Read(string csv, string[]? optional = null, bool bom = false)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, csv, new UTF8Encoding(bom));
        using var messages = new StringWriter();
        var errors = new List<InputError>();
        using (var input = new Input(file))
        {
            var rows = input.Table(["code", "name"], optional ?? [], new Output(TextWriter.Null, messages), errors);
            File.Delete(file);
            return (rows, errors, messages.ToString());
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_table_is_read_with_or_without_a_bom(bool bom)
    {
        var (rows, errors, messages) = Read("code,name\r\nA,\"Ash, near \"\"Elm\"\"\"\r\nB,\"two\nlines\"\nC,Côte\n", bom: bom);
        Assert.Empty(errors);
        Assert.Equal("", messages);
        Assert.Equal([(2L, "A", "Ash, near \"Elm\""), (3L, "B", "two\nlines"), (5L, "C", "Côte")], rows.Select(r => (r.Line, r["code"], r["name"])));
    }

    [Fact]
    public void A_missing_column_is_an_error_and_an_extra_one_is_named_once()
    {
        Assert.Equal("the column \"name\" is missing; expected code,name", Assert.Single(Read("code,title\nA,B\n").Errors).Text);
        var (rows, _, messages) = Read("colour,code,name,from\nred,A,Ash,2021\n", optional: ["from"]);
        Assert.Equal(("A", "2021", ""), (rows[0]["code"], rows[0]["from"], rows[0]["to"]));
        Assert.EndsWith("ignored the columns colour", messages.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_the_wrong_length_are_all_named()
    {
        var (rows, errors, _) = Read("code,name\nA\nB,b\nC,c,d\n");
        Assert.Equal([(2L, "the line has 1 fields; expected 2"), (4L, "the line has 3 fields; expected 2")], errors.Select(e => (e.Line, e.Text)));
        Assert.Single(rows);
    }

    [Fact]
    public void Broken_quotes_are_errors_with_their_lines() => Assert.Equal(
        [(2L, "there is a quote inside a field that does not begin with one; expected CSV as RFC 4180 has it"), (4L, "a quote that opens here is never closed; expected CSV as RFC 4180 has it")],
        Read("code,name\nA,a\"\nB,b\nC,\"open\nD,d\n").Errors.Select(e => (e.Line, e.Text)));

    [Fact]
    public void Ten_megabytes_of_noise_are_an_error()
    {
        var noise = new string('\0', 10 << 20);
        Assert.NotEmpty(Read("code,name\n\"" + noise).Errors);
        Assert.NotEmpty(Read(noise).Errors);
    }

    [Fact]
    public void The_first_twenty_errors_are_shown_in_order()
    {
        using var messages = new StringWriter { NewLine = "\n" };
        Assert.Equal(Exit.Unusable, new Output(TextWriter.Null, messages).Unusable("f.csv", [.. Enumerable.Range(1, 25).Reverse().Select(i => new InputError(i, "wrong"))]));
        var lines = messages.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(("f.csv:1: wrong", "f.csv:20: wrong", "… and 5 more"), (lines[0], lines[19], lines[20]));
    }

    [Fact]
    public void Tables_come_out_as_csv_and_json_in_the_invariant_culture()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var to = new Output(output, TextWriter.Null);
        to.Table("csv", ["a", "b"], [[1.5, new DateOnly(2021, 9, 26)], [null, true]]);
        Assert.Equal("a,b\r\n1.5,2021-09-26\r\n,true\r\n", output.ToString());
        output.GetStringBuilder().Clear();
        to.Table("json", ["a", "b"], [[0.1 + 0.2, "é"]]);
        Assert.Contains("\"a\": 0.30000000000000004,", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"b\": \"é\"", output.ToString(), StringComparison.Ordinal);
    }
}
