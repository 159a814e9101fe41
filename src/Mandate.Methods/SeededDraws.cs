using System.Numerics;

namespace Mandate.Methods;

/// <summary>Random numbers that are the same for the same seed, on every machine and in every version.</summary>
/// <remarks>
/// Source: xoshiro256** of Blackman and Vigna, Scrambled Linear Pseudorandom Number Generators, ACM Transactions on Mathematical Software 47 (2021), its state
/// filled by SplitMix64 as they advise; normal numbers by the polar method of Marsaglia and Bray, SIAM Review 6 (1964).
/// </remarks>
public sealed class SeededDraws
{
    ulong a, b, c, d;
    double? kept;

    /// <param name="seed">Any number.</param>
    public SeededDraws(long seed)
    {
        var state = unchecked((ulong)seed);
        (a, b, c, d) = (Filled(ref state), Filled(ref state), Filled(ref state), Filled(ref state));
    }

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double Uniform() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 up to, not including, <paramref name="limit"/>.</summary>
    /// <param name="limit">At least 1.</param>
    public int Below(int limit) => (int)Math.BigMul(Bits(), (ulong)limit, out _);

    /// <summary>A number from the normal distribution with mean 0 and standard deviation 1.</summary>
    public double Normal()
    {
        if (kept is { } second) { kept = null; return second; }
        double x, y, square;
        do
        {
            (x, y) = ((2 * Uniform()) - 1, (2 * Uniform()) - 1);
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        var scale = Math.Sqrt(-2 * Math.Log(square) / square);
        kept = y * scale;
        return x * scale;
    }

    ulong Bits()
    {
        var bits = BitOperations.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = BitOperations.RotateLeft(d, 45);
        return bits;
    }

    static ulong Filled(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
