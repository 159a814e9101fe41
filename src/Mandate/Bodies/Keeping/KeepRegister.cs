using Mandate.Bodies.Keeping.Details;
using Mandate.Bodies.Keeping.Holding;
using Mandate.Bodies.Keeping.Law;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping;

/// <summary>Where keepers start: tasks, what needs a look, and the bodies they keep with what changed last.</summary>
public static class KeepRegister
{
    public const string Route = "/register";

    /// <summary>Something a keeper should look at: what it is, and the page that clears it.</summary>
    public sealed record Finding(string Kind, string Text, string Href);
    public sealed record Line(string Slug, string LegalName, string Kind, DateOnly From, DateOnly? To, DateTimeOffset? ChangedAt);
    public sealed record Model(string? Search, bool MayKeepAll, IReadOnlyList<Finding> Findings, PageOf<Line> Bodies);

    static readonly TableColumn<Line>[] columns = [new("slug", l => l.Slug), new("legal_name", l => l.LegalName), new("kind", l => l.Kind), new("from", l => l.From), new("to", l => l.To), new("changed_at", l => l.ChangedAt)];

    public static async Task<IResult> Get(string? q, ListQuery list, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var words = FormReader.Clean(q).ToLowerInvariant();
#pragma warning disable CA1304, CA1311, MA0011 // runs in the database
        var bodies = db.KeptBodies(actor).AsNoTracking().Where(b => words == "" || b.LegalName.ToLower().Contains(words) || b.ShortName.ToLower().Contains(words) || b.Codes.Any(c => c.Value.ToLower() == words));
#pragma warning restore CA1304, CA1311, MA0011
        var lines = bodies.Select(b => new
        {
            b.Slug, b.LegalName, b.From, b.To, Kind = db.BodyKinds.Where(k => k.Key == b.Kind).Select(k => k.Name).FirstOrDefault() ?? b.Kind,
            ChangedAt = db.Events.Where(e => e.Body == b.Id).Max(e => (DateTimeOffset?)e.At),
        });
        lines = list.Sort switch
        {
            "name" => list.Descending ? lines.OrderByDescending(l => l.LegalName) : lines.OrderBy(l => l.LegalName),
            "from" => list.Descending ? lines.OrderByDescending(l => l.From).ThenBy(l => l.LegalName) : lines.OrderBy(l => l.From).ThenBy(l => l.LegalName),
            _ => lines.OrderBy(l => l.ChangedAt == null).ThenByDescending(l => l.ChangedAt).ThenBy(l => l.LegalName),
        };
        var shown = lines.Select(l => new Line(l.Slug, l.LegalName, l.Kind, l.From, l.To, l.ChangedAt));
        if (list.Format is not null) return TableAnswer.Of(http, await shown.ToListAsync(cancel), columns, "bodies-kept", open: false)!;
        var page = list.Of(await shown.Skip(list.Skip).Take(ListQuery.Size).ToListAsync(cancel), await bodies.CountAsync(cancel));
        return KeepRegisterPage.Show(new(q, BodiesAccess.MayKeepAll(actor), list.Page == 1 && words.Length == 0 ? await Findings.Of(db, actor, clock.Today(), cancel) : [], page));
    }
}

/// <summary>What a keeper should look at today: three queries, whatever the size of the register.</summary>
static class Findings
{
    const int Most = 60;

