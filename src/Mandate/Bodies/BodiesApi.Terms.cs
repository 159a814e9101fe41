using Mandate.Bodies.Terms;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies;

/// <summary>Verbs of the register for other areas. Each joins the caller's transaction: it adds and records, the caller saves.</summary>
public static partial class BodiesApi
{
    /// <summary>An appointment by open competition: recommended, appointed, approved and accepted as far as has happened. Waits for its legal event when the post has one.</summary>
    public static async Task<Outcome<Term>> Designate(Db db, Actor actor, DateTimeOffset now, DesignateFacts facts, CancellationToken cancel)
    {
        var named = await Naming.Person(db, actor, now, facts.Person, cancel);
        if (named.Value is not { } person) return named.Refusal!;
        if (await Seats.Load(db, facts.Post, [person.Id], cancel) is not { } seat) return NamingRefusals.NoPost;

        var condition = facts.Condition ?? (facts.From is null ? (await ConditionOf(db, facts.Post, facts.Appointed.On, cancel))?.Id : null);
        var proposed = Term.Propose(seat, person.Id, new TermFacts(facts.Basis, facts.From, facts.To, condition, facts.NeedsApproval, facts.SharedBecause, facts.Unannounced), now);
        if (proposed.Value is not { } term) return proposed.Refusal!;

        var done = (facts.Recommended is { } recommended ? term.Recommend(seat, recommended, actor, now) : Outcome.Done)
            .Then(() => term.Appoint(seat, facts.Appointed, actor, now))
            .Then(() => facts.Approved is { } approved ? term.Approve(seat, approved, actor, now) : Outcome.Done)
            .Then(() => facts.AcceptedOn is { } on ? term.Accept(seat, new ActFacts(on, person.Name, Evidence: facts.AcceptanceEvidence), actor, now) : Outcome.Done);
        if (done.Refused) return done.Refusal!;
        db.Terms.Add(term);
        db.RecordActs(actor, now, seat, term, person.Name);
        if (term.Started is { } started && (await EndCover(db, actor, now, seat, started, facts.Appointed.By, cancel)).Refusal is { } refusal) return refusal;
        return term;
    }

    /// <summary>Whoever covered the post hands over to its holder, and the record of each says so.</summary>
    static async Task<Outcome> EndCover(Db db, Actor actor, DateTimeOffset now, Seat seat, DateOnly takesOver, string by, CancellationToken cancel)
    {
        var before = seat.Terms.ToDictionary(t => t.Id, t => t.Acts.Count);
        var done = seat.EndCover(takesOver, by, actor, now);
        foreach (var ended in seat.Terms.Where(t => t.Acts.Count > before[t.Id]))
            db.RecordActs(actor, now, seat, ended, (await db.People.SingleAsync(p => p.Id == ended.Person, cancel)).Name, before[ended.Id]);
        return done;
    }

    /// <summary>Interim or acting cover, by a recorded decision; interim designate while the post is still to begin or its event to happen.</summary>
    public static async Task<Outcome<Term>> Interim(Db db, Actor actor, DateTimeOffset now, InterimFacts facts, CancellationToken cancel)
    {
        var named = await Naming.Person(db, actor, now, facts.Person, cancel);
        if (named.Value is not { } person) return named.Refusal!;
        if (await Seats.Load(db, facts.Post, [person.Id], cancel) is not { } seat) return NamingRefusals.NoPost;

        var condition = facts.Condition ?? (facts.From is null ? (await ConditionOf(db, facts.Post, facts.Decided.On, cancel))?.Id : null);
        var proposed = Term.Propose(seat, person.Id, new TermFacts(facts.Acting ? TermBasis.Acting : TermBasis.Interim, facts.From, facts.To, condition, NeedsApproval: false, Unannounced: facts.Unannounced), now);
        if (proposed.Value is not { } term) return proposed.Refusal!;
        if (term.Appoint(seat, facts.Decided, actor, now).Refusal is { } refusal) return refusal;
        db.Terms.Add(term);
        db.RecordActs(actor, now, seat, term, person.Name);
        return term;
    }

