namespace Mandate.Appoint;

/// <summary>The advice in sentences: the full reasons are for the appointing body, one sentence is for each candidate and one for each panel.</summary>
public static class AllocationWords
{
    static readonly string[] ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>"second choice".</summary>
    public static string Choice(int number) => $"{(number <= ordinals.Length ? ordinals[number - 1] : $"{number}th")} choice";

    /// <summary>What the candidate is told once every result is out. Names no other person, and no rank.</summary>
    /// <param name="post">The post the rule gave them; null for none.</param>
    /// <param name="choice">Which of their choices it is.</param>
    public static string ForCandidate(string? post, int? choice) => (post, choice) switch
    {
        ({ } name, 1) => $"The rule in the applicant pack gave you your first choice, {name}.",
        ({ } name, { } number) => $"The rule in the applicant pack gave you your {Choice(number)}, {name}. It is the earliest of your choices that it could give you.",
        _ => "You were found appointable, and the rule in the applicant pack could give you none of the posts you chose: each went elsewhere.",
    };

    /// <summary>What the candidate is told when the offers were made otherwise than the rule would have it.</summary>
    public const string Otherwise = "The appointing body decided about your choices otherwise than the rule in the applicant pack alone would have it, and recorded why. You may ask it for the reason.";

    /// <summary>What the panel is told once the advice is recorded. Names no preference.</summary>
    /// <param name="post">Name of the post.</param>
    /// <param name="reference">Of the candidate whom the advice names; null for nobody.</param>
    public static string ForPanel(string post, string? reference) => reference is null
        ? $"The advice for {post} is nobody: none of the candidates whom your panel found appointable is to be offered it under the rule in the applicant pack."
        : $"The advice for {post} is {reference}. It rests on your order of the appointable candidates and on the rule in the applicant pack.";

    /// <summary>Why a candidate is advised for what they are: a line for each of their choices, for the appointing body alone.</summary>
    public static IReadOnlyList<string> Reasons(this Allocation allocation, AllocationCandidate candidate, IReadOnlyDictionary<CampaignPostId, string> names)
    {
        var given = allocation.PostsOf(candidate.Id).Select(p => p.Id).ToHashSet();
        List<string> lines = [];
        foreach (var (i, id) in candidate.Preferences.Index())
        {
            var name = names.GetValueOrDefault(id, "A post that is no longer in the campaign");
            lines.Add($"{Capital(Choice(i + 1))}: {name}. {Why(allocation, candidate, id, given, lines.Count > 0 && allocation.Exclusive && candidate.Preferences.Take(i).Any(given.Contains))}");
        }
        return lines;
    }

    static string Why(Allocation allocation, AllocationCandidate candidate, CampaignPostId id, HashSet<CampaignPostId> given, bool placed)
    {
        if (allocation.Find(id) is not { } post) return "Its panel has handed in no order, or it ended without an appointment.";
        if (!post.Order.Contains(candidate.Id)) return "Its panel did not find them appointable.";
        var rank = $"its panel ranks them {post.RankOf(candidate.Id)} of {post.Order.Count}";
        if (given.Contains(id)) return $"{(post.Accepted ? "They accepted it" : "Advised")}; {rank}.";
        if (post.Refused?.Contains(candidate.Id) == true) return $"They declined it, or let the offer lapse; {rank}.";
        if (placed) return $"Not needed: they are placed in a post they prefer; {rank}.";
        if (allocation.AdvisedFor(id) is not { } holder) return $"Nobody is advised for it; {rank}.";
        return post.Accepted ? $"{holder.Name} ({holder.Reference}) accepted it; {rank}." : $"It prefers {holder.Name} ({holder.Reference}), whom its panel ranks {post.RankOf(holder.Id)}; {rank}.";
    }

    /// <summary>Why a post has whom it has: a line for each appointable candidate in its panel's order, for the appointing body alone.</summary>
    public static IReadOnlyList<string> Reasons(this Allocation allocation, AllocationPost post)
    {
        var holder = allocation.AdvisedFor(post.Id);
        return [.. post.Order.Select(id => allocation.Find(id)).OfType<AllocationCandidate>().Select(c => $"{post.RankOf(c.Id)}. {c.Name} ({c.Reference}): {Place(allocation, post, c, holder)}.")];
    }

    static string Place(Allocation allocation, AllocationPost post, AllocationCandidate candidate, AllocationCandidate? holder)
    {
        var choice = candidate.Preferences.Index().First(p => p.Item == post.Id).Index + 1;
        if (candidate.Id == holder?.Id) return $"{(post.Accepted ? "accepted it" : "advised")}; it is their {Choice(choice)}";
        if (post.Refused?.Contains(candidate.Id) == true) return "declined it, or let the offer lapse";
        if (allocation.Exclusive && allocation.PostsOf(candidate.Id) is [var other, ..] && candidate.Preferences.Index().First(p => p.Item == other.Id).Index + 1 < choice)
            return $"prefers {other.Name}, and is placed there";
        return holder is null ? "is not available for it" : $"comes after {holder.Reference} in the panel’s order";
    }

    /// <summary>"Ash (BC-1) would have Dorset instead of Devon".</summary>
    public static string Sentence(this AllocationMove move) => (move.From, move.To) switch
    {
        ({ } from, { } to) => $"{Who(move.Candidate)} would have {to.Name} instead of {from.Name}",
        (null, { } to) => $"{Who(move.Candidate)} would have {to.Name} instead of no post",
        ({ } from, null) => $"{Who(move.Candidate)} would have no post instead of {from.Name}",
        _ => $"{Who(move.Candidate)} would have what they have",
    };

    /// <summary>"Ash (BC-1) and Dorset would rather have each other: …".</summary>
    public static string Sentence(this RatherEachOther pair) =>
        $"{Who(pair.Candidate)} would rather have {pair.Post.Name} than {pair.Has?.Name ?? "no post"}, and its panel {(pair.Instead is null ? "finds them appointable while nobody would have it" : $"ranks them before {Who(pair.Instead)}, who would have it")}";

    static string Who(AllocationCandidate candidate) => $"{candidate.Name} ({candidate.Reference})";
    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
