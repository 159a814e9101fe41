using Mandate.Platform;

namespace Mandate.Bodies;

/// <summary>A person's holding of the same kind of post in another body.</summary>
public sealed record HeldElsewhere(Term Term, Post Post, Body Body);

/// <summary>All that decides whether a term may stand: the post, its body, the pack's rule, the other terms of the post, and what the person holds elsewhere.</summary>
public sealed record Seat(Post Post, Body Body, PostKind? Kind, IReadOnlyList<Term> Terms, IReadOnlyList<HeldElsewhere> Elsewhere)
{
    /// <summary>Whether somebody exercises the post's powers on a day.</summary>
    public bool AtWorkOn(DateOnly day, Term? except = null) =>
        Terms.Count(t => t != except && t.StateOn(day).AtWork()) >= Post.Seats;

    /// <summary>Every day: no more substantive holders than seats, no more cover than seats, and nobody in two bodies where the post is for one.</summary>
    public Outcome Allows(Term term)
    {
        if (!term.Counts) return Outcome.Done;
        return term.Cover ? CoverFits(term) : SeatsSuffice(term).Then(() => InOneBody(term));
    }

    Outcome SeatsSuffice(Term term) =>
        FirstDayOverfull(term, Terms.Where(t => t.Id != term.Id && !t.Cover && t.Counts)) is { } day ? TermRefusals.SeatTaken(this, day) : Outcome.Done;

    Outcome CoverFits(Term term) =>
        FirstDayOverfull(term, Terms.Where(t => t.Id != term.Id && t.Cover && t.Basis == term.Basis && t.Counts)) is null ? Outcome.Done : TermRefusals.CoverTaken;

    /// <summary>Claims can only become too many on the first day of one of them.</summary>
    DateOnly? FirstDayOverfull(Term term, IEnumerable<Term> others)
    {
        var own = term.Claim(Post);
        var claims = others.Select(t => t.Claim(Post)).Where(c => c.Valid && c.Overlaps(own)).ToList();
        foreach (var day in claims.Select(c => c.From).Append(own.From).Where(own.Includes).Order())
            if (claims.Count(c => c.Includes(day)) >= Post.Seats) return day;
        return null;
    }

    Outcome InOneBody(Term term)
    {
        var own = term.Claim(Post);
        var clash = Elsewhere.FirstOrDefault(e => e.Term.Person == term.Person && e.Body.Id != Body.Id && e.Post.Kind == Post.Kind
            && (Post.Exclusive || e.Post.Exclusive) && (term.SharedBecause ?? e.Term.SharedBecause) is null
            && !e.Term.Cover && e.Term.Counts && e.Term.Claim(e.Post).Overlaps(own));
        return clash is null ? Outcome.Done : TermRefusals.HeldElsewhere(this, clash);
    }

    /// <summary>Ends interim and acting cover of a single-seat post the day before its holder takes over.</summary>
    public Outcome EndCover(DateOnly takesOver, string by, Actor actor, DateTimeOffset now)
    {
        if (Post.Seats > 1) return Outcome.Done;
        var last = takesOver.AddDays(-1);
        foreach (var cover in Terms.Where(t => t.Cover && t.Counts && !(t.To <= last)))
        {
            var act = new ActFacts(last, by, Reason: "The holder took over");
            var done = cover.Started <= last ? cover.End(this, act, actor, now) : cover.Withdraw(this, act, actor, now);
            if (done.Refused) return done;
        }
        return Outcome.Done;
    }
}
