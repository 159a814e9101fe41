using Mandate.Cli;
using Mandate.Cli.Plumbing;

namespace Mandate.Tests.Cli;

public sealed class CommandLineTests
{
    static IEnumerable<string[]> Paths(System.CommandLine.Command command, params string[] above)
    {
        foreach (var below in command.Subcommands)
        {
            string[] path = [.. above, below.Name];
            if (below is Verb) yield return path;
            foreach (var further in Paths(below, path)) yield return further;
        }
    }

    public static IEnumerable<TheoryDataRow<string>> AllVerbs => Paths(CommandLine.Root()).Select(p => new TheoryDataRow<string>(string.Join(' ', p)));

    [Theory, MemberData(nameof(AllVerbs))]
    public async Task Help_of_every_verb_shows_one_example(string verb)
    {
        var help = await Command.Run([.. verb.Split(' '), "--help"]);
        Assert.Equal(Exit.Fine, help.Exit);
        Assert.Contains($"Example:\n  mandate {verb}", help.Output.Replace("\r\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_leaf_of_the_command_tree_is_a_verb_with_an_example()
    {
        static IEnumerable<System.CommandLine.Command> Leaves(System.CommandLine.Command c) => c.Subcommands.Count == 0 ? [c] : c.Subcommands.SelectMany(Leaves);
        Assert.All(Leaves(CommandLine.Root()), c => Assert.IsType<Verb>(c));
    }

    [Theory]
    [InlineData("recrd", "verify")]
    [InlineData("record", "verify")]
    [InlineData("record", "erasures", "--format", "xml")]
    [InlineData("backup")]
    public async Task What_is_not_a_command_ends_with_2(params string[] args)
    {
        var run = await Command.Run(args);
        Assert.Equal((Exit.Unusable, ""), (run.Exit, run.Output));
        Assert.Contains("Add --help", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_or_serve_starts_the_website()
    {
        Assert.Null((await Command.Run()).Exit);
        Assert.Null((await Command.Run("serve", "--demo")).Exit);
        Assert.Null((await Command.Run("--demo")).Exit);
        Assert.Null((await Command.Run("--environment=Development", "--contentRoot=/tmp")).Exit);
    }

    [Fact]
    public void Serve_takes_its_own_options_and_leaves_the_rest_to_the_host()
    {
        var serve = Serve.From(["serve", "--demo", "--urls", "http://127.0.0.1:1", "--environment=Development", "--contentRoot=/tmp"]);
        Assert.True(serve.Demo);
        Assert.Equal("data-demo", serve.Data);
        Assert.Equal(["--hostBuilder:reloadConfigOnChange=false", "--environment=Development", "--contentRoot=/tmp", "--urls", "http://127.0.0.1:1"], serve.HostArguments);
        Assert.Equal("/tmp/x", Serve.From(["--data", "/tmp/x"]).Settings["Mandate:Data"]);
        Assert.Equal("data", Serve.From([]).Data);
    }

    [Fact]
    public void A_data_folder_that_the_host_names_stands() =>
        Assert.False(Serve.From(["--Mandate:Data=/tmp/tests"]).Settings.ContainsKey("Mandate:Data"));
}
