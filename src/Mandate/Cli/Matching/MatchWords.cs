using Mandate.Methods;

namespace Mandate.Cli.Matching;

/// <summary>A matching in the words of the ids.</summary>
static class MatchWords
{
    /// <summary>So many are named of those who have a post; of the others, how many.</summary>
    const int Named = 5;

    /// <summary>The machine output, candidates and posts in the order of ids.</summary>
    public static object Answer(MatchFile file, PreferenceLists lists, Placement found) => new
    {
        assignment = file.Candidates.Index().Where(c => found.PostOf[c.Index] is not null)
            .Select(c => new { candidate = c.Item.Id, post = file.Posts[found.PostOf[c.Index]!.Value].Id, reason = Reason(file, lists, found, c.Index) }),
        unmatchedCandidates = found.WithoutPost.Select(c => file.Candidates[c].Id),
        unmatchedPosts = found.WithoutCandidate.Select(p => file.Posts[p].Id),
        unmatchedReasons = found.WithoutPost.Select(c => new { candidate = file.Candidates[c].Id, reason = Reason(file, lists, found, c) }),
    };

    static string Reason(MatchFile file, PreferenceLists lists, Placement found, int candidate)
    {
        var preferences = lists.PreferencesOf(candidate);
        if (preferences.Length == 0) return file.Candidates[candidate].Entries.Count == 0 ? "named no post" : "is in the order of no post they named";
        List<string> reasons = [.. StableMatching.Reasons(lists, found, candidate).Select(r => $"preferred {file.Posts[r.Post].Id}, which {(r.HeldBy.Count == 0 ? "has no place" : $"prefers {Those(r.HeldBy.Select(h => file.Candidates[h].Id).ToList())}")}")];
        if (found.PostOf[candidate] is not { } post) return $"{string.Join("; ", reasons)}; no other preference is left";
        return reasons.Count == 0 ? $"preferred {file.Posts[post].Id} to every other" : $"{string.Join("; ", reasons)}; then preferred {file.Posts[post].Id}";
    }

    static string Those(List<string> ids) => ids.Count switch
    {
        1 => ids[0],
        <= Named => $"{string.Join(", ", ids[..^1])} and {ids[^1]}",
        _ => $"{string.Join(", ", ids[..Named])} and {ids.Count - Named} more",
    };

    /// <summary>Why an entry plays no part.</summary>
    public static string Of(MatchFile file, DroppedEntry dropped)
    {
        var (candidate, post) = dropped.OfPost ? (dropped.Entry, dropped.Owner) : (dropped.Owner, dropped.Entry);
        var (who, where) = (file.Candidates[candidate].Id, file.Posts[post].Id);
        return dropped.Why switch
        {
            Unused.NotInOrder => $"left out: the candidate “{who}” prefers the post “{where}”, whose order does not have them",
            Unused.NotPreferred => $"left out: the post “{where}” has in its order the candidate “{who}”, who does not prefer it",
            _ => dropped.OfPost ? $"left out: the post “{where}” has the candidate “{who}” twice; the first counts" : $"left out: the candidate “{who}” prefers the post “{where}” twice; the first counts",
        };
    }
}
