namespace Mandate.Story;

/// <summary>Some who want the same three posts, each in another order, and are strong enough for all of them: so the allocation has something to decide.</summary>
static class Rivals
{
    /// <summary>Posts whose reports are in by the end of November, with nobody offered them yet.</summary>
    public static IReadOnlyList<string> Posts { get; } =
    [
        "buckinghamshire-oxfordshire-and-berkshire-west-chief-executive", "frimley-chief-executive", "hertfordshire-and-west-essex-chief-executive",
    ];

    static readonly Dictionary<int, int[]> orders = new() { [130] = [1, 0, 2], [131] = [1, 2], [132] = [2, 1, 0], [133] = [0, 2] };

    /// <summary>What one of the candidates wants, best first, if they are one of these.</summary>
    public static IReadOnlyList<string>? WantedBy(int candidate) => orders.TryGetValue(candidate, out var order) ? [.. order.Select(o => Posts[o])] : null;
}
