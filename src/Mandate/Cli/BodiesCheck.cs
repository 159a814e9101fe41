using Mandate.Bodies.Packs;

namespace Mandate.Cli;

/// <summary><c>bodies check DIR</c>: says what is wrong with a pack, <c>FILE:LINE: message</c>, without a database.</summary>
static class BodiesCheck
{
    public static int Run(string folder, TextWriter output)
    {
        if (!Directory.Exists(folder)) { output.WriteLine($"{folder}: no such folder"); return 2; }
        var check = PackCheck.Run(Path.GetFullPath(folder));
        foreach (var problem in check.Problems) output.WriteLine(problem);
        output.WriteLine(check.Ok
            ? $"{check.Content.Pack.Name}, version {check.Content.Pack.Version}: {string.Join(", ", check.Counts.Select(c => $"{c.Count} {c.What}"))}. Nothing is wrong."
            : $"{check.Problems.Count} {(check.Problems.Count == 1 ? "problem" : "problems")}.");
        return check.Ok ? 0 : 1;
    }
}
