using Mandate.Methods;

namespace Mandate.Tests.Methods;

/// <summary>Numbers from a seed, the same on every machine and every version.</summary>
/// <remarks>SplitMix64: Steele, Lea and Flood, OOPSLA 2014.</remarks>
sealed class Draws(ulong seed)
{
    ulong state = seed;

    ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0 to below a limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public Passing Of(int people, double rate) => new(people, Enumerable.Range(0, people).Count(_ => Share() < rate));
}
