using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;

namespace Mandate.Bodies.Terms;

public static class TermRecords
{
    /// <summary>Writes an event for each act of the term that this save adds.</summary>
    public static void RecordActs(this Db db, Actor actor, DateTimeOffset now, Seat seat, Term term, string person, int after = 0)
    {
        foreach (var act in term.Acts.Where(a => a.Number > after))
            db.Record(actor, now, new TermActRecorded(term.Id, term.Person, term.Post, seat.Body.Id, act.Kind, act.On, act.By, person, seat.Post.Title, seat.Body.LegalName), seat.Body.Id, act.Reason);
    }
}
