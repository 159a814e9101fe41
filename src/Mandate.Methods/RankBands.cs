namespace Mandate.Methods;

/// <summary>Ranks over resamples.</summary>
static class RankBands
{
    /// <summary>The middle 95% of the ranks of each, 1 for the greatest value; whoever is even with others holds all of their ranks.</summary>
    /// <param name="who">Numbers.</param>
    /// <param name="values">For each, a value a resample.</param>
    public static IReadOnlyDictionary<int, RankBand> Of(IReadOnlyList<int> who, IReadOnlyList<double[]> values)
    {
        if (who.Count == 0) return new Dictionary<int, RankBand>();
        var (resamples, n) = (values[0].Length, who.Count);
        var (best, worst) = (values.Select(_ => new int[resamples]).ToArray(), values.Select(_ => new int[resamples]).ToArray());
        var (keys, order) = (new double[n], new int[n]);
        for (var b = 0; b < resamples; b++)
        {
            for (var i = 0; i < n; i++) (keys[i], order[i]) = (-values[i][b], i);
            Array.Sort(keys, order);
            for (var from = 0; from < n;)
            {
                var to = from + 1;
                while (to < n && keys[to] == keys[from]) to++;
                for (var at = from; at < to; at++) (best[order[at]][b], worst[order[at]][b]) = (from + 1, to);
                from = to;
            }
        }
        return who.Index().ToDictionary(w => w.Item, w => new RankBand(At(best[w.Index], 0.025), At(worst[w.Index], 0.975)));
    }

    /// <summary>The least rank that at least this share of resamples does not pass.</summary>
    static int At(int[] ranks, double share)
    {
        Array.Sort(ranks);
        return ranks[Math.Clamp((int)Math.Ceiling((share * ranks.Length) - 1e-9) - 1, 0, ranks.Length - 1)];
    }
}
