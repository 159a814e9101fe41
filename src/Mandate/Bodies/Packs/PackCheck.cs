using System.Text.RegularExpressions;
using Mandate.Platform;

namespace Mandate.Bodies.Packs;

/// <summary>What a check found: the facts, what is wrong with them, and how many of what there are.</summary>
public sealed record PackChecked(PackContent Content, IReadOnlyList<PackProblem> Problems)
{
    public bool Ok => Problems.Count == 0;

    public IReadOnlyList<(string What, int Count)> Counts =>
    [
        ("bodies", Content.Bodies.Count), ("names", Content.Names.Count), ("codes", Content.Codes.Count), ("populations", Content.Populations.Count),
        ("relations", Content.Relations.Count), ("areas", Content.Areas.Count), ("succession rows", Content.Successions.Count), ("posts", Content.Posts.Count),
        ("kinds of post", Content.PostKinds.Count), ("legal events", Content.LegalEvents.Count),
    ];
}

/// <summary>Checks a pack without a database. Pure: the same files, the same answer.</summary>
public static partial class PackCheck
{
    public static PackChecked Run(string folder) => Run(new PackFolder(folder));

    public static PackChecked Run(PackFolder folder)
    {
        var problems = new List<PackProblem>();
        var content = new PackReader(folder, problems).Read();
        var check = new PackReferences(content, problems);
        if (content.Pack.Id != folder.Id) problems.Add(new(PackFolder.Manifest, 1, $"id is “{content.Pack.Id}”, the folder “{folder.Id}”"));
        if (content.Pack.Version.Length == 0) problems.Add(new(PackFolder.Manifest, 1, "has no version"));
        check.All();
        PackDays.All(content, problems);
        return new(content, [.. problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)]);
    }

    /// <summary>Whether a code looks as its scheme says. A pattern from a file must not be able to run for ever.</summary>
    internal static bool Matches(string pattern, string value) => Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200));
}

/// <summary>Every reference of a pack leads somewhere.</summary>
sealed class PackReferences(PackContent pack, List<PackProblem> problems)
{
    readonly HashSet<string> bodies = [.. pack.Bodies.Select(b => b.Key)];
    readonly HashSet<string> kinds = [.. pack.Pack.BodyKinds.Select(k => k.Id)];
    readonly HashSet<string> relations = [.. pack.Pack.Relations.Select(k => k.Id)];
    readonly HashSet<string> sources = [.. pack.Pack.Sources.Select(s => s.Id)];
    readonly HashSet<string> postKinds = [.. pack.PostKinds.Select(k => k.Id)];

    public void All()
    {
        Bodies();
        foreach (var n in pack.Names) { Body(n.Row, n.Body); Source(n.Row, n.Source); }
        Codes();
        foreach (var p in pack.Populations) { Body(p.Row, p.Body); Source(p.Row, p.Source); if (p.Date is null) p.Row.Problem("date is empty; a population needs one"); }
        foreach (var r in pack.Relations)
        {
            Body(r.Row, r.Body); Body(r.Row, r.Other); Source(r.Row, r.Source);
            if (!relations.Contains(r.Kind)) r.Row.Problem($"relation “{r.Kind}” is not in pack.yaml");
            if (r.Body == r.Other) r.Row.Problem($"{r.Body} is related to itself");
        }
        foreach (var a in pack.Areas) { Body(a.Row, a.Body); Source(a.Row, a.Source); }
        foreach (var s in pack.Successions) { Body(s.Row, s.Predecessor); if (s.Successor is { } next) Body(s.Row, next); Source(s.Row, s.Source); }
        Posts();
        Tiles();
        PostKinds();
        LegalEvents();
    }

