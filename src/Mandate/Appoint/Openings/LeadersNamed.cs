using Mandate.Bodies;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint.Openings;

/// <summary>Which of the posts that lead a body are named on a day: announced terms only, cover for a time not counted.</summary>
public sealed record LeadersNamed(IReadOnlyList<string> Named, IReadOnlyList<string> Open)
{
    public int Posts => Named.Count + Open.Count;

    /// <summary>"Both", "One" or "Neither" where two posts lead; else "All", "Some", "None".</summary>
    public string HowMany => (Named.Count, Posts) switch { (0, 2) => "Neither", (1, 2) => "One", (2, 2) => "Both", (0, _) => "None", var (n, of) when n == of => "All", _ => "Some" };

    /// <summary>"Both named", "One named: chair", "Neither named".</summary>
    public string Words => Named.Count == 0 || Open.Count == 0 ? $"{HowMany} named" : $"{HowMany} named: {string.Join(", ", Named).ToLowerInvariant()}";

    public string Colour => Open.Count == 0 ? "green" : Named.Count == 0 ? "red" : "yellow";

    /// <summary>For every body, in the order of the pack's leading posts. Two queries.</summary>
    public static async Task<IReadOnlyDictionary<BodyId, LeadersNamed>> Of(Db db, IReadOnlyCollection<BodyId> bodies, DateOnly on, CancellationToken cancel) =>
        (await BodiesApi.Leaders(db, bodies, on, cancel, publicOn: on)).ToDictionary(g => g.Key, g => new LeadersNamed(
            [.. g.Where(Held).Select(h => h.Post.Title)], [.. g.Where(h => !Held(h)).Select(h => h.Post.Title)]));

    static bool Held(PostHolding holding) => holding.Holders.Concat(holding.Coming).Any(h => !h.Term.Cover);

    /// <summary>"53 of 84 leaders named: 20 bodies have both, 13 one, 9 neither"; null when the register knows no leading posts.</summary>
    public static string? Sentence(IReadOnlyCollection<LeadersNamed> all) => all.Sum(l => l.Posts) is 0 or 1 ? null
        : $"{all.Sum(l => l.Named.Count)} of {Numbers.Count(all.Sum(l => l.Posts), "leader")} named: "
            + string.Join(", ", all.GroupBy(l => l.HowMany).OrderByDescending(g => g.First().Named.Count).Select((g, i) => $"{(i == 0 ? Numbers.Count(g.Count(), "body has", "bodies have") : $"{g.Count()}")} {g.Key.ToLowerInvariant()}"));
}
