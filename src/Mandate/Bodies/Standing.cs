using Mandate.Platform;

namespace Mandate.Bodies;

/// <summary>Something that rests on a body, post or term and would hang in the air without it.</summary>
/// <param name="Text">In words: "Scheme of delegation: approves contracts up to £2 million".</param>
/// <param name="Url">Where to see it.</param>
/// <param name="Blocks">Whether the thing cannot end before this is dealt with.</param>
public sealed record Standing(string Area, string Text, string? Url = null, bool Blocks = false);

/// <summary>Each area answers what of its own stands on a thing. Bodies asks all of them before anything ends.</summary>
public interface IStandsOn
{
    Task<IReadOnlyList<Standing>> StandsOn(Subject subject, DateOnly on, CancellationToken cancel);
}

public static class Standings
{
    public static async Task<IReadOnlyList<Standing>> AskAll(this IEnumerable<IStandsOn> areas, Subject subject, DateOnly on, CancellationToken cancel)
    {
        var all = new List<Standing>();
        foreach (var area in areas) all.AddRange(await area.StandsOn(subject, on, cancel));
        return all;
    }
}
