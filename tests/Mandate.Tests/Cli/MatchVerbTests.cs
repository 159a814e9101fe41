using System.Globalization;
using System.Text.Json;
using Mandate.Cli.Plumbing;
using Mandate.Tests.Methods;

namespace Mandate.Tests.Cli;

public sealed class MatchVerbTests : IDisposable
{
    readonly string file = Path.GetTempFileName();
    public void Dispose() => File.Delete(file);

    Task<Command> Match(string json)
    {
        File.WriteAllText(file, json);
        return Command.Run("match", file);
    }

    Task<Command> Optimal(string costs)
    {
        File.WriteAllText(file, costs);
        return Command.Run("match", "--optimal", file);
    }

    static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;
    static string[] Texts(JsonElement e, string name) => [.. e.GetProperty(name).EnumerateArray().Select(x => x.GetString()!)];

    const string Small = """
        {
          "candidates": [
            { "id": "Ash", "preferences": ["Dorset", "Devon"] },
            { "id": "Elm", "preferences": ["Dorset", "Devon"] },
            { "id": "Oak", "preferences": ["Dorset"] }
          ],
          "posts": [
            { "id": "Dorset", "order": ["Elm", "Ash", "Oak"] },
            { "id": "Devon", "capacity": 1, "order": ["Elm", "Ash"] },
            { "id": "Kent", "capacity": 2, "order": [] }
          ]
        }
        """;

    [Fact]
    public async Task Candidates_and_posts_are_matched_with_a_reason_for_each()
    {
        var run = await Match(Small);
        Assert.Equal((Exit.Fine, ""), (run.Exit, run.Messages));
        var answer = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal([("Ash", "Devon", "preferred Dorset, which prefers Elm; then preferred Devon"), ("Elm", "Dorset", "preferred Dorset to every other")],
            answer.GetProperty("assignment").EnumerateArray().Select(a => (Text(a, "candidate"), Text(a, "post"), Text(a, "reason"))));
        Assert.Equal(["Oak"], Texts(answer, "unmatchedCandidates"));
        Assert.Equal(["Kent"], Texts(answer, "unmatchedPosts"));
        Assert.Equal("preferred Dorset, which prefers Elm; no other preference is left", Text(answer.GetProperty("unmatchedReasons")[0], "reason"));
    }

    [Fact]
    public async Task The_same_input_in_any_order_gives_the_same_bytes()
    {
        var first = await Match(Small);
        var turned = await Match("""
            {"posts":[{"order":[],"id":"Kent","capacity":2},{"id":"Devon","order":["Elm","Ash"]},{"id":"Dorset","order":["Elm","Ash","Oak"]}],
             "candidates":[{"preferences":["Dorset"],"id":"Oak"},{"id":"Elm","preferences":["Dorset","Devon"]},{"id":"Ash","preferences":["Dorset","Devon"]}]}
            """);
        Assert.Equal(first, turned);
        Assert.Equal(first, await Match(Small));
    }

    [Fact]
    public async Task What_is_one_sided_repeated_or_silent_is_left_out_and_said_with_its_line()
    {
        var run = await Match("""
            {"candidates": [
              {"id": "A", "preferences": ["x",
                "y", "x"]},
              {"id": "B", "preferences": []}],
             "posts": [
              {"id": "x", "order": ["A", "A",
                "B"]},
              {"id": "y", "order": [], "colour": "red"}], "made": {"by": ["us"]}}
            """);
        Assert.Equal(Exit.Fine, run.Exit);
        Assert.Equal([
            $"{file}: ignored \"colour\", \"made\"",
            $"{file}:3: left out: the candidate “A” prefers the post “x” twice; the first counts",
            $"{file}:3: left out: the candidate “A” prefers the post “y”, whose order does not have them",
            $"{file}:6: left out: the post “x” has the candidate “A” twice; the first counts",
            $"{file}:7: left out: the post “x” has in its order the candidate “B”, who does not prefer it",
            $"{file}:4: the candidate “B” names no post, so has none"], run.Messages.TrimEnd('\n').Split('\n'));
        Assert.Equal("named no post", Text(JsonDocument.Parse(run.Output).RootElement.GetProperty("unmatchedReasons")[0], "reason"));
    }

