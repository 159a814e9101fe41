using Mandate.Bodies.Packs;
using Mandate.Bodies.Terms;
using Mandate.Platform;

namespace Mandate.Bodies.Exchange;

sealed partial class ImportRun
{
    Dictionary<PostId, List<Term>> TermsOfPost => field ??= register.Terms.GroupBy(t => t.Post).ToDictionary(g => g.Key, g => g.ToList());
    Dictionary<PersonId, List<Term>> TermsOfPerson => field ??= register.Terms.GroupBy(t => t.Person).ToDictionary(g => g.Key, g => g.ToList());
    Dictionary<TermId, Term> TermById => field ??= register.Terms.ToDictionary(t => t.Id);
    Dictionary<PostId, Post> PostById => field ??= register.Posts.ToDictionary(p => p.Id);
    Dictionary<BodyId, Body> BodyById => field ??= register.Bodies.ToDictionary(b => b.Id);

    Seat SeatOf(Post post, PersonId? person = null)
    {
        var body = BodyById[post.Body];
        var elsewhere = person is { } id ? TermsOfPerson.GetValueOrDefault(id, []).Where(t => t.Post != post.Id && PostById[t.Post].Kind == post.Kind && PostById[t.Post].Body != post.Body) : [];
        return new Seat(post, body, postKinds.GetValueOrDefault((body.Kind, post.Kind)), TermsOfPost.GetValueOrDefault(post.Id, []), [.. elsewhere.Select(t => new HeldElsewhere(t, PostById[t.Post], BodyById[PostById[t.Post].Body]))]);
    }

    void Terms()
    {
        foreach (var row in Each(RegisterTable.Terms, r => r["id"].Length > 0 ? r["id"] : $"{r["body"]}|{r["post"]}|{r["person"]}|{r["basis"]}|{r["from"]}|{r["condition"]}"))
        {
            var before = problems.Count;
            var (body, post, person) = (BodyOf(row, "body"), (Post?)null, PersonOf(row));
            if (body is not null && !posts.TryGetValue((body.Id, row.Required("post")), out post)) row.Problem($"post “{row["post"]}” is unknown at {body.Slug}; {Known(posts.Keys.Where(k => k.Item1 == body.Id).Select(k => k.Item2))}");
            var (basis, from, to) = (row.OneOf("basis", TermBasis.OpenCompetition), row.Date("from"), row.Date("to"));
            if (to < from) row.Problem($"ends on {RegisterRows.Day(to)}, before it starts on {RegisterRows.Day(from)}");
            var condition = row["condition"].Length == 0 ? null : register.Events.Find(e => e.Slug == row["condition"]);
            if (row["condition"].Length > 0 && condition is null) row.Problem($"condition “{row["condition"]}” is unknown; {Known(register.Events.Select(e => e.Slug))}");
            var acts = Acts(row);
            if (post is null || person is null || problems.Count > before) continue;
            var seat = SeatOf(post, person.Id);
            var old = row["id"].Length > 0 ? (TermId.TryParse(row["id"], null, out var id) ? TermById.GetValueOrDefault(id) : null)
                : seat.Terms.FirstOrDefault(t => t.Person == person.Id && t.Basis == basis && t.From == from && t.Condition == condition?.Id);
            if (old is null && row["id"].Length > 0) { row.Problem($"id {row["id"]} is unknown: leave it empty for a new term"); continue; }
            if (old is null) NewTerm(row, seat, person, new TermFacts(basis, from, to, condition?.Id, row["needs_approval"].Length == 0 ? null : Flag(row, "needs_approval", false), row.Optional("shared_because")), condition, acts);
            else OldTerm(row, seat, old, person, condition, acts, to);
        }
    }

    Person? PersonOf(PackRow row)
    {
        var key = row.Required("person");
        key = register.Merged.GetValueOrDefault(key, key);
        if (key.Length == 0 || people.TryGetValue(key, out var person)) return key.Length == 0 ? null : people[key];
        row.Problem($"person “{key}” is unknown: they are neither in the register nor in people");
        return null;
    }

    /// <summary>The acts a row tells of, in the order in which they were done.</summary>
    static List<(TermActKind Kind, ActFacts Act)> Acts(PackRow row)
    {
        var acts = new List<(TermActKind, ActFacts)>();
        void Add(TermActKind kind, string column, string? by)
        {
            if (row.Date(column) is { } on) acts.Add((kind, new(on, by is { Length: > 0 } ? by : "Not recorded")));
        }
        Add(TermActKind.Recommend, "recommended_on", row["recommended_by"]);
        Add(TermActKind.Appoint, "appointed_on", row["appointed_by"]);
        Add(TermActKind.Approve, "approved_on", row["approved_by"]);
        Add(TermActKind.Accept, "accepted_on", row["person"]);
        Add(TermActKind.Confirm, "confirmed_on", row["confirmed_by"]);
        if (row["closed_as"].Length == 0 && row["closed_on"].Length == 0) return acts;
        TermActKind? closing = row["closed_as"] switch
        {
            "ended" => TermActKind.End, "declined" => TermActKind.Decline, "withdrawn" => TermActKind.Withdraw, "lapsed" => TermActKind.Lapse, "not-approved" => TermActKind.RefuseApproval, _ => null,
        };
        if (closing is null) row.Problem($"closed_as is “{row["closed_as"]}”; use one of ended, declined, withdrawn, lapsed, not-approved");
        else if (row["closed_on"].Length == 0) row.Problem("closed_on is empty");
        else if (row.Date("closed_on") is { } on) acts.Add((closing.Value, new(on, row["closed_by"] is { Length: > 0 } by ? by : "Not recorded", Reason: row.Optional("closed_reason"))));
        return acts;
    }

