namespace Mandate.Bodies;

/// <summary>How one of the posts that lead a body stands on a day.</summary>
public enum LeaderState { InPost, Cover, Named, Vacant }

/// <summary>The posts that lead a body, in a symbol and in words. For a pair: neither ○○, one ◐○, both ●●.</summary>
/// <param name="States">One for each leading post, in the pack's order.</param>
public sealed record Leadership(IReadOnlyList<LeaderState> States)
{
    public static Leadership Of(IEnumerable<PostHolding> posts) => new([.. posts.Select(Of)]);

    public static LeaderState Of(PostHolding post) =>
        post.Holders.Any(h => h.State.InPost()) ? LeaderState.InPost
        : post.Holders.Count > 0 ? LeaderState.Cover
        : post.Coming.Count > 0 ? LeaderState.Named : LeaderState.Vacant;

    public bool Known => States.Count > 0;
    public bool Complete => Known && States.All(s => s == LeaderState.InPost);
    public bool NoneNamed => States.All(s => s == LeaderState.Vacant);

    /// <summary>Filled for in post, half for designate or cover, empty for vacant.</summary>
    public string Symbol => string.Concat(States.Order().Select(Glyph));

    /// <summary>Equal for equal symbols: "one in post, one designate".</summary>
    public string Words
    {
        get
        {
            if (!Known) return "has no leading posts";
            var groups = States.GroupBy(s => s).OrderBy(g => g.Key).ToList();
            return groups is [var all] ? $"{All(all.Count())}{Word(all.Key)}" : string.Join(", ", groups.Select(g => $"{Count(g.Count())} {Word(g.Key)}"));
        }
    }

    static string All(int count) => count switch { 1 => "", 2 => "both ", _ => $"all {count} " };
    static string Count(int count) => count switch { 1 => "one", 2 => "two", 3 => "three", _ => $"{count}" };
    static string Glyph(LeaderState state) => state switch { LeaderState.InPost => "●", LeaderState.Cover => "◑", LeaderState.Named => "◐", _ => "○" };

    static string Word(LeaderState state) => state switch
    {
        LeaderState.InPost => "in post",
        LeaderState.Cover => "interim or acting",
        LeaderState.Named => "designate",
        _ => "vacant",
    };
}