    [Theory]
    [InlineData("{\"candidates\":[\n{\"id\":\"A\",\"preferences\":[\"x\",\n\"nowhere\"]}],\"posts\":[{\"id\":\"x\",\"order\":[\"A\"]}]}", 3, "the candidate “A” prefers the post “nowhere”, which is not there; expected one of the ids under \"posts\"")]
    [InlineData("{\"candidates\":[],\"posts\":[\n{\"id\":\"x\",\"order\":[\"nobody\"]}]}", 2, "the post “x” has in its order the candidate “nobody”, which is not there; expected one of the ids under \"candidates\"")]
    [InlineData("{\"candidates\":[\n{\"id\":\"A\",\"preferences\":[]},\n{\"id\":\"A\",\"preferences\":[]}],\"posts\":[]}", 3, "there is another candidate “A”; expected each id once")]
    [InlineData("{\"candidates\":[],\"posts\":[{\"id\":\"x\",\n\"capacity\":-1,\"order\":[]}]}", 2, "there is a number -1; expected \"capacity\" to be a whole number, 0 or more")]
    [InlineData("{\"candidates\":[],\"posts\":[{\"id\":\"x\",\n\"capacity\":1.5,\"order\":[]}]}", 2, "there is a number 1.5; expected \"capacity\" to be a whole number, 0 or more")]
    [InlineData("{\"candidates\":[],\"posts\":[\n{\"id\":\"x\"}]}", 2, "the post “x” has no \"order\"; expected a list of ids, best first")]
    [InlineData("{\"candidates\":[\n{\"preferences\":[]}],\"posts\":[]}", 2, "the candidate has no \"id\"; expected text that no other candidate has")]
    [InlineData("{\"candidates\":[{\"id\":\n7,\"preferences\":[]}],\"posts\":[]}", 2, "there is a number 7; expected the id of the candidate to be text")]
    [InlineData("{\"candidates\":[{\"id\":\"A\",\"preferences\":\n\"x\"}],\"posts\":[]}", 2, "there is text; expected \"preferences\" to be a list of ids, best first")]
    [InlineData("[]", 1, "there is a list; expected {\"candidates\"")]
    [InlineData("{\"candidates\":[]}", 1, "\"posts\" is missing; expected {\"candidates\"")]
    [InlineData("{\"candidates\":[],\n\"posts\":[}", 2, "this is not JSON (")]
    [InlineData("", 1, "this is not JSON (")]
    [InlineData("{\"candidates\":[],\"posts\":[]}\nmore", 2, "this is not JSON (")]
    public async Task What_is_wrong_is_said_with_its_line(string json, int line, string text)
    {
        var run = await Match(json);
        Assert.Equal((Exit.Unusable, ""), (run.Exit, run.Output));
        Assert.StartsWith($"{file}:{line}: {text}", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_and_enormous_inputs_are_errors_and_not_crashes()
    {
        await File.WriteAllBytesAsync(file, [0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
        Assert.Equal(Exit.Unusable, (await Command.Run("match", file)).Exit);
        Assert.Equal(Exit.Unusable, (await Match(new string('[', 100_000))).Exit);
        Assert.Equal(Exit.Unusable, (await Match(new string('\0', 10 << 20))).Exit);
        Assert.Equal(Exit.Unusable, (await Optimal(new string('\0', 10 << 20))).Exit);
        Assert.Equal(Exit.Unusable, (await Command.Run("match", "/no/such/file")).Exit);
        Assert.Equal(Exit.Unusable, (await Command.Run("match")).Exit);
        Assert.Equal(Exit.Unusable, (await Command.Run("match", file, "--optimal", file)).Exit);
    }

    [Fact]
    public async Task Ten_thousand_candidates_and_a_thousand_posts_are_matched()
    {
        var market = Market.Drawn(10_000, 1_000, 10, capacity: 8);
        var json = JsonSerializer.Serialize(new
        {
            candidates = market.Preferences.Select((p, c) => new { id = $"C{c:00000}", preferences = p.Select(x => $"P{x:000}") }),
            posts = market.Orders.Select((o, p) => new { id = $"P{p:000}", capacity = 8, order = o.Select(x => $"C{x:00000}") }),
        });
        var run = await Match("\uFEFF" + json);
        Assert.Equal(Exit.Fine, run.Exit);
        var answer = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(10_000, answer.GetProperty("assignment").GetArrayLength() + answer.GetProperty("unmatchedCandidates").GetArrayLength());
        Assert.Equal(run, await Match(json));
    }

    [Fact]
    public async Task The_assignment_of_least_cost_is_zero_based()
    {
        var run = await Optimal("4,1,3\r\n2,0,5\r\n3,2,2\r\n");
        Assert.Equal((Exit.Fine, ""), (run.Exit, run.Messages));
        Assert.Equal("""{"cost":5,"pairs":[[0,1],[1,0],[2,2]]}""", string.Concat(run.Output.Where(c => !char.IsWhiteSpace(c))));
        Assert.Equal("""{"cost":-4.9,"pairs":[[0,2],[1,0]]}""", string.Concat((await Optimal("inf, 1e3 ,0.1\n-5,0.2,INF")).Output.Where(c => !char.IsWhiteSpace(c))));
    }

    [Fact]
    public async Task Who_cannot_be_placed_is_found_and_said()
    {
        var run = await Optimal("inf,5\ninf,2\n");
        Assert.Equal(Exit.Found, run.Exit);
        Assert.Equal("row 1 cannot be placed: the rows 0, 1 have only the column 1 between them\n", run.Messages);
        Assert.Equal("""{"cost":5,"pairs":[[0,1]],"cannotPlace":[{"row":1,"rows":[0,1],"columns":[1]}]}""", string.Concat(run.Output.Where(c => !char.IsWhiteSpace(c))));
        Assert.Equal("row 0 cannot be placed: every column is forbidden to it\n", (await Optimal("inf,inf\n")).Messages);
        Assert.Equal("column 1 cannot be placed: every row is forbidden to it\n", (await Optimal("1,inf\n2,inf\n3,inf\n")).Messages);
    }

    [Theory]
    [InlineData("1,2\n3\n", 2, "the row has 1 cost; expected 2 as in the first")]
    [InlineData("1,2\n3,x\n", 2, "column 1 is “x”; expected a number, or inf where the pair is forbidden")]
    [InlineData("1,NaN\n", 1, "column 1 is “NaN”; expected a number")]
    [InlineData("-inf\n", 1, "column 0 is “-inf”; expected a number")]
    [InlineData("1\n\n2\n", 2, "the line is empty; expected the costs of a row")]
    [InlineData("\n", 1, "there is nothing; expected a row of costs a line")]
    public async Task What_is_wrong_with_costs_is_said_with_its_line(string costs, int line, string text)
    {
        var run = await Optimal(costs);
        Assert.Equal((Exit.Unusable, ""), (run.Exit, run.Output));
        Assert.StartsWith($"{file}:{line}: {text}", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Costs_come_out_as_they_round_trip() =>
        Assert.Contains($"\"cost\": {(0.1 + 0.2).ToString("R", CultureInfo.InvariantCulture)}", (await Optimal("0.1,inf\ninf,0.2\n")).Output, StringComparison.Ordinal);
}
