using Mandate.Platform;

namespace Mandate.Bodies;

/// <summary>A term and how it stands on the day asked about.</summary>
public sealed record Held(Term Term, TermState State);

/// <summary>A post on a day: who holds it in law, who exercises its powers, who is named for it, and why a seat is empty.</summary>
/// <param name="Holders">In post in law: substantive holders, at work or away, then interim or acting cover for seats nobody holds.</param>
/// <param name="AtWork">Who may exercise its powers.</param>
/// <param name="Coming">Designates and others named for it.</param>
/// <param name="Empty">Seats with no holder.</param>
/// <param name="Reason">Why, when a seat is empty.</param>
public sealed record Occupancy(IReadOnlyList<Held> Holders, IReadOnlyList<Held> AtWork, IReadOnlyList<Held> Coming, int Empty, string? Reason)
{
    public bool Vacant => Empty > 0;

    public static Occupancy On(Post post, IEnumerable<Term> terms, DateOnly day)
    {
        var held = terms.Where(t => t.Post == post.Id).Select(t => new Held(t, t.StateOn(day))).ToList();
        var coming = held.Where(h => h.State.Coming()).ToList();
        if (!Period.Of(post).Includes(day)) return new([], [], coming, post.Seats, NotInForce(post, coming, day));

        var inLaw = held.Where(h => h.State.InPost() && !h.Term.Cover).OrderBy(h => h.Term.Started).Take(post.Seats).ToList();
        var cover = held.Where(h => h.Term.Cover && h.State.AtWork()).OrderBy(h => h.Term.Basis).ThenByDescending(h => h.Term.Started).ToList();
        List<Held> holders = [.. inLaw, .. cover.Take(post.Seats - inLaw.Count)];
        var working = inLaw.Where(h => h.State == TermState.Substantive).ToList();
        List<Held> atWork = [.. working, .. cover.Take(post.Seats - working.Count)];
        var empty = post.Seats - holders.Count;
        return new(holders, atWork, coming, empty, empty == 0 ? null : WhyEmpty(held, coming, day));
    }

    static string NotInForce(Post post, List<Held> coming, DateOnly day) =>
        day > post.To ? $"The post ended on {post.To:d MMMM yyyy}"
        : coming.Count > 0 ? $"The post begins on {post.From:d MMMM yyyy}; a designate is named"
        : $"The post begins on {post.From:d MMMM yyyy}";

    static string WhyEmpty(List<Held> held, List<Held> coming, DateOnly day)
    {
        if (held.Exists(h => h.State == TermState.Designate)) return "The designate has not been confirmed";
        if (coming.Count > 0) return "The person appointed has not started";
        if (held.Exists(h => h.State is TermState.AwaitingApproval or TermState.Offered)) return "An appointment awaits approval or acceptance";
        var left = held.Where(h => h.State == TermState.Ended).MaxBy(h => h.Term.To);
        if (left is not null) return $"The last holder left on {left.Term.To:d MMMM yyyy}{(left.Term.EndReason is { } why ? $": {why}" : "")}";
        if (held.Exists(h => h.State is TermState.Withdrawn or TermState.NotApproved or TermState.Lapsed)) return "The appointment made was declined, withdrawn or refused, or lapsed";
        return held.Exists(h => h.State == TermState.Proposed) ? "Somebody is proposed and not yet appointed" : "Nobody has been appointed yet";
    }
}
