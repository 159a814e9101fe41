namespace Mandate.Bench;
static class Kills { public static Task<IReadOnlyList<Ratio>> Measure(Options options) => Task.FromResult<IReadOnlyList<Ratio>>([]); }
