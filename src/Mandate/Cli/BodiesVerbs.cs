using System.CommandLine;
using Mandate.Bodies;
using Mandate.Bodies.Packs;
using Mandate.Cli.Plumbing;

namespace Mandate.Cli;

/// <summary><c>bodies check</c>: what is wrong with a pack's register, without a database.</summary>
static class BodiesVerbs
{
    const int Shown = 20;

    public static Verb Check()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder of a pack" };
        var verb = new Verb("check", "Checks a pack: codes unique, dates in order, succession without gaps, areas without overlap.", "mandate bodies check packs/nhs-icb-2022") { folder };
        verb.SetAction(parsed =>
        {
            var (output, name) = (Output.Of(parsed), parsed.GetRequiredValue(folder));
            if (!File.Exists(Path.Combine(name, PackFolder.Manifest))) return output.Unusable($"{name}: there is no {PackFolder.Manifest}; expected the folder of a pack");
            var check = PackCheck.Run(new PackFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(name))));
            foreach (var problem in check.Problems.Take(Shown)) output.Machine.WriteLine(problem);
            if (check.Problems.Count > Shown) output.Say($"and {check.Problems.Count - Shown} more");
            if (!check.Ok) return Exit.Found;
            output.Say($"{check.Content.Pack.Name}, version {check.Content.Pack.Version}: {string.Join(", ", check.Counts.Select(c => $"{c.Count} {c.What}"))}. Nothing is wrong.");
            return Exit.Fine;
        });
        return verb;
    }
}
