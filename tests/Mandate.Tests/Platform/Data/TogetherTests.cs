using Mandate.Platform.Data;

namespace Mandate.Tests.Platform.Data;

/// <summary>Questions that come at one moment share a turn.</summary>
public sealed class TogetherTests
{
    readonly List<IReadOnlyList<int>> turns = [];
    readonly TaskCompletionSource open = new();

    /// <summary>The first turn waits, so that others come meanwhile.</summary>
    async Task<IReadOnlyList<string>> Turn(string at, IReadOnlyList<int> questions)
    {
        lock (turns) turns.Add(questions);
        await open.Task;
        if (questions.Contains(-1)) throw new InvalidOperationException("minus one");
        return [.. questions.Select(q => $"{at} {q}")];
    }

    async Task Begun()
    {
        for (var tries = 0; ; tries++)
        {
            lock (turns)
                if (turns.Count > 0) return;
            Assert.True(tries < 2000, "The first turn did not begin");
            await Task.Delay(5);
        }
    }

    [Fact]
    public async Task Who_comes_while_a_turn_is_under_way_shares_the_next_and_gets_their_own_answer()
    {
        var together = new Together<int, string>(Turn);
        var first = together.Ask("here", 1);
        await Begun();
        var rest = Enumerable.Range(3, 20).Select(q => together.Ask("here", q)).ToList();
        open.SetResult();

        Assert.Equal("here 1", await first);
        Assert.Equal(Enumerable.Range(3, 20).Select(q => $"here {q}"), await Task.WhenAll(rest));
        Assert.Equal([1, 20], turns.Select(t => t.Count));
    }

    [Fact]
    public async Task When_a_turn_fails_only_the_question_that_fails_alone_gets_the_failure()
    {
        var together = new Together<int, string>(Turn);
        List<Task<string>> asked = [together.Ask("here", 1)];
        await Begun();
        asked.Add(together.Ask("here", 2));
        asked.AddRange(new[] { 12, -1, 14 }.Select(q => together.Ask("here", q)));
        open.SetResult();

        Assert.Equal("minus one", (await Assert.ThrowsAsync<InvalidOperationException>(() => asked[3])).Message);
        Assert.Equal(["here 1", "here 2", "here 12", "here 14"], await Task.WhenAll(asked[0], asked[1], asked[2], asked[4]));
    }

    [Fact]
    public async Task Questions_about_the_same_and_of_another_database_do_not_share_a_turn()
    {
        var together = new Together<int, string>(Turn, q => q % 10);
        List<Task<string>> asked = [together.Ask("here", 1)];
        await Begun();
        asked.Add(together.Ask("here", 2));
        asked.AddRange(new[] { 3, 13 + 10, 4 }.Select(q => together.Ask("here", q)));
        asked.Add(together.Ask("there", 5));
        open.SetResult();

        await Task.WhenAll(asked);
        Assert.DoesNotContain(turns, t => t.Contains(3) && t.Contains(23));
        Assert.Equal("there 5", await asked[^1]);
        Assert.Contains(turns, t => t is [5]);
    }
}
