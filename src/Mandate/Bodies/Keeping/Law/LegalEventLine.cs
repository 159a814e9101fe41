using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Law;

/// <summary>A legal event with all that waits for it.</summary>
public sealed record LegalEventLine(string Slug, string Name, string Kind, int Stage, DateOnly? Expected, int Moves, DateOnly? ActualOn, int Waiting)
{
    public string Url => ShowKeptEvent.Url(Slug);

    public static async Task<IReadOnlyList<LegalEventLine>> All(Db db, DateOnly today, CancellationToken cancel)
    {
        var events = await db.LegalEvents.AsNoTracking().Include(e => e.Expected).OrderBy(e => e.Pack).ThenBy(e => e.Stage).ThenBy(e => e.Name).ToListAsync(cancel);
        var terms = await db.Terms.AsNoTracking().Include(t => t.Acts).Where(t => t.Condition != null).ToListAsync(cancel);
        var waiting = terms.Where(t => t.StateOn(today) is TermState.Designate or TermState.InterimDesignate).CountBy(t => t.Condition!.Value).ToDictionary();
        return [.. events.Select(e => new LegalEventLine(e.Slug, e.Name, e.Kind, e.Stage, e.ExpectedAsKnownOn(today), Math.Max(0, e.Expected.Count - 1), e.ActualOn, waiting.GetValueOrDefault(e.Id)))];
    }
}

/// <summary>A term that waits or waited for a legal event.</summary>
/// <param name="Appointer">Who made the appointing act and is asked for the confirming one.</param>
public sealed record WaitingTerm(TermId Id, string Person, string Post, string Body, TermState State, string? Appointer)
{
    /// <summary>Every term conditional on an event, as it stands on a day: one query.</summary>
    public static async Task<IReadOnlyList<WaitingTerm>> On(Db db, LegalEventId e, DateOnly day, CancellationToken cancel)
    {
        var rows = await (from t in db.Terms.AsNoTracking().Include(t => t.Acts)
                          where t.Condition == e
                          join p in db.Posts on t.Post equals p.Id
                          join b in db.Bodies on p.Body equals b.Id
                          join who in db.People on t.Person equals who.Id
                          orderby b.ShortName, p.Title
                          select new { Term = t, p.Title, Person = who.Name, b.ShortName }).ToListAsync(cancel);
        return [.. rows.Select(r => new WaitingTerm(r.Term.Id, r.Person, r.Title, r.ShortName, r.Term.StateOn(day), r.Term.Acts.FirstOrDefault(a => a.Kind == TermActKind.Appoint)?.By))];
    }

    public bool Waits => State is TermState.Designate or TermState.InterimDesignate;
}
