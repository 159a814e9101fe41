using Mandate.Bodies.Packs;
using Mandate.Platform;

namespace Mandate.Bodies.Exchange;

sealed partial class ImportRun
{
    void Bodies()
    {
        foreach (var row in Each(RegisterTable.Bodies, r => r["key"]))
        {
            var before = problems.Count;
            var (key, kind, legal, brief) = (row.Required("key"), row.Required("kind"), row.Required("legal_name"), row.Required("short_name"));
            if (key.Length > 0 && key != Slugs.Of(key)) row.Problem($"key “{key}” must have only lower case letters, figures and hyphens, like {Slugs.Of(key)}");
            if (kind.Length > 0 && !bodyKinds.ContainsKey(kind)) row.Problem($"kind “{kind}” is unknown; {Known(bodyKinds.Keys)}");
            var (from, to) = (row.Date("from") ?? Beginning.NotKnown, row.Date("to"));
            if (to < from) row.Problem($"ends on {RegisterRows.Day(to)}, before it starts on {RegisterRows.Day(from)}");
            if (!bodies.TryGetValue(key, out var body) && register.Bodies.Find(b => b.OldSlugs.Any(s => s.Value == key)) is { } moved) row.Problem($"key “{key}” is an earlier address of {moved.Slug}");
            if (problems.Count > before) continue;
            var facts = new BodyFacts(kind, legal, brief, key, from, to, Flag(row, "invented", body?.Invented ?? false), Text(row, "note", body?.Note));
            if (body is null) NewBody(row, facts); else OldBody(row, body, facts);
        }
        Regions();
    }

    void NewBody(PackRow row, BodyFacts facts)
    {
        var added = Body.Add(facts, now);
        if (!Done(row, added.Refusal is { } refusal ? refusal : Outcome.Done)) return;
        var body = added.Value!;
        db.Bodies.Add(body);
        bodies[body.Slug] = body;
        register.Bodies.Add(body);
        register.Slugs[body.Id] = body.Slug;
        Touch(body, row).Add(Added);
        AddedRow(RegisterTable.Bodies, row, body.Slug, body.LegalName, rows.Row(body, today));
    }

    void OldBody(PackRow row, Body body, BodyFacts facts)
    {
        var (before, was) = (rows.Row(body, today), Facts(body));
        var ends = facts.To is { } last && (body.To is null || last < body.To);
        var done = ends ? body.Change(facts with { To = body.To }).Then(() => body.End(facts.To!.Value)) : body.Change(facts);
        if (!Done(row, done)) return;
        if (ChangedRow(RegisterTable.Bodies, row, body.Slug, before, rows.Row(body, today))) Touch(body, row, was).Add(changes[^1].Detail);
    }

    /// <summary>After all bodies are read, because a file may bring its own regions.</summary>
    void Regions()
    {
        var regionKinds = register.Bodies.SelectMany(b => b.Relations).Where(r => r.Kind == RelationKeys.InRegion).Select(r => r.Other).Distinct()
            .Select(id => register.Bodies.Find(b => b.Id == id)?.Kind).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var regions = register.Bodies.Where(b => regionKinds.Contains(b.Kind)).ToList();
        foreach (var row in file.Rows(RegisterTable.Bodies).Where(r => r["region"].Length > 0 && !Says(r, RegisterTable.Remove)))
        {
            var text = row["region"];
            var region = bodies.GetValueOrDefault(text) ?? regions.Find(r => r.ShortName.Equals(text, StringComparison.OrdinalIgnoreCase) || r.LegalName.Equals(text, StringComparison.OrdinalIgnoreCase));
            if (region is null || (regionKinds.Count > 0 && !regionKinds.Contains(region.Kind))) { row.Problem($"region “{text}” is unknown; {Known(regions.Select(r => r.Slug))}"); continue; }
            if (!relationKinds.ContainsKey(RelationKeys.InRegion)) { row.Problem($"no relation “{RelationKeys.InRegion}” is known: load a pack first"); continue; }
            if (!bodies.TryGetValue(row["key"], out var body) || RegisterRows.RegionOf(body, today) is { } has && has == region.Id) continue;
            if (RegisterRows.RegionOf(body, today) is not null) { row.Problem("is in another region: say in relations on which day it moves"); continue; }
            if (Done(row, body.Relate(RelationKeys.InRegion, region.Id, body.From, body.To, now))) RelationAdded(RegisterTable.Relations, row, body, body.Relations[^1]);
        }
    }

