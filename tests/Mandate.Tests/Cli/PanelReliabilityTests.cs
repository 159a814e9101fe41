using System.Text.Json;
using Mandate.Cli.Plumbing;

namespace Mandate.Tests.Cli;

public sealed class PanelReliabilityTests
{
    const string Classic = """
        candidate,rater,score
        S1,J1,9
        S1,J2,2
        S1,J3,5
        S1,J4,8
        S2,J1,6
        S2,J2,1
        S2,J3,3
        S2,J4,2
        S3,J1,8
        S3,J2,4
        S3,J3,6
        S3,J4,8
        S4,J1,7
        S4,J2,1
        S4,J3,2
        S4,J4,6
        S5,J1,10
        S5,J2,5
        S5,J3,6
        S5,J4,9
        S6,J1,6
        S6,J2,2
        S6,J3,4
        S6,J4,7

        """;

    static async Task<Command> Run(string csv, params string[] more)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("mandate-scores-").FullName, "scores.csv");
        await File.WriteAllTextAsync(file, csv.ReplaceLineEndings("\n"));
        var run = await Command.Run(["panel", "reliability", file, .. more]);
        return run with { Messages = run.Messages.Replace(file, "scores.csv", StringComparison.Ordinal) };
    }

    static async Task<JsonElement> Answer(string csv, params string[] more)
    {
        var run = await Run(csv, more);
        Assert.Equal((Exit.Fine, ""), (run.Exit, run.Messages));
        return JsonDocument.Parse(run.Output).RootElement;
    }

    static double Value(JsonElement figure) => figure.GetProperty("value").GetDouble();

    [Fact]
    public async Task The_classic_example_gives_every_figure_under_its_name()
    {
        var answer = await Answer(Classic);
        Assert.Equal(["icc", "kappa", "alpha", "raters", "candidates", "groups", "seed", "resamples"], answer.EnumerateObject().Select(p => p.Name));
        var icc = answer.GetProperty("icc");
        Assert.Equal([("ICC1", 0.17), ("ICC1k", 0.44), ("ICC2", 0.29), ("ICC2k", 0.62), ("ICC3", 0.71), ("ICC3k", 0.91)], icc.EnumerateObject().Select(p => (p.Name, Math.Round(Value(p.Value), 2))));
        Assert.Equal(["value", "f", "df1", "df2", "p", "lower95", "upper95"], icc.GetProperty("ICC2").EnumerateObject().Select(p => p.Name));
        Assert.Equal("Cohen's kappa is for two raters; there are 4.", answer.GetProperty("kappa").GetProperty("cohen_linear").GetProperty("why").GetString());
        Assert.Equal(["cohen_unweighted", "cohen_linear", "cohen_quadratic", "fleiss"], answer.GetProperty("kappa").EnumerateObject().Select(p => p.Name));
        Assert.Equal(["nominal", "ordinal", "interval"], answer.GetProperty("alpha").EnumerateObject().Select(p => p.Name));
        Assert.True(answer.GetProperty("alpha").GetProperty("ordinal").TryGetProperty("lower95", out _));
        var rater = answer.GetProperty("raters")[1];
        Assert.Equal(["rater", "severity", "se", "n"], rater.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("J2", -2.70406, 0.6845, 6), (rater.GetProperty("rater").GetString(), Math.Round(Value(rater.GetProperty("severity")), 5), Math.Round(rater.GetProperty("se").GetDouble(), 4), rater.GetProperty("n").GetInt32()));
        var candidate = answer.GetProperty("candidates")[4];
        Assert.Equal(["candidate", "raw", "adjusted", "se", "rank_low", "rank_high"], candidate.EnumerateObject().Select(p => p.Name));
        Assert.Equal((7.5, 7.29974, 1), (Value(candidate.GetProperty("raw")), Math.Round(Value(candidate.GetProperty("adjusted")), 5), candidate.GetProperty("rank_low").GetInt32()));
    }

    [Fact]
    public async Task The_same_input_and_seed_give_the_same_bytes_and_the_order_of_lines_does_not_matter()
    {
        var lines = Classic.ReplaceLineEndings("\n").Split('\n');
        var first = (await Run(Classic)).Output;
        Assert.Equal(first, (await Run(Classic)).Output);
        Assert.Equal(first, (await Run(Classic, "--seed", "1")).Output);
        Assert.Equal(first, (await Run($"{lines[0]}\n{string.Join('\n', lines[1..^2].Reverse())}\n{lines[^2]}\n")).Output);
        Assert.NotEqual(first, (await Run(Classic, "--seed", "2")).Output);
    }

    [Fact]
    public async Task Scores_may_be_missing_and_criteria_are_units_of_their_own()
    {
        var answer = await Answer("candidate,rater,criterion,score\nA,x,c1,4\nA,x,c2,5\nA,y,c1,3\nA,y,c2,\nB,x,c1,2\nB,x,c2,3\nB,y,c1,1\nB,y,c2,3\nC,x,c1,\nC,y,c1,4\nC,y,c2,5\n");
        Assert.Equal(3, answer.GetProperty("icc").GetProperty("ICC2").GetProperty("df1").GetInt32() + 1);
        Assert.Equal([4, 5], answer.GetProperty("raters").EnumerateArray().Select(r => r.GetProperty("n").GetInt32()));
        Assert.Equal(["c1", "c2"], answer.GetProperty("groups")[0].GetProperty("criteria").EnumerateObject().Select(c => c.Name));
        Assert.True(Value(answer.GetProperty("kappa").GetProperty("cohen_quadratic")) > 0);
    }

    [Fact]
    public async Task What_cannot_be_said_is_null_with_its_reason()
    {
        var answer = await Answer("candidate,rater,score\nA,x,3\nA,y,3\nB,x,3\nB,y,3\nC,z,4\nD,z,\n");
        Assert.Equal("Nothing was scored by every rater.", answer.GetProperty("icc").GetProperty("ICC2").GetProperty("why").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("icc").GetProperty("ICC2").GetProperty("value").ValueKind);
        Assert.Equal("There is no variation: every score is the same.", answer.GetProperty("alpha").GetProperty("nominal").GetProperty("why").GetString());
        Assert.Equal("Too few to say: all scores are equal.", answer.GetProperty("raters")[0].GetProperty("severity").GetProperty("why").GetString());
        Assert.Equal("Too few to say: one rater scored one candidate.", answer.GetProperty("raters")[2].GetProperty("severity").GetProperty("why").GetString());
        Assert.Equal("Nobody scored this candidate.", answer.GetProperty("candidates")[3].GetProperty("raw").GetProperty("why").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("candidates")[3].GetProperty("rank_low").ValueKind);
        Assert.Equal(2, answer.GetProperty("groups").GetArrayLength());
    }

    [Theory]
    [InlineData("candidate,rater\nA,x\n", "scores.csv:1: the column \"score\" is missing; expected candidate,rater,score\n")]
    [InlineData("candidate,rater,score\nA,x,3\nA,y,high\nB,x,NaN\nB,y,1e99\n", "scores.csv:3: the score \"high\" is not a number; expected a number such as 3 or 3.5, or nothing where it is missing\nscores.csv:4: the score \"NaN\" is not a number; expected a number such as 3 or 3.5, or nothing where it is missing\nscores.csv:5: the score \"1e99\" is not a number; expected a number such as 3 or 3.5, or nothing where it is missing\n")]
    [InlineData("candidate,rater,score\n,x,3\nA,,3\nA,x,3\nA,x,4\n", "scores.csv:2: the candidate is missing; expected a name or a number\nscores.csv:3: the rater is missing; expected a name or a number\nscores.csv:5: x scored A already on line 4; expected one score\n")]
    [InlineData("candidate,rater,score\n", "scores.csv:1: there is no score; expected a line for each candidate and rater\n")]
    public async Task What_is_wrong_is_said_by_line(string csv, string messages)
    {
        var run = await Run(csv);
        Assert.Equal((Exit.Unusable, "", messages), (run.Exit, run.Output, run.Messages));
    }

    [Fact]
    public async Task A_score_outside_the_scale_is_an_error_where_a_scale_is_given()
    {
        Assert.Equal("scores.csv:3: the score 6 is outside the scale; expected 1 to 5\n", (await Run("candidate,rater,score\nA,x,5\nA,y,6\n", "--scale", "1-5")).Messages);
        Assert.Equal("--scale 5: expected the least and the greatest score, as 1-5\n", (await Run(Classic, "--scale", "5")).Messages);
        Assert.Equal("--scale : expected the least and the greatest score, as 1-5\n", (await Run(Classic, "--scale", "")).Messages);
        Assert.Equal(Exit.Fine, (await Run(Classic, "--scale", "-1-10")).Exit);
    }

    [Fact]
    public async Task Other_columns_are_named_once_and_there_must_be_a_file()
    {
        Assert.Equal("scores.csv: ignored the columns post\n", (await Run("post,candidate,rater,score\np,A,x,3\np,A,y,4\n")).Messages);
        Assert.Equal((Exit.Unusable, "none.csv: there is no such file\n"), ((await Command.Run("panel", "reliability", "none.csv")).Exit, (await Command.Run("panel", "reliability", "none.csv")).Messages));
    }
}