    public static async Task<IReadOnlyList<KeepRegister.Finding>> Of(Db db, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var found = new List<KeepRegister.Finding>();
        var terms = await (from t in db.KeptTerms(actor).AsNoTracking().Include(t => t.Acts)
                           join p in db.Posts on t.Post equals p.Id
                           join b in db.Bodies on p.Body equals b.Id
                           join who in db.People on t.Person equals who.Id
                           from e in db.LegalEvents.Where(e => e.Id == t.Condition).DefaultIfEmpty()
                           where t.To == null || t.To >= today.AddDays(-1)
                           orderby b.ShortName, p.Title
                           select new { Term = t, p.Title, b.ShortName, Person = who.Name, Event = e }).ToListAsync(cancel);
        foreach (var t in terms)
        {
            var state = t.Term.StateOn(today);
            if (state is TermState.Designate or TermState.InterimDesignate && t.Event?.HappenedBy(today) is true)
                found.Add(new("Condition met", $"{t.Person}, {t.Title}, {t.ShortName}: “{t.Event.Name}” has happened and the appointer has not confirmed", ShowTerm.Url(t.Term.Id)));
            else if (state is TermState.Interim or TermState.Acting && t.Term.To is { } to && to <= today.AddDays(60))
                found.Add(new("Cover ends soon", $"{t.Person}, {t.Title}, {t.ShortName}: {state.Words()} until {((DateOnly?)to).Words()}", ShowTerm.Url(t.Term.Id)));
            else if (state is TermState.AwaitingApproval or TermState.Offered && t.Term.Acts.Max(a => a.On) < today.AddDays(-28))
                found.Add(new("Long wait", $"{t.Person}, {t.Title}, {t.ShortName}: {state.Words()} since {((DateOnly?)t.Term.Acts.Max(a => a.On)).Words()}", ShowTerm.Url(t.Term.Id)));
        }
        found.AddRange(await Empty(db, actor, today, cancel));
        found.AddRange(await Incomplete(db, actor, today, cancel));
        return [.. found.Take(Most)];
    }

    /// <summary>Posts of leaders that were held, are empty, and nobody is named for.</summary>
    static async Task<IEnumerable<KeepRegister.Finding>> Empty(Db db, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var posts = await (from p in db.KeptPosts(actor).AsNoTracking().On(today)
                           join b in db.Bodies on p.Body equals b.Id
                           join bk in db.BodyKinds on b.Kind equals bk.Key
                           join k in db.PostKinds on new { bk.Pack, Key = p.Kind } equals new { k.Pack, k.Key }
                           where k.Leader && !db.Terms.Any(t => t.Post == p.Id && (t.To == null || t.To >= today) && t.Acts.Any(a => a.Kind == TermActKind.Appoint)
                               && !t.Acts.Any(a => a.Kind == TermActKind.Decline || a.Kind == TermActKind.Withdraw || a.Kind == TermActKind.Lapse || a.Kind == TermActKind.RefuseApproval))
                           orderby b.ShortName, k.Order
                           select new { p.Id, p.Title, b.ShortName }).Take(Most).ToListAsync(cancel);
        return posts.Select(p => new KeepRegister.Finding("Vacant", $"{p.Title}, {p.ShortName}: nobody holds it or is named for it", ShowKeptPost.Url(p.Id)));
    }

    /// <summary>Bodies that ended without a successor though their kind needs one, or that stand in no region though others of their kind do.</summary>
    static async Task<IEnumerable<KeepRegister.Finding>> Incomplete(Db db, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var bodies = await (from b in db.KeptBodies(actor).AsNoTracking()
                            join k in db.BodyKinds on b.Kind equals k.Key
                            let lost = b.To != null && k.NeedsSuccessor && !db.Successions.Any(s => s.Predecessor == b.Id)
                            let placeless = (b.To == null || b.To >= today) && !b.Relations.Any(r => r.Kind == RelationKeys.InRegion)
                                && db.Bodies.Any(o => o.Kind == b.Kind && o.Relations.Any(r => r.Kind == RelationKeys.InRegion))
                            where lost || placeless
                            orderby b.LegalName
                            select new { b.Slug, b.LegalName, Lost = lost }).Take(Most).ToListAsync(cancel);
        return bodies.Select(b => b.Lost
            ? new KeepRegister.Finding("No successor", $"{b.LegalName} ends and nobody is recorded as taking over", RecordSuccession.Url(b.Slug))
            : new KeepRegister.Finding("No region", $"{b.LegalName} is in no region", ShowKeptBody.Url(b.Slug)));
    }
}