    void RelationAdded(RegisterTable table, PackRow row, Body body, BodyRelation relation)
    {
        var cells = rows.Row(relation);
        Touch(body, row).Add($"recorded {relation.Kind} {cells[2]}");
        AddedRow(table, row, $"{body.Slug} {relation.Kind} {cells[2]}", $"from {(cells[3].Length == 0 ? "the beginning" : cells[3])}", cells);
    }

    void Names()
    {
        foreach (var row in Each(RegisterTable.Names, r => $"{r["body"]}|{r["kind"]}|{r["name"]}|{r["from"]}"))
        {
            var before = problems.Count;
            var (body, kind, text, from, to) = (BodyOf(row, "body"), row.OneOf("kind", NameKind.Legal), row.Required("name"), row.Date("from") ?? Beginning.NotKnown, row.Date("to"));
            if (row["kind"].Length == 0) row.Problem("kind is empty");
            if (body is null || problems.Count > before) continue;
            var old = body.Names.FirstOrDefault(n => n.Kind == kind && n.Text == text && n.From == from);
            if (old is not null) { EndRow(RegisterTable.Names, row, body, old.Id, to, () => rows.Row(old), $"{body.Slug} {text}"); continue; }
            if (!Done(row, body.Name(kind, text, from, to, now, row.Optional("source")))) continue;
            Touch(body, row).Add($"added the {RegisterRows.Word(kind)} name “{text}”");
            AddedRow(RegisterTable.Names, row, $"{body.Slug} {text}", $"{RegisterRows.Word(kind)} name", rows.Row(body.Names[^1]));
        }
    }

    void Codes()
    {
        var holders = register.Bodies.SelectMany(b => b.Codes.Select(c => (Body: b, Code: c))).ToLookup(x => (x.Code.Scheme, x.Code.Value));
        var fresh = new List<(Body Body, BodyCode Code, PackRow Row)>();
        foreach (var row in Each(RegisterTable.Codes, r => $"{r["body"]}|{r["scheme"]}|{r["value"]}|{r["from"]}"))
        {
            var before = problems.Count;
            var (body, scheme, value, start, to, status) = (BodyOf(row, "body"), row.Required("scheme"), row.Required("value"), row.Date("from"), row.Date("to"), row.OneOf("status", Certainty.Confirmed));
            if (scheme.Length > 0 && !schemes.ContainsKey(scheme)) row.Problem($"scheme “{scheme}” is unknown; {Known(schemes.Keys)}");
            else if (value.Length > 0 && !PackCheck.Matches(schemes[scheme].Pattern, value)) row.Problem($"value “{value}” does not look like a code of {schemes[scheme].Name}{(schemes[scheme].Note is { } note ? $": {note}" : "")}");
            if (value.Length > 40) row.Problem("value has more than 40 characters");
            if (body is null || problems.Count > before) continue;
            var old = body.Codes.FirstOrDefault(c => c.Scheme == scheme && c.Value == value && c.From == (start ?? Beginning.NotKnown)) ?? body.Codes.FirstOrDefault(c => start is null && c.Scheme == scheme && c.Value == value && c.From == body.From);
            if (old is not null) { EndRow(RegisterTable.Codes, row, body, old.Id, WithinLife(body, to), () => rows.Row(old), $"{body.Slug} {value}"); continue; }
            if (!Done(row, body.Code(scheme, value, start ?? body.From, WithinLife(body, to), now, row.Optional("source"), status))) continue;
            var code = body.Codes[^1];
            if (holders[(scheme, value)].Any(h => h.Body != body && Period.Of(h.Code).Overlaps(Period.Of(code)))) row.Problem($"{scheme} {value}: {BodyRefusals.CodeTaken.Text} ({holders[(scheme, value)].First(h => h.Body != body).Body.Slug})");
            if (fresh.Find(f => f.Body != body && f.Code.Scheme == scheme && f.Code.Value == value && Period.Of(f.Code).Overlaps(Period.Of(code))) is { Body: { } other } twice) row.Problem($"{scheme} {value} is given to {other.Slug} too, in row {twice.Row.Line}");
            fresh.Add((body, code, row));
            Touch(body, row).Add($"added the {scheme} code {value}");
            AddedRow(RegisterTable.Codes, row, $"{body.Slug} {value}", $"{scheme} code", rows.Row(code));
        }
    }

