using Mandate.Bodies.Keeping;
using Mandate.Bodies.Packs;
using Mandate.Platform;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Exchange;

sealed partial class ImportRun
{
    void Record<T>(T e, BodyId? body = null) where T : IEvent => db.Record(actor, now, e, body);

    void People()
    {
        foreach (var row in Each(RegisterTable.People, r => r["key"]))
        {
            var before = problems.Count;
            var (key, name) = (row.Required("key"), row.Required("name"));
            if (key.Length > 0 && key != Slugs.Of(key)) row.Problem($"key “{key}” must have only lower case letters, figures and hyphens, like {Slugs.Of(key)}");
            if (register.Merged.TryGetValue(key, out var kept)) row.Problem($"person “{key}” was merged into “{kept}”: use that key");
            if (problems.Count > before) continue;
            if (!people.TryGetValue(key, out var person))
            {
                person = Person.Add(name, key, Flag(row, "invented", false), null, now);
                db.People.Add(person);
                people[key] = person;
                register.People.Add(person);
                rows.Know(person);
                var added = person;
                records.Add(() => Record(new PersonAdded(added.Id, added.Name)));
                AddedRow(RegisterTable.People, row, key, name, rows.Row(person));
                continue;
            }
            var was = rows.Row(person);
            person.Change(name, Flag(row, "invented", person.Invented));
            var known = person;
            if (ChangedRow(RegisterTable.People, row, key, was, rows.Row(person)) && changes[^1].Detail is var detail) records.Add(() => db.Record(actor, now, new PersonChanged(known.Id, known.Name), reason: detail));
        }
    }

    void Posts()
    {
        foreach (var row in Each(RegisterTable.Posts, r => $"{r["body"]}|{r["key"]}"))
        {
            var before = problems.Count;
            var (body, key, kind, title) = (BodyOf(row, "body"), row.Required("key"), row.Required("kind"), row.Required("title"));
            var (from, to, named) = (row.Date("from"), row.Date("to"), row.Date("designate_from"));
            if (key.Length > 0 && key != Slugs.Of(key)) row.Problem($"key “{key}” must have only lower case letters, figures and hyphens, like {Slugs.Of(key)}");
            if (body is not null && kind.Length > 0 && !postKinds.ContainsKey((body.Kind, kind)) && !posts.ContainsKey((body.Id, key)))
                row.Problem($"kind “{kind}” is unknown for a body of this kind; {Known(postKinds.Keys.Where(k => k.Body == body.Kind).Select(k => k.Post))}");
            if (body is null || problems.Count > before) continue;
            var old = posts.GetValueOrDefault((body.Id, key));
            var seats = row.Has("seats") ? row.Whole("seats", 1) : old?.Seats ?? 1;
            var facts = new PostFacts(kind, title, key, from ?? body.From, to, seats, Flag(row, "full_time", old?.FullTime ?? true), Flag(row, "exclusive", old?.Exclusive ?? false), row.Has("designate_from") ? named : old?.DesignateFrom);
            if (problems.Count > before) continue;
            if (old is null) NewPost(row, body, facts); else OldPost(row, body, old, facts);
        }
    }

    void NewPost(PackRow row, Body body, PostFacts facts)
    {
        var added = Post.Add(body, facts, now);
        if (!Done(row, added.Refusal is { } refusal ? refusal : Outcome.Done)) return;
        var post = added.Value!;
        db.Posts.Add(post);
        posts[(body.Id, post.Slug)] = post;
        register.Posts.Add(post);
        rows.Know(post);
        records.Add(() => Record(new PostAdded(post.Id, body.Id, post.Title, body.LegalName), body.Id));
        AddedRow(RegisterTable.Posts, row, $"{body.Slug}/{post.Slug}", post.Title, rows.Row(post));
    }

    void OldPost(PackRow row, Body body, Post post, PostFacts facts)
    {
        var before = rows.Row(post);
        var was = post.To;
        if (!Done(row, post.Change(body, facts)) || !ChangedRow(RegisterTable.Posts, row, $"{body.Slug}/{post.Slug}", before, rows.Row(post))) return;
        changedPosts[post.Id] = row;
        var (detail, ended) = (changes[^1].Detail, was is null && post.To is not null);
        if (ended) records.Add(() => db.Record(actor, now, new PostEnded(post.Id, body.Id, post.Title, body.LegalName, post.To!.Value), body.Id, detail));
        else records.Add(() => db.Record(actor, now, new PostChanged(post.Id, body.Id, post.Title, body.LegalName), body.Id, detail));
    }

    readonly Dictionary<PostId, PackRow> changedPosts = [];

    /// <summary>After everything is read: posts lie in the life of their body, terms in that of their post.</summary>
    void Lives()
    {
        foreach (var (body, _, row, _) in touched.Values)
            foreach (var post in PostsOf[body.Id].Where(p => !new Period(p.From, p.To ?? body.To).Within(Period.Of(body)) || (body.To is not null && p.To is null)))
                row.Problem($"its post {post.Slug} lies outside {RegisterRows.From(body.From)} to {RegisterRows.Day(body.To)}: change it in posts too");
        foreach (var (id, row) in changedPosts)
        {
            var seat = SeatOf(PostById[id]);
            foreach (var term in seat.Terms.Where(t => t.Counts))
                if ((term.Started ?? term.From) < seat.Post.From || (seat.Post.To is not null && (term.To is null || term.To > seat.Post.To))) { row.Problem(KeepingRefusals.NotAllTerms.Text); break; }
                else if (seat.Allows(term).Refusal is { } refusal) { row.Problem(refusal.ToString()); break; }
        }
    }

