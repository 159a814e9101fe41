using Mandate.Cli.Plumbing;

namespace Mandate.Tests.Cli;

public sealed class BodiesVerbsTests
{
    static string Pack(string name) => Path.Combine(Repository.Root, "packs", name);

    [Theory, InlineData("nhs-icb-2022"), InlineData("new-council")]
    public async Task The_packs_that_ship_are_fine_and_are_counted(string name)
    {
        var run = await Command.Run("bodies", "check", Pack(name) + "/");
        Assert.Equal((Exit.Fine, ""), (run.Exit, run.Output));
        Assert.EndsWith(". Nothing is wrong.\n", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_file_and_line()
    {
        var copy = Path.Combine(Directory.CreateTempSubdirectory("mandate-pack-").FullName, "new-council");
        foreach (var file in Directory.GetFiles(Pack("new-council"), "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(Pack("new-council"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        var bodies = Path.Combine(copy, "bodies.csv");
        await File.AppendAllTextAsync(bodies, File.ReadLines(bodies).Skip(1).First() + "\n");
        var run = await Command.Run("bodies", "check", copy);
        Assert.Equal(Exit.Found, run.Exit);
        Assert.StartsWith($"bodies.csv:{File.ReadLines(bodies).Count()}: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_no_pack_ends_with_2() => Assert.Equal(Exit.Unusable, (await Command.Run("bodies", "check", Path.GetTempPath())).Exit);
}
