namespace Mandate.Story;

/// <summary>All that happens, in order of time.</summary>
public static class Plot
{
    /// <summary>The last day of the story. Facts after it are not told.</summary>
    public static readonly DateOnly Horizon = new(2022, 7, 1);

    public static IReadOnlyList<Scene> Scenes(Script script) =>
    [
        .. Opening.Scenes(script).Concat(Invented.Scenes(script)).Concat(Chairs.Scenes(script)).Concat(Candidates.Scenes()).Concat(Rounds.Scenes(script)).Concat(Law.Scenes(script)).Concat(Fairness.Scenes()).OrderBy(s => s.At),
    ];
}
