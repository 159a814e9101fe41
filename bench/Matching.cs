using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Mandate.Methods;

namespace Mandate.Bench;

/// <summary>Candidates to posts: stable matching at the size of a whole country, and the optimal assignment against SciPy's in the same run, by turns.</summary>
static class Matching
{
    const int Candidates = 100_000, Posts = 10_000, Length = 10, Side = 2_000;

    public static async Task<IReadOnlyList<Ratio>> Measure(Options options)
    {
        List<Ratio> table = [Stable(options)];
        foreach (var (what, cost) in new[] { ("real costs", Costs(options.Seed, 0)), ("costs from 0 to 99", Costs(options.Seed, 100)), ("costs i × j", Products()) })
            table.Add(await Optimal(options, what, cost));
        return table;
    }

    /// <summary>From the lists as they are typed to the matching, cleaning included.</summary>
    static Ratio Stable(Options options)
    {
        var random = new Draws((ulong)options.Seed);
        var preferences = new int[Candidates][];
        var named = Array.ConvertAll(new int[Posts], _ => new List<(ulong Draw, int Candidate)>());
        for (var c = 0; c < Candidates; c++)
        {
            var chosen = new HashSet<int>();
            while (chosen.Count < Length) chosen.Add((int)(random.Next() % Posts));
            preferences[c] = [.. chosen];
            foreach (var post in chosen) named[post].Add((random.Next(), c));
        }
        int[][] orders = [.. named.Select(l => l.Order().Select(x => x.Candidate).ToArray())];
        var placed = 0;
        var times = Times(options.Rounds, () => placed = StableMatching.CandidateOptimal(PreferenceLists.Of(preferences, orders)).PostOf.Count(p => p is not null));
        return Ratio.Under($"Stable matching, {Candidates:N0} candidates × {Length} preferences on {Posts:N0} posts ({placed:N0} placed)", Ratio.Median(times) * 1000, "ms", 500);
    }

    static async Task<Ratio> Optimal(Options options, string what, double[,] cost)
    {
        var name = $"Optimal assignment, {Side:N0} × {Side:N0}, {what}";
        var found = Assignment.Solve(cost);
        using var scipy = await Scipy.Start(cost);
        if (scipy is null) return Ratio.Under($"{name}; no python3 with SciPy here to compare with", Ratio.Median(Times(options.Rounds, () => Assignment.Solve(cost))) * 1000, "ms", 1000);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            ours.AddRange(Times(1, () => Assignment.Solve(cost)));
            var (seconds, total) = await scipy.Solve();
            if (Math.Abs(total - found.Cost) > 1e-9 * Math.Max(1, Math.Abs(total))) throw new InvalidOperationException($"{what}: ours costs {found.Cost:R}, SciPy's {total:R}");
            theirs.Add(seconds);
        }
        return Ratio.AtMost($"{name}, against SciPy {scipy.Version}", Ratio.Median(ours) * 1000, Ratio.Median(theirs) * 1000, "ms", 1);
    }

    static List<double> Times(int rounds, Action work)
    {
        work(); // compiled
        List<double> times = [];
        for (var i = 0; i < rounds; i++)
        {
            var began = TimeProvider.System.GetTimestamp();
            work();
            times.Add(TimeProvider.System.GetElapsedTime(began).TotalSeconds);
        }
        return times;
    }

    static double[,] Costs(int seed, int below)
    {
        var (random, cost) = (new Draws((ulong)seed), new double[Side, Side]);
        foreach (ref var c in MemoryMarshal.CreateSpan(ref cost[0, 0], cost.Length)) c = below == 0 ? random.Next() / (double)(1L << 53) : random.Next() % (ulong)below;
        return cost;
    }

    /// <summary>Every row wants the same columns: the hardest case for augmenting paths.</summary>
    static double[,] Products()
    {
        var cost = new double[Side, Side];
        for (var i = 0; i < Side; i++)
            for (var j = 0; j < Side; j++) cost[i, j] = (i + 1.0) * (j + 1);
        return cost;
    }

    /// <summary>SplitMix64, 53 bits: the same numbers on every machine.</summary>
    sealed class Draws(ulong state)
    {
        public ulong Next()
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (z ^ (z >> 31)) >> 11;
        }
    }

    /// <summary>A Python that holds the same matrix and solves it once for each line it is sent.</summary>
    sealed class Scipy : IDisposable
    {
        const string Program = """
            import sys, time, numpy, scipy
            from scipy.optimize import linear_sum_assignment
            cost = numpy.fromfile(sys.argv[1]).reshape(int(sys.argv[2]), -1)
            linear_sum_assignment(cost[:50, :50])
            print(scipy.__version__, flush=True)
            for line in sys.stdin:
                began = time.perf_counter()
                rows, columns = linear_sum_assignment(cost)
                print(time.perf_counter() - began, repr(float(cost[rows, columns].sum())), flush=True)
            """;

        readonly Process process;
        readonly string file;
        Scipy(Process process, string file) => (this.process, this.file) = (process, file);

        public string Version { get; private set; } = "";

        /// <summary>Null where there is no python3 with SciPy, the one of the system after the one on the path.</summary>
        public static async Task<Scipy?> Start(double[,] cost)
        {
            var matrix = Path.GetTempFileName();
            await File.WriteAllBytesAsync(matrix, MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref cost[0, 0], cost.Length)).ToArray());
            foreach (var python in new[] { "python3", "/usr/bin/python3" })
            {
                try
                {
                    var started = Process.Start(new ProcessStartInfo(python, ["-c", Program, matrix, cost.GetLength(0).ToString(CultureInfo.InvariantCulture)]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
                    if (await started.StandardOutput.ReadLineAsync() is { } version) return new Scipy(started, matrix) { Version = version };
                    started.Dispose();
                }
                catch (System.ComponentModel.Win32Exception) { } // no such program
            }
            File.Delete(matrix);
            return null;
        }

        public async Task<(double Seconds, double Cost)> Solve()
        {
            await process.StandardInput.WriteLineAsync("go");
            var said = (await process.StandardOutput.ReadLineAsync())!.Split(' ');
            return (double.Parse(said[0], CultureInfo.InvariantCulture), double.Parse(said[1], CultureInfo.InvariantCulture));
        }

        public void Dispose()
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
            File.Delete(file);
        }
    }
}
