using System.Globalization;
using System.Text.Json;
using Mandate.Cli.Plumbing;

namespace Mandate.Tests.Cli;

public sealed class PanelFairnessVerbTests
{
    static async Task<Command> Run(string csv, params string[] more)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("mandate-fairness-").FullName, "stages.csv");
        await File.WriteAllTextAsync(file, csv);
        var run = await Command.Run(["panel", "fairness", file, .. more]);
        return run with { Messages = run.Messages.Replace(file, "FILE", StringComparison.Ordinal) };
    }

    static async Task<List<JsonElement>> Json(string csv, params string[] more)
    {
        var run = await Run(csv, ["--format", "json", .. more]);
        Assert.Equal(Exit.Fine, run.Exit);
        return [.. JsonDocument.Parse(run.Output).RootElement.EnumerateArray()];
    }

    static void Near(double expected, JsonElement row, string name) => Assert.InRange(row.GetProperty(name).GetDouble(), expected - 1e-9 * Math.Abs(expected), expected + 1e-9 * Math.Abs(expected));

    /// <summary>Figures of R 4: <c>fisher.test(matrix(c(12,28,48,32),2,byrow=TRUE))</c> and <c>prop.test(…, correct=FALSE)</c>, see AdverseImpactTests.</summary>
    [Fact]
    public async Task A_stage_is_compared_as_R_compares_it()
    {
        var rows = await Json("stage,group,entered,passed\nsift,A,80,48\nsift,B,40,12\n");
        Assert.Equal(("A", 1.0), (rows[0].GetProperty("reference").GetString(), rows[0].GetProperty("impact_ratio").GetDouble()));
        Assert.Equal(("A", 40, 12, true), (rows[1].GetProperty("reference").GetString(), rows[1].GetProperty("entered").GetInt32(), rows[1].GetProperty("passed").GetInt32(), rows[1].GetProperty("four_fifths_flag").GetBoolean()));
        Near(0.3, rows[1], "rate");
        Near(0.5, rows[1], "impact_ratio");
        Near(0.0034092217678491814, rows[1], "fisher_p");
        Near(0.0027757309491193579, rows[1], "mid_p");
        Near(0.0019457736937391517, rows[1], "z_p");
        Near(0.2888353505322796, rows[1], "odds_ratio");
        Near(0.1156269465109399, rows[1], "odds_ratio_lower95");
        Near(0.68689064998216109, rows[1], "odds_ratio_upper95");
        Near(12.0 * 32 / (28 * 48), rows[1], "sample_odds_ratio");
        Assert.InRange(rows[1].GetProperty("smallest_detectable_ratio").GetDouble(), 0.4, 0.7);
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("mh_odds_ratio").ValueKind);
    }

    /// <summary>R 4: <c>mantelhaen.test(UCBAdmissions)</c>; its odds are of men to women, these of women to men, hence the reciprocals.</summary>
    [Fact]
    public async Task Strata_are_pooled_as_R_pools_them()
    {
        int[][] berkeley = [[512, 313, 89, 19], [353, 207, 17, 8], [120, 205, 202, 391], [138, 279, 131, 244], [53, 138, 94, 299], [22, 351, 24, 317]];
        var lines = berkeley.SelectMany((d, i) => new[] { $"admission,men,{d[0] + d[1]},{d[0]},{(char)('A' + i)}", $"admission,women,{d[2] + d[3]},{d[2]},{(char)('A' + i)}" });
        var women = (await Json("stage,group,entered,passed,stratum\n" + string.Join('\n', lines) + "\n"))[1];
        Near(1 / 0.90469682825862308, women, "mh_odds_ratio");
        Near(1 / 1.0603297644366556, women, "mh_lower95");
        Near(1 / 0.77190736175935049, women, "mh_upper95");
        Near(0.23226346281704827, women, "mh_p");
        Near(0.22776252679820608, women, "mh_exact_p");
        Near(0.22026177293668386, women, "mh_mid_p");
        Assert.Equal(1835, women.GetProperty("entered").GetInt32());
        Assert.Equal(JsonValueKind.Null, women.GetProperty("note").ValueKind);
    }

    [Fact]
    public async Task Small_counts_are_withheld_with_enough_others()
    {
        var run = await Run("stage,group,entered,passed\nsift,A,80,48\nsift,B,40,12\nsift,C,60,30\nsift,D,3,1\n");
        var lines = run.Output.Split("\r\n");
        Assert.Equal(Exit.Fine, run.Exit);
        Assert.StartsWith("stage,group,entered,passed,rate,reference,impact_ratio,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("sift,A,80,48,0.6,A,1,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("sift,B,40,12,0.3,A,0.5,", lines[2], StringComparison.Ordinal);
        Assert.Equal("sift,C" + new string(',', 24) + "withheld: small counts", lines[3]);
        Assert.Equal("sift,D" + new string(',', 24) + "withheld: small counts", lines[4]);
        Assert.Contains("Withheld: 2 of 4 rows, so that no count from 1 to 4 can be worked out", run.Messages, StringComparison.Ordinal);
        Assert.Contains("sift: B: 12 of 40 passed (30%). A: 48 of 80 (60%).", run.Messages, StringComparison.Ordinal);
        Assert.Contains("It has no standing in UK law.", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_floor_can_be_set_and_one_shows_everything()
    {
        Assert.All(await Json("stage,group,entered,passed\nsift,A,3,2\nsift,B,4,1\n", "--floor", "1"), r => Assert.Equal(JsonValueKind.Number, r.GetProperty("entered").ValueKind));
        Assert.All(await Json("stage,group,entered,passed\nsift,A,80,40\nsift,B,40,9\n", "--floor", "10"), r => Assert.Equal(JsonValueKind.Null, r.GetProperty("passed").ValueKind));
        Assert.Equal(Exit.Unusable, (await Run("stage,group,entered,passed\n", "--floor", "0")).Exit);
    }

    [Fact]
    public async Task An_infinite_limit_and_a_stage_that_nobody_passed_are_written_down()
    {
        var rows = await Json("stage,group,entered,passed\nsift,A,20,20\nsift,B,30,10\noffer,A,20,0\noffer,B,10,0\n");
        Assert.Equal(0, rows[1].GetProperty("odds_ratio").GetDouble());
        Assert.Equal(JsonValueKind.Null, rows.Single(r => r.GetProperty("stage").GetString() == "offer" && r.GetProperty("group").GetString() == "B").GetProperty("impact_ratio").ValueKind);
        Assert.Equal("Infinity", (await Json("stage,group,entered,passed\nsift,A,20,20\nsift,B,30,30\nsift,C,40,20\n", "--floor", "1"))[2].GetProperty("sample_odds_ratio").ValueKind == JsonValueKind.Number ? "Infinity" : "");
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_line()
    {
        var run = await Run("stage,group,entered,passed\nsift,A,ten,4\nsift,,8,2\nsift,B,4,9\nsift,C,5,5\nsift,C,6,6\nsift,D,-1,0\nsift,E,2000000,0\n");
        Assert.Equal((Exit.Unusable, ""), (run.Exit, run.Output));
        Assert.Equal(
        [
            "FILE:2: entered is \"ten\"; expected a whole number from 0 to 1,000,000",
            "FILE:3: group is empty; expected a name",
            "FILE:4: passed is 9 and entered is 4; expected no more passed than entered",
            "FILE:6: sift, C is on line 5 already; expected each stage, group and stratum once",
            "FILE:7: entered is \"-1\"; expected a whole number from 0 to 1,000,000",
            "FILE:8: entered is \"2000000\"; expected a whole number from 0 to 1,000,000",
        ], run.Messages.TrimEnd().Split('\n'));
        Assert.Equal((Exit.Unusable, "FILE:1: the column \"passed\" is missing; expected stage,group,entered,passed\n"), ((await Run("stage,group,entered\nsift,A,3\n")).Exit, (await Run("stage,group,entered\nsift,A,3\n")).Messages));
        Assert.Equal((Exit.Unusable, "FILE:1: there are no rows; expected at least one\n"), ((await Run("stage,group,entered,passed\n")).Exit, (await Run("stage,group,entered,passed\n")).Messages));
        Assert.Equal(Exit.Unusable, (await Command.Run("panel", "fairness", "/nowhere.csv")).Exit);
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_with_a_mark_and_with_other_columns()
    {
        const string csv = "stage,group,entered,passed\nsift,A,80,48\nsift,B,40,12\n";
        var (plain, marked) = (await Run(csv), await Run("\uFEFF" + csv.Replace("\n", ",x\n", StringComparison.Ordinal).Replace("passed,x", "passed,other", StringComparison.Ordinal)));
        Assert.Equal(plain.Output, marked.Output);
        Assert.Contains("ignored the columns other", marked.Messages, StringComparison.Ordinal);
        Assert.Equal(plain.Output, (await Run(csv)).Output);
    }
}
