namespace Mandate.Bench;
static class Scale { public static Task<IReadOnlyList<Ratio>> Measure(Options options) => Task.FromResult<IReadOnlyList<Ratio>>([]); }
