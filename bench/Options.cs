using System.Globalization;

namespace Mandate.Bench;

/// <summary>What was asked for on the command line: <c>verb --name value …</c>.</summary>
sealed class Options
{
    readonly Dictionary<string, string> named = new(StringComparer.Ordinal);

    public string? Verb { get; private init; }

    public static Options Of(string[] args)
    {
        var options = new Options { Verb = args is [var verb, ..] && !verb.StartsWith('-') ? verb : null };
        for (var i = options.Verb is null ? 0 : 1; i + 1 < args.Length; i += 2) options.named[args[i].TrimStart('-')] = args[i + 1];
        return options;
    }

    public string? Text(string name) => named.GetValueOrDefault(name);
    public int Number(string name, int otherwise) => named.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Decides every random choice of a run; given again, it repeats them.</summary>
    public int Seed => Number("seed", 20260401);

    /// <summary>How often each ratio is taken; the median is kept.</summary>
    public int Rounds => Number("rounds", 5);

    /// <summary>A PostgreSQL server, as <c>Host=127.0.0.1;Port=5432;Username=postgres</c>; without one only SQLite is measured.</summary>
    public string? Postgres => Text("postgres") is "none" ? null : Text("postgres") ?? Environment.GetEnvironmentVariable("MANDATE_BENCH_POSTGRES") ?? Environment.GetEnvironmentVariable("MANDATE_TEST_POSTGRES");
}
