using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Packs;

/// <summary>What loading did, or what stands in its way.</summary>
public sealed record PackAnswer(bool Loaded, bool Already, Refusal? Refusal, IReadOnlyList<PackProblem> Problems);

/// <summary>Loads a pack through the verbs of the domain, all or nothing. Loading the same version again changes nothing.</summary>
public sealed class PackLoader(Db db, Actor actor, DateTimeOffset now, DateOnly? until)
{
    /// <param name="db">Where to.</param>
    /// <param name="folder">The pack.</param>
    /// <param name="actor">Who loads it.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="until">Tells nothing that happened after this day, as if the pack had been written on it; everything when null.</param>
    public static Task<PackAnswer> Load(Db db, PackFolder folder, Actor actor, DateTimeOffset now, CancellationToken cancel, DateOnly? until = null) =>
        new PackLoader(db, actor, now, until).Load(folder, cancel);

    readonly List<PackProblem> problems = [];
    readonly Dictionary<string, Body> bodies = new(StringComparer.Ordinal);
    readonly HashSet<BodyId> added = [];

    async Task<PackAnswer> Load(PackFolder folder, CancellationToken cancel)
    {
        var check = PackCheck.Run(folder);
        if (!check.Ok) return new(false, false, PackRefusals.Faulty(check.Problems.Count), check.Problems);
        var (content, yaml, digest) = (until is { } last ? check.Content.Until(last) : check.Content, check.Content.Pack, folder.Digest());
        var known = await db.Packs.SingleOrDefaultAsync(p => p.Key == yaml.Id, cancel);
        if (known?.PackVersion == yaml.Version)
            return known.Digest == digest ? new(false, true, null, []) : new(false, false, PackRefusals.Changed(yaml.Id, yaml.Version), []);

        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        await Kinds(content, cancel);
        await Bodies(content, cancel);
        Rows(content);
        await Areas(content, cancel);
        await Successions(content, cancel);
        await Posts(content, cancel);
        var events = await new LegalEventLoading(db, actor, now, bodies, problems).Load(content, cancel);
        await Tiles(content, cancel);
        await Clashes(content, cancel);
        if (problems.Count > 0) { db.ChangeTracker.Clear(); return new(false, false, PackRefusals.Faulty(problems.Count), problems); }

        var facts = new PackFacts(yaml.Id, yaml.Name, yaml.Version, digest, yaml.Invented, PackText.Optional(yaml.Licence), PackText.Optional(yaml.Attribution));
        if (known is null) db.Packs.Add(known = Pack.Load(facts, actor, now)); else known.Reload(facts, actor, now);
        db.Record(actor, now, new PackLoaded(known.Id, known.Name, known.PackVersion, digest, [.. bodies.Values.Select(b => b.Id)], events));
        await db.SaveChangesAsync(cancel);
        if (transaction is not null) await transaction.CommitAsync(cancel);
        return new(true, false, null, []);
    }

    async Task Kinds(PackContent pack, CancellationToken cancel)
    {
        var id = pack.Pack.Id;
        var bodyKinds = await db.BodyKinds.ToDictionaryAsync(k => k.Key, cancel);
        foreach (var k in pack.Pack.BodyKinds)
        {
            var facts = new BodyKindFacts(k.Name, k.Plural, k.LegalPerson, PackText.Optional(k.Law), PackText.Optional(k.Note), k.NeedsSuccessor);
            if (!bodyKinds.TryGetValue(k.Id, out var old)) db.BodyKinds.Add(BodyKind.Describe(k.Id, id, facts));
            else if (old.Pack == id) old.Change(facts);
            else problems.Add(new(PackFolder.Manifest, 1, $"kind {k.Id} belongs to the pack {old.Pack}"));
        }
        var schemes = await db.CodeSchemes.ToDictionaryAsync(k => k.Key, cancel);
        foreach (var s in pack.Pack.CodeSchemes.Where(s => !schemes.ContainsKey(s.Id))) db.CodeSchemes.Add(CodeScheme.Describe(s.Id, id, s.Name, s.Pattern, PackText.Optional(s.Note)));
        var relations = await db.RelationKinds.ToDictionaryAsync(k => k.Key, cancel);
        foreach (var r in pack.Pack.Relations.Where(r => !relations.ContainsKey(r.Id))) db.RelationKinds.Add(RelationKind.Describe(r.Id, id, r.Name, r.Inverse));
        var postKinds = await db.PostKinds.Where(k => k.Pack == id).ToDictionaryAsync(k => k.Key, cancel);
        foreach (var (order, k) in pack.PostKinds.Index())
        {
            var facts = new PostKindFacts(k.Title, k.Leader, k.FullTime, k.Exclusive, k.Seats, k.Minimum, k.RequiredBy, k.Voting, PackText.Optional(k.Sector), PackText.Optional(k.Note),
                PackText.Optional(k.Source), order + 1, k.Nominates?.Domain, k.Appoints?.Domain, k.Approves?.Domain, k.Removes?.Domain);
            if (postKinds.TryGetValue(k.Id, out var old)) old.Change(facts); else db.PostKinds.Add(PostKind.Describe(k.Id, id, facts));
        }
    }

