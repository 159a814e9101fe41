using Mandate.Platform;

namespace Mandate.Bodies.Packs;

/// <summary>What must hold on every day: dates in order, one body a code, areas without overlap or gap, nobody gone without a successor.</summary>
static class PackDays
{
    public static void All(PackContent pack, List<PackProblem> problems)
    {
        Order(pack);
        Lives(pack);
        Codes(pack);
        Names(pack);
        Areas(pack);
        Successions(pack, problems);
    }

    static void Order(PackContent pack)
    {
        foreach (var (row, from, to) in pack.Bodies.Select(x => (x.Row, x.From, x.To))
                     .Concat(pack.Names.Select(x => (x.Row, x.From, x.To))).Concat(pack.Codes.Select(x => (x.Row, x.From, x.To)))
                     .Concat(pack.Relations.Select(x => (x.Row, x.From, x.To))).Concat(pack.Areas.Select(x => (x.Row, x.From, x.To)))
                     .Concat(pack.Posts.Select(x => (x.Row, x.From ?? Beginning.NotKnown, x.To))))
            if (to < from) row.Problem($"ends on {to:yyyy-MM-dd}, before it starts on {from:yyyy-MM-dd}");
        foreach (var p in pack.Posts.Where(p => p.DesignateFrom > p.From)) p.Row.Problem("designate_from is after the post begins");
    }

    static void Lives(PackContent pack)
    {
        var lives = pack.Bodies.GroupBy(b => b.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Period(g.First().From, g.First().To), StringComparer.Ordinal);
        void Inside(PackRow row, string body, DateOnly from, DateOnly? to, string what)
        {
            if (lives.TryGetValue(body, out var life) && !new Period(Beginning.Known(from) ? from : life.From, to ?? life.To).Within(life)) row.Problem($"{what} lies outside the life of {body}");
        }
        foreach (var c in pack.Codes) Inside(c.Row, c.Body, c.From, c.To, "the code");
        foreach (var p in pack.Posts) Inside(p.Row, p.Body, p.From ?? (lives.TryGetValue(p.Body, out var life) ? life.From : default), p.To, "the post");
        foreach (var a in pack.Areas) Inside(a.Row, a.Body, a.From, a.To, "the area");
    }

    static void Codes(PackContent pack)
    {
        Overlaps(pack.Codes.GroupBy(c => (c.Scheme, c.Value)), c => (c.Row, c.From, c.To), (c, other) => $"{c.Scheme} {c.Value} belongs to {other.Body} on some of these days (line {other.Row.Line})");
        Overlaps(pack.Codes.GroupBy(c => (c.Body, c.Scheme)), c => (c.Row, c.From, c.To), (c, other) => $"{c.Body} has another {c.Scheme} code, {other.Value}, on some of these days (line {other.Row.Line})");
    }

    static void Names(PackContent pack) =>
        Overlaps(pack.Names.Where(n => n.Kind is NameKind.Legal or NameKind.Short).GroupBy(n => (n.Body, n.Kind)), n => (n.Row, n.From, n.To),
            (n, other) => $"{n.Body} has another {n.Kind.ToString().ToLowerInvariant()} name on some of these days (line {other.Row.Line})");

    static void Overlaps<TKey, T>(IEnumerable<IGrouping<TKey, T>> groups, Func<T, (PackRow Row, DateOnly From, DateOnly? To)> dated, Func<T, T, string> words) where T : class
    {
        foreach (var group in groups)
        {
            T? before = null;
            foreach (var item in group.OrderBy(x => dated(x).From))
            {
                if (before is not null && (dated(before).To is not { } to || to >= dated(item).From)) dated(item).Row.Problem(words(item, before));
                before = item;
            }
        }
    }

    /// <summary>On each day an area is wholly one body's or partly several's; once somebody answers for it, somebody always does.</summary>
    static void Areas(PackContent pack)
    {
        foreach (var area in pack.Areas.GroupBy(a => a.Code))
        {
            var rows = area.ToList();
            var days = rows.Select(a => a.From).Concat(rows.Where(a => a.To is not null).Select(a => a.To!.Value.AddDays(1))).Distinct().Order().ToList();
            foreach (var day in days)
            {
                var held = rows.Where(a => new Period(a.From, a.To).Includes(day)).ToList();
                if (held.Count > 1 && held.Find(a => a.Share == AreaShare.Whole) is { } whole)
                    whole.Row.Problem($"{area.Key} is wholly in {whole.Body}, but also in {held.First(a => a != whole).Body} on {day:yyyy-MM-dd}");
                if (held is [{ Share: AreaShare.Part } only]) only.Row.Problem($"{area.Key} is only partly in {only.Body} on {day:yyyy-MM-dd} and nobody has the rest");
                if (held.Count == 0 && day != days[^1]) rows.First(a => a.To == day.AddDays(-1)).Row.Problem($"nobody answers for {area.Key} from {day:yyyy-MM-dd}, though somebody does later");
            }
        }
    }

    static void Successions(PackContent pack, List<PackProblem> problems)
    {
        var bodies = pack.Bodies.GroupBy(b => b.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var needing = pack.Pack.BodyKinds.Where(k => k.NeedsSuccessor).Select(k => k.Id).ToHashSet(StringComparer.Ordinal);
        var links = pack.Successions.ToLookup(s => s.Predecessor, StringComparer.Ordinal);
        foreach (var body in pack.Bodies.Where(b => b.To is not null && needing.Contains(b.Kind)))
        {
            var after = links[body.Key].ToList();
            if (after.Count == 0) body.Row.Problem($"{body.Key} ends and nobody takes over: succession.csv has no row");
            if (after.Exists(s => s.Extent == Extent.Whole) && after.Count > 1) after[1].Row.Problem($"{body.Key} goes whole to one successor and also elsewhere");
            if (after is [{ Extent: Extent.Part } only]) only.Row.Problem($"only a part of {body.Key} has a successor");
            foreach (var s in after.Where(s => s.On != body.To!.Value.AddDays(1))) s.Row.Problem($"{body.Key} ends on {body.To:yyyy-MM-dd}; the successor takes over on {s.On:yyyy-MM-dd}, not the day after");
        }
        foreach (var s in pack.Successions)
        {
            if (s.On is null) { s.Row.Problem("date is empty"); continue; }
            if (s.Extent == Extent.Part && s.Part is null) s.Row.Problem("says part, but not which");
            if (s.Successor is null != (s.Kind == SuccessionKind.Dissolution)) s.Row.Problem("has no successor; only a dissolution has none");
            if (s.Successor is { } key && bodies.TryGetValue(key, out var next) && !new Period(next.From, next.To).Includes(s.On.Value))
                s.Row.Problem($"{key} does not exist on {s.On:yyyy-MM-dd}, when it takes over");
        }
        foreach (var e in pack.LegalEvents.Where(e => e.Conditions.Count > 0))
        foreach (var c in e.Conditions.Where(c => PackText.Date(c.BodiesFrom) is { } day && !pack.Bodies.Any(b => b.Kind == c.BodyKind && b.From == day)))
            problems.Add(new("legal-events.yaml", 1, $"{e.Id}: no {c.BodyKind} begins on {c.BodiesFrom}"));
    }
}
