namespace Mandate.Methods;

/// <summary>Who has which post. Any matching, advised or not: it need not be stable, nor within what the lists allow.</summary>
public sealed class Placement
{
    Placement(IReadOnlyList<int?> postOf, IReadOnlyList<IReadOnlyList<int>> heldBy) => (PostOf, HeldBy) = (postOf, heldBy);

    /// <summary>For each candidate the index of their post; null for none.</summary>
    public IReadOnlyList<int?> PostOf { get; }

    /// <summary>For each post the candidates who have it, in the order of their indices.</summary>
    public IReadOnlyList<IReadOnlyList<int>> HeldBy { get; }

    /// <summary>Candidates without a post.</summary>
    public IEnumerable<int> WithoutPost => Enumerable.Range(0, PostOf.Count).Where(c => PostOf[c] is null);

    /// <summary>Posts that nobody has.</summary>
    public IEnumerable<int> WithoutCandidate => Enumerable.Range(0, HeldBy.Count).Where(p => HeldBy[p].Count == 0);

    /// <summary>A matching as somebody gives it.</summary>
    /// <param name="postOf">For each candidate the index of their post, or null.</param>
    /// <param name="posts">How many posts there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no post of that index.</exception>
    public static Placement Of(IReadOnlyList<int?> postOf, int posts)
    {
        var held = new List<int>?[posts];
        for (var candidate = 0; candidate < postOf.Count; candidate++)
            if (postOf[candidate] is { } post)
            {
                if (post < 0 || post >= posts) throw new ArgumentOutOfRangeException(nameof(postOf), $"There is no post {post}.");
                (held[post] ??= []).Add(candidate);
            }
        return new([.. postOf], Array.ConvertAll(held, h => (IReadOnlyList<int>?)h ?? []));
    }
}
