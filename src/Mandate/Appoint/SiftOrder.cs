using System.Security.Cryptography;
using System.Text;

namespace Mandate.Appoint;

/// <summary>
/// The order in which one member reads the answers to one criterion: by SHA-256 of "seed/seat/criterion/reference". Seed and seats stand in the
/// record and in the report, so that anybody can work out every order again.
/// </summary>
public static class SiftOrder
{
    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <param name="items">In any order.</param>
    /// <param name="reference">The reference of one.</param>
    /// <param name="seed">Of the panel.</param>
    /// <param name="seat">Of the member.</param>
    /// <param name="criterion">Code of the criterion; empty for the list of applications.</param>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> items, Func<T, string> reference, string seed, int seat, string criterion = "") =>
        [.. items.OrderBy(item => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{seat}/{criterion}/{reference(item)}"))), StringComparer.Ordinal)];
}
