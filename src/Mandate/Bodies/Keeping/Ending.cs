using Mandate.Bodies.Terms;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping;

/// <summary>Ends posts with the terms of those in them, through the verbs of the domain. The caller has asked what stands on them.</summary>
static class Ending
{
    /// <summary>What other areas say must be dealt with first. What the register itself says is answered by <paramref name="termsToo"/>.</summary>
    public static Refusal? Blocked(IReadOnlyList<Standing> standing, bool termsToo)
    {
        var blocking = standing.Where(s => s.Blocks && s.Area != BodiesStandsOn.Area).ToList();
        if (blocking.Count > 0) return KeepingRefusals.Stands(blocking);
        return !termsToo && standing.Any(s => s.Blocks) ? KeepingRefusals.TermsInForce : null;
    }

    public static async Task<Outcome> Posts(Db db, Actor actor, DateTimeOffset now, IReadOnlyCollection<PostId> posts, DateOnly last, string by, string reason, CancellationToken cancel)
    {
        var seats = await Seats.Load(db, posts, [], cancel);
        var people = seats.Values.SelectMany(s => s.Terms).Select(t => t.Person).Distinct().ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        foreach (var seat in seats.Values)
        {
            foreach (var term in seat.Terms.Where(t => t.Counts && !(t.StateOn(last) == TermState.Ended)))
            {
                var before = term.Acts.Count;
                if (Close(term, seat, last, by, reason, actor, now).Refusal is { } refusal) return refusal;
                db.RecordActs(actor, now, seat, term, names[term.Person], before);
            }
            if (seat.Post.To <= last) continue;
            if (seat.Post.End(last).Refusal is { } no) return no;
            db.Record(actor, now, new PostEnded(seat.Post.Id, seat.Body.Id, seat.Post.Title, seat.Body.LegalName, last), seat.Body.Id, reason);
        }
        return Outcome.Done;
    }

    /// <summary>Who is in post by then leaves on the last day; who is not will never start.</summary>
    static Outcome Close(Term term, Seat seat, DateOnly last, string by, string reason, Actor actor, DateTimeOffset now)
    {
        if (term.Started <= last) return term.To == last && term.On(TermActKind.End) is not null ? Outcome.Done : term.End(seat, new ActFacts(last, by, Reason: reason), actor, now);
        return term.Withdraw(seat, new ActFacts(London.Day(now), by, Reason: reason), actor, now);
    }
}