    ILookup<BodyId, Post> PostsOf => field ??= register.Posts.ToLookup(p => p.Body);

    readonly List<(RegisterTable Table, PackRow Row)> takenBack = [];

    /// <summary>Rows that say "remove": first what stands on others, then what others stand on.</summary>
    void TakeBack()
    {
        foreach (var (table, row) in takenBack.OrderByDescending(t => RegisterTable.All.ToList().IndexOf(t.Table)))
            switch (table.Name)
            {
                case "succession": Out(table, row, register.Links.Find(l => rows.Row(l).Take(4).SequenceEqual([row["predecessor"], row["successor"], row["date"], row["type"]], StringComparer.Ordinal)), l => rows.Row(l), l => { db.Successions.Remove(l); register.Links.Remove(l); return null; }); break;
                case "terms": row.Problem("a term is never taken back: decline, withdraw, lapse or end it"); break;
                case "posts": Out(table, row, BodyOf(row, "body") is { } body ? posts.GetValueOrDefault((body.Id, row["key"])) : null, rows.Row, NoPost); break;
                case "people": Out(table, row, people.GetValueOrDefault(row["key"]), rows.Row, NoPerson); break;
                case "bodies": Out(table, row, bodies.GetValueOrDefault(row["key"]), b => rows.Row(b, today), NoBody); break;
                default: BodyRowOut(table, row); break;
            }
    }

    void Out<T>(RegisterTable table, PackRow row, T? thing, Func<T, string[]> cells, Func<T, string?> remove) where T : class
    {
        if (thing is null) { row.Problem("is not in the register, so it cannot be taken back"); return; }
        var before = cells(thing);
        if (remove(thing) is { } standing) { row.Problem($"cannot be taken back: {standing} stands on it"); return; }
        changes.Add(new(table.Name, row.Line, ImportEffect.TakenBack, string.Join(' ', before.Take(2)), string.Join(", ", before.Skip(2).Where(c => c.Length > 0).Take(3))));
        Undo(table, [.. before, ""]);
    }

    string? NoPost(Post post)
    {
        if (register.Terms.Exists(t => t.Post == post.Id)) return "a term";
        db.Posts.Remove(post);
        register.Posts.Remove(post);
        records.Add(() => Record(new TakenBack(Subject.Of(post.Id), $"the post of {post.Title}"), post.Body));
        return null;
    }

    string? NoPerson(Person person)
    {
        if (register.Terms.Exists(t => t.Person == person.Id)) return "a term";
        if (person.User is not null) return "an account";
        db.People.Remove(person);
        register.People.Remove(person);
        records.Add(() => Record(new TakenBack(Subject.Of(person.Id), person.Name)));
        return null;
    }

    string? NoBody(Body body)
    {
        if (register.Posts.Exists(p => p.Body == body.Id)) return "a post";
        if (register.Links.Exists(l => l.Predecessor == body.Id || l.Successor == body.Id)) return "a succession";
        if (register.Bodies.Exists(b => b.Relations.Any(r => r.Other == body.Id))) return "a relation of another body";
        if (db.Entry(body).State != EntityState.Added && (db.BodyAreas.Any(a => a.Body == body.Id) || db.Populations.Any(p => p.Body == body.Id) || db.Places.Any(p => p.Body == body.Id))) return "an area, place or population";
        db.RemoveRange(body.Names);
        db.RemoveRange(body.Codes);
        db.RemoveRange(body.Relations);
        db.RemoveRange(body.OldSlugs);
        db.Bodies.Remove(body);
        register.Bodies.Remove(body);
        gone.Add(body.Id);
        records.Add(() => Record(new TakenBack(Subject.Of(body.Id), body.LegalName)));
        return null;
    }

    void BodyRowOut(RegisterTable table, PackRow row)
    {
        if (BodyOf(row, "body") is not { } body) return;
        var (from, value) = (row["from"], row[table.Columns[2]]);
        bool Same(string[] cells) => cells[1] == row[table.Columns[1]] && cells[2] == value && cells[3] == from;
        (RegisterRowId Id, string[] Cells, object Row)? found = table.Name switch
        {
            "names" => body.Names.Where(n => Same(rows.Row(n))).Select(n => (n.Id, rows.Row(n), (object)n)).Cast<(RegisterRowId, string[], object)?>().FirstOrDefault(),
            "codes" => body.Codes.Where(c => Same(rows.Row(c))).Select(c => (c.Id, rows.Row(c), (object)c)).Cast<(RegisterRowId, string[], object)?>().FirstOrDefault(),
            _ => body.Relations.Where(r => Same(rows.Row(r))).Select(r => (r.Id, rows.Row(r), (object)r)).Cast<(RegisterRowId, string[], object)?>().FirstOrDefault(),
        };
        if (found is not { } it) { row.Problem("is not in the register, so it cannot be taken back"); return; }
        body.RemoveRow(it.Id);
        db.Remove(it.Row);
        Touch(body, row).Add($"took back {it.Cells[1]} {it.Cells[2]}");
        changes.Add(new(table.Name, row.Line, ImportEffect.TakenBack, $"{body.Slug} {it.Cells[2]}", it.Cells[1]));
        Undo(table, [.. it.Cells, ""]);
    }
}