    /// <summary>Makes public from a day whoever is named for these posts and not announced yet.</summary>
    public static async Task Announce(Db db, IReadOnlyCollection<PostId> posts, DateOnly on, CancellationToken cancel)
    {
        foreach (var term in await db.Terms.Where(t => posts.Contains(t.Post) && t.PublicFrom == null).ToListAsync(cancel)) term.Announce(on);
    }

    /// <summary>Another day for terms that are announced for a later one.</summary>
    public static async Task MoveAnnouncement(Db db, IReadOnlyCollection<PostId> posts, DateOnly from, DateOnly to, DateOnly today, CancellationToken cancel)
    {
        foreach (var term in await db.Terms.Where(t => posts.Contains(t.Post) && t.PublicFrom == from).ToListAsync(cancel)) term.MoveAnnouncement(to, today);
    }

    /// <summary>One confirming act for many designates, after their legal event has happened. Each is answered by itself; cover for a confirmed post ends the day before.</summary>
    public static async Task<IReadOnlyList<ConfirmAnswer>> Confirm(Db db, Actor actor, DateTimeOffset now, IReadOnlyCollection<TermId> ids, ActFacts act, CancellationToken cancel)
    {
        var terms = await db.Terms.Include(t => t.Acts).Where(t => ids.Contains(t.Id)).ToListAsync(cancel);
        var people = terms.Select(t => t.Person).Distinct().ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var events = terms.Select(t => t.Condition).OfType<LegalEventId>().Distinct().ToList();
        var conditions = await db.LegalEvents.Where(e => events.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        var seats = await Seats.Load(db, terms.Select(t => t.Post).Distinct().ToList(), people, cancel);

        var answers = new List<ConfirmAnswer>();
        foreach (var term in terms)
        {
            var seat = seats[term.Post];
            var before = seat.Terms.ToDictionary(t => t.Id, t => t.Acts.Count);
            var done = term.Condition is { } c ? term.Confirm(seat, conditions[c], act, actor, now) : TermRefusals.NotConditional;
            if (!done.Refused && !term.Cover) done = seat.EndCover(term.Started ?? act.On, act.By, actor, now);
            answers.Add(new(term.Id, names[term.Person], seat.Post.Title, seat.Body.ShortName, done.Refusal));
            foreach (var touched in seat.Terms.Where(t => t.Acts.Count > before[t.Id]))
                db.RecordActs(actor, now, seat, touched, names.GetValueOrDefault(touched.Person) ?? (await db.People.SingleAsync(p => p.Id == touched.Person, cancel)).Name, before[touched.Id]);
        }
        return answers;
    }

    /// <summary>Designates whose legal event has happened and whom the appointer has not confirmed.</summary>
    public static async Task<IReadOnlyList<AwaitingConfirmation>> AwaitingConfirmation(Db db, LegalEventId? legalEvent, DateOnly on, CancellationToken cancel, IReadOnlyList<BodyId>? bodies = null)
    {
        var rows = await (from t in db.Terms.AsNoTracking().Include(t => t.Acts)
                          join e in db.LegalEvents on t.Condition equals (LegalEventId?)e.Id
                          where e.ActualOn <= @on && (legalEvent == null || e.Id == legalEvent)
                          join p in db.Posts on t.Post equals p.Id
                          join b in db.Bodies on p.Body equals b.Id
                          where bodies == null || bodies.Contains(b.Id)
                          join who in db.People on t.Person equals who.Id
                          orderby b.ShortName, p.Title
                          select new { Term = t, Post = p, Body = b, Person = who, Event = e }).ToListAsync(cancel);
        return [.. rows.Where(r => r.Term.StateOn(on) is TermState.Designate or TermState.InterimDesignate && r.Body.From <= on)
            .Select(r => new AwaitingConfirmation(r.Term, r.Post, r.Body, r.Person, r.Event))];
    }
}