    void Bodies()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var b in pack.Bodies)
        {
            if (!seen.Add(b.Key)) b.Row.Problem($"key {b.Key} is used twice");
            if (b.Key != Slugs.Of(b.Key)) b.Row.Problem($"key “{b.Key}” is not a slug");
            if (!kinds.Contains(b.Kind)) b.Row.Problem($"kind “{b.Kind}” is not in pack.yaml");
            Source(b.Row, b.Source);
        }
    }

    void Codes()
    {
        var schemes = pack.Pack.CodeSchemes.ToDictionary(s => s.Id, s => s.Pattern, StringComparer.Ordinal);
        foreach (var c in pack.Codes)
        {
            Body(c.Row, c.Body);
            Source(c.Row, c.Source);
            if (!schemes.TryGetValue(c.Scheme, out var pattern)) c.Row.Problem($"scheme “{c.Scheme}” is not in pack.yaml");
            else if (!PackCheck.Matches(pattern, c.Value)) c.Row.Problem($"{c.Value} does not look like a code of {c.Scheme}");
        }
    }

    void Posts()
    {
        var seen = new HashSet<(string, string, string)>();
        foreach (var p in pack.Posts)
        {
            Body(p.Row, p.Body);
            Source(p.Row, p.Source);
            if (!postKinds.Contains(p.Kind)) p.Row.Problem($"kind “{p.Kind}” is not in post-kinds.yaml");
            if (p.Seats < 1) p.Row.Problem("a post has at least one seat");
            if (!seen.Add((p.Body, p.Kind, p.Title))) p.Row.Problem($"{p.Body} has the post {p.Title} twice; give it more seats");
        }
    }

    void Tiles()
    {
        foreach (var tiles in pack.Tiles.GroupBy(t => t.Map))
        {
            var places = new HashSet<(int, int)>();
            foreach (var t in tiles) { Body(t.Row, t.Body); if (!places.Add((t.Column, t.At))) t.Row.Problem("another body is on this tile"); }
        }
    }

    void PostKinds()
    {
        foreach (var kind in pack.PostKinds)
        foreach (var a in kind.Authorities)
        {
            if (a.Domain.WhoPost is { } post && !postKinds.Contains(post)) Yaml("post-kinds.yaml", kind.Id, $"“{a.Who}” names a kind of post that is not there");
            if (a.Domain.ApprovedBy is { } by && !bodies.Contains(by)) Yaml("post-kinds.yaml", kind.Id, $"approved_by “{by}” is no body of the pack");
        }
    }

    void LegalEvents()
    {
        foreach (var e in pack.LegalEvents)
        {
            foreach (var body in e.Bodies.Where(b => !bodies.Contains(b))) Yaml("legal-events.yaml", e.Id, $"“{body}” is no body of the pack");
            foreach (var x in e.Expected.Where(x => PackText.Date(x.Date) is null || PackText.Date(x.RecordedOn) is null)) Yaml("legal-events.yaml", e.Id, $"“{x.Date}” or “{x.RecordedOn}” is no date");
            if (!e.Expected.Select(x => x.RecordedOn).SequenceEqual(e.Expected.Select(x => x.RecordedOn).Order(StringComparer.Ordinal), StringComparer.Ordinal))
                Yaml("legal-events.yaml", e.Id, "expected dates are not in the order in which they were recorded");
            if (PackText.Optional(e.Actual) is { } actual && PackText.Date(actual) is null) Yaml("legal-events.yaml", e.Id, $"actual “{actual}” is no date");
            foreach (var c in e.Conditions)
            {
                if (!kinds.Contains(c.BodyKind)) Yaml("legal-events.yaml", e.Id, $"body_kind “{c.BodyKind}” is not in pack.yaml");
                foreach (var post in c.PostKinds.Where(p => !postKinds.Contains(p))) Yaml("legal-events.yaml", e.Id, $"post kind “{post}” is not in post-kinds.yaml");
            }
        }
    }

    void Body(PackRow row, string key) { if (!bodies.Contains(key)) row.Problem($"“{key}” is no body of the pack"); }
    void Source(PackRow row, string? source) { if (source is not null && !sources.Contains(source)) row.Problem($"source “{source}” is not in pack.yaml"); }
    void Yaml(string file, string id, string message) => problems.Add(new(file, 1, $"{id}: {message}"));
}