    async Task Bodies(PackContent pack, CancellationToken cancel)
    {
        var known = await db.Bodies.Include(b => b.Names).Include(b => b.Codes).Include(b => b.Populations).Include(b => b.Relations).Include(b => b.Areas).AsSplitQuery()
            .Where(b => b.Pack == pack.Pack.Id).ToDictionaryAsync(b => b.PackKey!, cancel);
        var taken = (await db.Bodies.Where(b => b.Pack != pack.Pack.Id || b.Pack == null).Select(b => b.Slug).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        foreach (var b in pack.Bodies)
        {
            var old = known.GetValueOrDefault(b.Key);
            var slug = old?.Slug ?? (taken.Contains(b.Key) ? $"{b.Key}-{pack.Pack.Id}" : b.Key);
            var facts = new BodyFacts(b.Kind, b.LegalName, b.ShortName, slug, b.From, b.To, pack.Pack.Invented, b.Note, b.Source, pack.Pack.Id, b.Key);
            if (old is not null) { Done(b.Row, old.Change(facts)); bodies[b.Key] = old; continue; }
            var made = Body.Add(facts, now);
            Done(b.Row, made.Refusal is { } refusal ? refusal : Outcome.Done);
            if (made.Value is not { } body) continue;
            db.Bodies.Add(bodies[b.Key] = body);
            added.Add(body.Id);
        }
    }

    /// <summary>Names, codes, populations and relations; what the body has already is passed over.</summary>
    void Rows(PackContent pack)
    {
        foreach (var n in pack.Names)
            if (bodies[n.Body] is var b && !b.Names.Any(x => x.Kind == n.Kind && x.Text == n.Text && x.From == n.From)) Done(n.Row, b.Name(n.Kind, n.Text, n.From, n.To, now, n.Source));
        foreach (var c in pack.Codes)
            if (bodies[c.Body] is var b && Since(c.From, b) is var from && !b.Codes.Any(x => x.Scheme == c.Scheme && x.Value == c.Value && x.From == from)) Done(c.Row, b.Code(c.Scheme, c.Value, from, c.To, now, c.Source, c.Status));
        foreach (var p in pack.Populations)
            if (bodies[p.Body] is var b && !b.Populations.Any(x => x.Basis == p.Basis && x.Date == p.Date)) Done(p.Row, b.Count(p.Value, p.Basis, p.Date!.Value, now, p.Source, p.Status));
        foreach (var r in pack.Relations)
            if (bodies[r.Body] is var b && !b.Relations.Any(x => x.Kind == r.Kind && x.Other == bodies[r.Other].Id && x.From == r.From)) Done(r.Row, b.Relate(r.Kind, bodies[r.Other].Id, r.From, r.To, now, r.Source, r.Status));
    }

    async Task Areas(PackContent pack, CancellationToken cancel)
    {
        var codes = (await db.Areas.Select(a => a.Code).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        foreach (var a in pack.Areas)
        {
            if (codes.Add(a.Code)) db.Areas.Add(new Area { Code = a.Code, Name = a.Name });
            if (bodies[a.Body] is var b && Since(a.From, b) is var from && !b.Areas.Any(x => x.Area == a.Code && x.From == from)) Done(a.Row, b.Cover(a.Code, a.Share, from, a.To, now, a.Source));
        }
    }

    async Task Successions(PackContent pack, CancellationToken cancel)
    {
        var known = (await db.Successions.Select(s => new { s.Predecessor, s.Successor, s.On, s.Kind }).ToListAsync(cancel)).ToHashSet();
        foreach (var s in pack.Successions)
        {
            var (from, to) = (bodies[s.Predecessor].Id, s.Successor is { } key ? bodies[key].Id : (BodyId?)null);
            if (!known.Add(new { Predecessor = from, Successor = to, On = s.On!.Value, s.Kind })) continue;
            var made = Succession.Link(new(from, to, s.On.Value, s.Kind, s.Extent, s.Part, s.Instrument, s.Source), now);
            if (made.Value is { } link) db.Successions.Add(link); else Done(s.Row, made.Refusal!);
        }
    }

    async Task Posts(PackContent pack, CancellationToken cancel)
    {
        var kinds = pack.PostKinds.ToDictionary(k => k.Id, StringComparer.Ordinal);
        var own = bodies.Values.Select(b => b.Id).ToList();
        var known = (await db.Posts.Where(p => own.Contains(p.Body)).ToListAsync(cancel)).ToDictionary(p => (p.Body, p.Slug));
        foreach (var p in pack.Posts)
        {
            var (body, kind) = (bodies[p.Body], kinds[p.Kind]);
            var slug = pack.Posts.Count(x => x.Body == p.Body && x.Kind == p.Kind) == 1 ? p.Kind : Slugs.Of(p.Title);
            var facts = new PostFacts(p.Kind, p.Title, slug, p.From ?? body.From, p.To, p.Seats, kind.FullTime, kind.Exclusive, p.DesignateFrom, p.Source);
            if (known.TryGetValue((body.Id, facts.Slug), out var old)) { Done(p.Row, old.Change(body, facts)); continue; }
            var made = Post.Add(body, facts, now);
            if (made.Value is { } post) db.Posts.Add(known[(body.Id, facts.Slug)] = post); else Done(p.Row, made.Refusal!);
        }
    }

    async Task Tiles(PackContent pack, CancellationToken cancel)
    {
        db.Tiles.RemoveRange(await db.Tiles.Where(t => t.Pack == pack.Pack.Id).ToListAsync(cancel));
        foreach (var t in pack.Tiles)
            db.Tiles.Add(new BodyTile { Id = Id.New<RegisterRowId>(now), Pack = pack.Pack.Id, Map = t.Map, Body = bodies[t.Body].Id, Column = t.Column, Row = t.At });
    }

    /// <summary>A code that a body outside the pack has on some of the same days.</summary>
    async Task Clashes(PackContent pack, CancellationToken cancel)
    {
        var schemes = pack.Codes.Select(c => c.Scheme).Distinct().ToList();
        var others = (await db.BodyCodes.AsNoTracking().Where(c => schemes.Contains(c.Scheme)).Select(c => new { c.Scheme, c.Value, c.From, c.To, c.Body }).ToListAsync(cancel)).ToLookup(c => (c.Scheme, c.Value));
        foreach (var c in pack.Codes)
            if (others[(c.Scheme, c.Value)].Any(o => o.Body != bodies[c.Body].Id && !bodies.Values.Any(b => b.Id == o.Body) && new Period(o.From, o.To).Overlaps(new(c.From, c.To)))) Done(c.Row, BodyRefusals.CodeTaken);
    }

    /// <summary>What has no first day of its own began with its body.</summary>
    static DateOnly Since(DateOnly from, Body body) => Beginning.Known(from) ? from : body.From;

    void Done(PackRow row, Outcome outcome)
    {
        if (outcome.Refusal is { } refusal) problems.Add(row.Says(refusal.ToString()));
    }
}
