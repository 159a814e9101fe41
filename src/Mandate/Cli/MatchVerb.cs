using System.CommandLine;
using Mandate.Cli.Matching;
using Mandate.Cli.Plumbing;
using Mandate.Methods;

namespace Mandate.Cli;

/// <summary><c>match</c>: candidates to posts, stable or at the least cost.</summary>
static class MatchVerb
{
    const int Shown = 20;

    public static Verb Match()
    {
        var file = new Argument<string?>("FILE") { Description = "JSON of candidates with preferences and posts with orders, or - for standard input", Arity = ArgumentArity.ZeroOrOne };
        var optimal = new Option<string?>("--optimal") { Description = "Instead: the assignment of least cost for a matrix of costs, one row a line, \"inf\" for forbidden", HelpName = "FILE" };
        var verb = new Verb("match", "The stable matching of candidates to posts that is best for the candidates, with a reason for each.", "mandate match panel.json") { file, optimal };
        verb.SetAction(parsed => (parsed.GetValue(file), parsed.GetValue(optimal), Output.Of(parsed)) switch
        {
            ({ } name, null, var output) => With(name, output, Stable),
            (null, { } name, var output) => With(name, output, Optimal),
            (_, _, var output) => output.Unusable("Name one file: of candidates and posts, or after --optimal one of costs. Add --help to see what is expected."),
        });
        return verb;
    }

    static int With(string name, Output output, Func<Input, Output, int> run)
    {
        using var input = Input.Open(name, output);
        return input is null ? Exit.Unusable : run(input, output);
    }

    static int Stable(Input input, Output output)
    {
        var errors = new List<InputError>();
        var file = MatchFile.Read(input, output, errors);
        if (errors.Count > 0) return output.Unusable(input.Name, errors);
        var lists = PreferenceLists.Of(file.Preferences, file.Orders, [.. file.Posts.Select(p => p.Capacity)]);
        Say(output, input.Name, file, lists);
        var found = StableMatching.CandidateOptimal(lists);
        output.Json(MatchWords.Answer(file, lists, found));
        return Exit.Fine;
    }

    /// <summary>What of the lists played no part.</summary>
    static void Say(Output output, string name, MatchFile file, PreferenceLists lists)
    {
        foreach (var dropped in lists.Dropped.Take(Shown)) output.Say($"{name}:{file.LineOf(dropped)}: {MatchWords.Of(file, dropped)}");
        if (lists.Dropped.Count > Shown) output.Say($"… and {lists.Dropped.Count - Shown} more");
        foreach (var silent in file.Candidates.Where(c => c.Entries.Count == 0).Take(Shown)) output.Say($"{name}:{silent.Line}: the candidate “{silent.Id}” names no post, so has none");
    }

    static int Optimal(Input input, Output output)
    {
        var errors = new List<InputError>();
        var costs = CostMatrix.Read(input, errors);
        if (errors.Count > 0) return output.Unusable(input.Name, errors);
        var found = Assignment.Solve(costs);
        var answer = new Dictionary<string, object>(StringComparer.Ordinal) { ["cost"] = found.Cost, ["pairs"] = found.Pairs.Select(p => new[] { p.Row, p.Column }) };
        if (found.CannotPlace.Count > 0) answer["cannotPlace"] = found.CannotPlace.Select(Crowd);
        output.Json(answer);
        foreach (var crowded in found.CannotPlace.Take(Shown)) output.Say(Sentence(crowded));
        if (found.CannotPlace.Count > Shown) output.Say($"… and {found.CannotPlace.Count - Shown} more");
        return found.CannotPlace.Count == 0 ? Exit.Fine : Exit.Found;
    }

    static object Crowd(Crowded crowded) => crowded.OfColumns
        ? new { column = crowded.Who, columns = crowded.Group, rows = crowded.Partners }
        : new { row = crowded.Who, rows = crowded.Group, columns = crowded.Partners };

    static string Sentence(Crowded crowded)
    {
        var (one, other) = crowded.OfColumns ? ("column", "row") : ("row", "column");
        if (crowded.Partners.Count == 0) return $"{one} {crowded.Who} cannot be placed: every {other} is forbidden to it";
        return $"{one} {crowded.Who} cannot be placed: the {one}s {string.Join(", ", crowded.Group)} have only the {other}{(crowded.Partners.Count == 1 ? "" : "s")} {string.Join(", ", crowded.Partners)} between them";
    }
}
