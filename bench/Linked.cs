using System.Diagnostics;
using Mandate.Methods;

namespace Mandate.Bench;

/// <summary>Small counts in 200 tables at once, each linked with the table of all of them: found, withheld with enough others, and proven.</summary>
static class Linked
{
    const int Tables = 200, Groups = 4;
    static readonly string[] stages = ["Assessed", "On a shortlist", "Found appointable"];

    public static Task<IReadOnlyList<Ratio>> Measure(Options options)
    {
        var rows = Rows(options.Seed);
        var seconds = new List<double>();
        for (var round = 0; round <= options.Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            var tables = new StageTables(rows, strataShown: true);
            var protection = Suppression.Protect(tables.Cells);
            var doubtful = Suppression.Disproved(tables.Cells, protection).Count;
            var attacked = Attacker.Deduce(tables.Cells, i => tables.Cells.Cells[i].Showing == Showing.Known || (tables.Cells.Cells[i].Showing == Showing.Open && !protection.Withheld[i]));
            var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
            if (doubtful > 0) throw new InvalidOperationException($"{doubtful} counts are not proven.");
            if (round == 0) Console.WriteLine($"  {tables.Cells.Cells.Count} counts, {tables.Cells.Relations.Count} relations, {protection.Withheld.Count(w => w)} withheld, {attacked.Count(a => a.Exact)} worked out by the attacker");
            else seconds.Add(took); // the first round only warms up
        }
        return Task.FromResult<IReadOnlyList<Ratio>>([Ratio.Under($"Suppression check over {Tables} linked tables", Ratio.Median(seconds), "s", 5)]);
    }

    /// <summary>Posts with up to sixty candidates of a group, of whom some pass each stage; the same for the same seed.</summary>
    static List<StageCount> Rows(int seed)
    {
        var state = (ulong)seed;
        int Below(int limit) => (int)((state = state * 6364136223846793005 + 1442695040888963407) >> 33) % limit;
        var rows = new List<StageCount>();
        for (var post = 0; post < Tables; post++)
            for (var group = 0; group < Groups; group++)
            {
                var here = Below(60);
                foreach (var stage in stages)
                {
                    var passed = Below(here + 1);
                    rows.Add(new(stage, $"group {group}", $"post {post}", new(here, passed)));
                    here = passed;
                }
            }
        return rows;
    }
}