    void Relations()
    {
        foreach (var row in Each(RegisterTable.Relations, r => $"{r["body"]}|{r["relation"]}|{r["other"]}|{r["from"]}"))
        {
            var before = problems.Count;
            var (body, kind, other, start, to, status) = (BodyOf(row, "body"), row.Required("relation"), BodyOf(row, "other"), row.Date("from"), row.Date("to"), row.OneOf("status", Certainty.Confirmed));
            if (kind.Length > 0 && !relationKinds.ContainsKey(kind)) row.Problem($"relation “{kind}” is unknown; {Known(relationKinds.Keys)}");
            if (body is null || other is null || problems.Count > before) continue;
            var old = body.Relations.FirstOrDefault(r => r.Kind == kind && r.Other == other.Id && r.From == (start ?? Beginning.NotKnown)) ?? body.Relations.FirstOrDefault(r => start is null && r.Kind == kind && r.Other == other.Id && r.From == body.From);
            if (old is not null) { EndRow(RegisterTable.Relations, row, body, old.Id, WithinLife(body, to), () => rows.Row(old), $"{body.Slug} {kind} {other.Slug}"); continue; }
            if (Done(row, body.Relate(kind, other.Id, start ?? body.From, WithinLife(body, to), now, row.Optional("source"), status))) RelationAdded(RegisterTable.Relations, row, body, body.Relations[^1]);
        }
    }

    /// <summary>What a body has ends with it at the latest.</summary>
    static DateOnly? WithinLife(Body body, DateOnly? to) => body.To is { } last && (to is null || to > last) ? last : to;

    void EndRow(RegisterTable table, PackRow row, Body body, RegisterRowId id, DateOnly? to, Func<string[]> cells, string key)
    {
        var before = cells();
        if (RegisterRows.Day(to) == before[table.Columns.ToList().IndexOf("to")]) { unchanged++; return; }
        if (Done(row, body.EndRow(id, to)) && ChangedRow(table, row, key, before, cells())) Touch(body, row).Add($"{key}: {changes[^1].Detail}");
    }

    void Succession()
    {
        string Key(PackRow r) => $"{r["predecessor"]}|{r["successor"]}|{r["date"]}|{r["type"]}";
        foreach (var row in Each(RegisterTable.Succession, Key))
        {
            var before = problems.Count;
            var (from, next, on) = (BodyOf(row, "predecessor"), row["successor"].Length == 0 ? null : BodyOf(row, "successor"), row.Date("date"));
            var (kind, extent) = (row.OneOf("type", SuccessionKind.Merger), row.OneOf("extent", Extent.Whole));
            if (on is null && row["date"].Length == 0) row.Problem("date is empty");
            if (row["type"].Length == 0) row.Problem("type is empty");
            if (from is null || on is not { } day || problems.Count > before) continue;
            if (next is not null && !Period.Of(next).Includes(day)) row.Problem($"{next.Slug} does not exist on {RegisterRows.Day(day)}, when it takes over");
            var made = Mandate.Bodies.Succession.Link(new(from.Id, next?.Id, day, kind, extent, row.Optional("part"), row.Optional("instrument"), row.Optional("source")), now);
            if (!Done(row, made.Refusal is { } refusal ? refusal : Outcome.Done)) continue;
            var old = register.Links.Find(l => l.Predecessor == from.Id && l.Successor == next?.Id && l.On == day && l.Kind == kind);
            var key = $"{from.Slug} → {next?.Slug ?? "nobody"}";
            if (old is not null)
            {
                if (!ChangedRow(RegisterTable.Succession, row, key, rows.Row(old), rows.Row(made.Value!))) continue;
                db.Successions.Remove(old);
            }
            else AddedRow(RegisterTable.Succession, row, key, $"{RegisterRows.Word(kind)} on {RegisterRows.Day(day)}", rows.Row(made.Value!));
            db.Successions.Add(made.Value!);
            records.Add(() => Record(new BodySucceeded(made.Value!.Id, from.Id, next?.Id, day, kind, from.LegalName, next?.LegalName), from.Id));
        }
    }
}