    void NewTerm(PackRow row, Seat seat, Person person, TermFacts facts, LegalEvent? condition, List<(TermActKind Kind, ActFacts Act)> acts)
    {
        if (acts.Count == 0) { row.Problem("says no act: give recommended_on or appointed_on at least"); return; }
        var proposed = Term.Propose(seat, person.Id, facts, now);
        if (!Done(row, proposed.Refusal is { } refusal ? refusal : Outcome.Done)) return;
        var term = proposed.Value!;
        foreach (var (kind, act) in acts)
            if (!Done(row, Do(term, kind, seat, condition, act, row))) return;
        db.Terms.Add(term);
        register.Terms.Add(term);
        TermsOfPost.TryAdd(seat.Post.Id, []);
        TermsOfPost[seat.Post.Id].Add(term);
        TermsOfPerson.TryAdd(person.Id, []);
        TermsOfPerson[person.Id].Add(term);
        notReversible++;
        changes.Add(new(RegisterTable.Terms.Name, row.Line, ImportEffect.Added, $"{seat.Body.Slug}/{seat.Post.Slug}", $"{person.Name}: {term.StateOn(today).Words()}"));
        records.Add(() => db.RecordActs(actor, now, seat, term, person.Name));
    }

    void OldTerm(PackRow row, Seat seat, Term term, Person person, LegalEvent? condition, List<(TermActKind Kind, ActFacts Act)> acts, DateOnly? to)
    {
        var cells = rows.Row(term, today);
        foreach (var fixedColumn in new[] { "body", "post", "person", "basis", "from", "condition" }.Where(c => row[c].Length + cells[At(c)].Length > 0 && row[c] != cells[At(c)]))
            row.Problem($"{fixedColumn} of a term cannot change from “{cells[At(fixedColumn)]}” to “{row[fixedColumn]}”: close this term and start a new one");
        var last = acts.Find(a => a.Kind == TermActKind.End) is { Act: { } ending } ? ending.On : to;
        if (term.On(TermActKind.End) is null && acts.TrueForAll(a => a.Kind != TermActKind.End) && to != term.To && !(to is null && term.To == seat.Post.To)) row.Problem("to of a term changes only by its end: give closed_as ended, closed_on and closed_reason");
        if (term.On(TermActKind.End) is not null && last is not null && last != term.To) row.Problem("the term has another last day in the register; ends are never overwritten");
        var (before, start) = (problems.Count, term.Acts.Count);
        foreach (var (kind, act) in acts)
        {
            if (term.Acts.FirstOrDefault(a => a.Kind == kind) is { } known)
            {
                if (known.On != act.On) row.Problem($"the register has {RegisterRows.Word(kind)} on {RegisterRows.Day(known.On)}, the file {RegisterRows.Day(act.On)}: acts are never overwritten");
                continue;
            }
            if (!Done(row, Do(term, kind, seat, condition, act, row))) return;
        }
        if (problems.Count > before) return;
        if (term.Acts.Count == start) { unchanged++; return; }
        db.Entry(term).Property(t => t.Version).IsModified = true;
        notReversible++;
        changes.Add(new(RegisterTable.Terms.Name, row.Line, acts.Exists(a => a.Kind == TermActKind.End) ? ImportEffect.Ends : ImportEffect.Changed, $"{seat.Body.Slug}/{seat.Post.Slug}",
            $"{person.Name}: {string.Join(", ", term.Acts.Skip(start).Select(a => $"{RegisterRows.Word(a.Kind)} on {RegisterRows.Day(a.On)}"))}"));
        records.Add(() => db.RecordActs(actor, now, seat, term, person.Name, start));
    }

    static int At(string column) => RegisterTable.Terms.Columns.ToList().IndexOf(column);

    /// <summary>The confirming act is the appointer's, in a file as on a page.</summary>
    Outcome Do(Term term, TermActKind kind, Seat seat, LegalEvent? condition, ActFacts act, PackRow row) => kind switch
    {
        TermActKind.Recommend => term.Recommend(seat, act, actor, now),
        TermActKind.Appoint => term.Appoint(seat, act, actor, now),
        TermActKind.Approve => term.Approve(seat, act, actor, now),
        TermActKind.Accept => term.Accept(seat, act, actor, now),
        TermActKind.Confirm when !BodiesAccess.MayConfirm(actor, seat.Body.Id) => Keeping.KeepingRefusals.NotByKeeper,
        TermActKind.Confirm => condition is null ? TermRefusals.NotConditional : term.Confirm(seat, condition, act, actor, now),
        TermActKind.Decline => term.Decline(seat, act, actor, now),
        TermActKind.Withdraw => term.Withdraw(seat, act, actor, now),
        TermActKind.Lapse => term.Lapse(seat, act, actor, now),
        TermActKind.RefuseApproval => term.RefuseApproval(seat, act, actor, now),
        _ => term.End(seat, act, actor, now),
    };
}
