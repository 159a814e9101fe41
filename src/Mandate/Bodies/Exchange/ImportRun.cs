using Mandate.Bodies.Packs;
using Mandate.Bodies.Terms;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Exchange;

/// <summary>
/// Carries a file into the register through the verbs of the domain, on tracked entities that nobody has saved. A preview and an import are
/// the same run; only the second is saved. So what the preview shows is what happens, and one refused row stops everything.
/// </summary>
sealed partial class ImportRun
{
    readonly Db db;
    readonly Actor actor;
    readonly DateTimeOffset now;
    readonly DateOnly today;
    readonly ImportFile file;
    readonly RegisterContents register;
    readonly RegisterRows rows;
    readonly List<PackProblem> problems;
    readonly List<ImportChange> changes = [];
    readonly Dictionary<string, Body> bodies;
    readonly Dictionary<(BodyId, string), Post> posts;
    readonly Dictionary<string, Person> people;
    readonly Dictionary<string, string> earlier;
    readonly Dictionary<string, BodyKind> bodyKinds;
    readonly Dictionary<string, CodeScheme> schemes;
    readonly Dictionary<string, RelationKind> relationKinds;
    readonly IReadOnlyDictionary<(string Body, string Post), PostKind> postKinds;
    readonly Dictionary<BodyId, (Body Body, BodyFacts? Before, PackRow Row, List<string> Did)> touched = [];
    readonly List<Action> records = [];
    readonly Dictionary<string, List<string[]>> reverse = new(StringComparer.Ordinal);
    readonly HashSet<BodyId> gone = [];
    int unchanged;
    int notReversible;

    ImportRun(Db db, Actor actor, DateTimeOffset now, ImportFile file, RegisterContents register, List<BodyKind> kinds, List<CodeScheme> schemes, List<RelationKind> relations, IReadOnlyDictionary<(string, string), PostKind> postKinds)
    {
        (this.db, this.actor, this.now, this.file, this.register, this.postKinds) = (db, actor, now, file, register, postKinds);
        today = London.Day(now);
        problems = file.Problems;
        rows = new RegisterRows(register, today);
        bodies = register.Bodies.ToDictionary(b => b.Slug, StringComparer.Ordinal);
        earlier = register.Bodies.SelectMany(b => b.OldSlugs.Select(s => (s.Value, b.Slug))).ToDictionary(StringComparer.Ordinal);
        posts = register.Posts.ToDictionary(p => (p.Body, p.Slug));
        people = register.People.ToDictionary(p => p.Slug, StringComparer.Ordinal);
        bodyKinds = kinds.ToDictionary(k => k.Key, StringComparer.Ordinal);
        this.schemes = schemes.ToDictionary(k => k.Key, StringComparer.Ordinal);
        relationKinds = relations.ToDictionary(k => k.Key, StringComparer.Ordinal);
    }

    /// <summary>Files that undo what this run did, as far as rows can say it.</summary>
    public IEnumerable<(string Name, IEnumerable<string> Columns, IEnumerable<IReadOnlyList<string>> Rows)> Reverse =>
        RegisterTable.All.Where(t => reverse.ContainsKey(t.Name)).Select(t => (t.Name, (IEnumerable<string>)[.. t.Columns, RegisterTable.Remove], (IEnumerable<IReadOnlyList<string>>)reverse[t.Name]));

    /// <summary>Runs the file over the register without saving.</summary>
    public static async Task<(ImportRun Run, ImportPlan Plan)> Of(Db db, Actor actor, DateTimeOffset now, ImportFile file, CancellationToken cancel)
    {
        var run = new ImportRun(db, actor, now, file, await RegisterContents.Load(db, tracked: true, null, cancel), await db.BodyKinds.ToListAsync(cancel), await db.CodeSchemes.ToListAsync(cancel), await db.RelationKinds.ToListAsync(cancel),
            await Seats.PostKinds(db, await db.PostKinds.Select(k => k.Key).Distinct().ToListAsync(cancel), cancel));
        run.All();
        return (run, new ImportPlan(run.changes, run.unchanged, run.problems, run.notReversible));
    }

    void All()
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        Bodies();
        Names();
        Codes();
        Relations();
        People();
        Posts();
        Terms();
        Succession();
        Lives();
        TakeBack();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    /// <summary>Saves everything with its events in one transaction.</summary>
    public async Task Save(ImportPlan plan, string name, string digest, CancellationToken cancel)
    {
        foreach (var (body, before, _, did) in touched.Values.Where(t => !gone.Contains(t.Body.Id)))
        {
            if (before is null && did.Contains(Added)) db.Record(actor, now, new BodyAdded(body.Id, body.LegalName), body.Id);
            else if (before is { To: null } && body.To is { } last) db.Record(actor, now, new BodyEnded(body.Id, body.LegalName, last), body.Id, string.Join("; ", did));
            else if (before is not null && before != Facts(body)) db.Record(actor, now, new BodyChanged(body.Id, body.LegalName, before, Facts(body)), body.Id, string.Join("; ", did));
            else if (did.Count > 0) db.Record(actor, now, new BodyRowKept(body.Id, body.LegalName, did), body.Id);
        }
        foreach (var record in records) record();
        int Count(ImportEffect effect) => plan.Changes.Count(c => c.Effect == effect);
        db.Record(actor, now, new ImportApplied(Id.New<ImportId>(now), name, digest, Count(ImportEffect.Added), Count(ImportEffect.Changed), Count(ImportEffect.Ends), Count(ImportEffect.TakenBack)));
        await db.SaveChangesAsync(cancel);
    }

    const string Added = "added with an import";

    static BodyFacts Facts(Body b) => new(b.Kind, b.LegalName, b.ShortName, b.Slug, b.From, b.To, b.Invented, b.Note, b.Source, b.Pack, b.PackKey);

    List<string> Touch(Body body, PackRow row, BodyFacts? before = null)
    {
        if (!touched.TryGetValue(body.Id, out var t))
        {
            touched[body.Id] = t = (body, before, row, []);
            if (db.Entry(body).State == EntityState.Unchanged) db.Entry(body).Property(b => b.Version).IsModified = true;
        }
        else if (before is not null && t.Before is null && !t.Did.Contains(Added)) touched[body.Id] = t with { Before = before };
        return touched[body.Id].Did;
    }

    /// <summary>Rows of a table, each key once; rows that take back are kept for later.</summary>
    IEnumerable<PackRow> Each(RegisterTable table, Func<PackRow, string> key)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in file.Rows(table))
        {
            if (Says(row, RegisterTable.Remove)) { takenBack.Add((table, row)); continue; }
            if (!seen.TryAdd(key(row), row.Line)) row.Problem($"is in the file twice: row {seen[key(row)]} has the same key");
            else yield return row;
        }
    }

    void AddedRow(RegisterTable table, PackRow row, string key, string detail, string[] after)
    {
        changes.Add(new(table.Name, row.Line, ImportEffect.Added, key, detail));
        Undo(table, [.. after, "yes"]);
    }

    /// <summary>Notes what differs between two states of a row; nothing when they are the same.</summary>
    bool ChangedRow(RegisterTable table, PackRow row, string key, string[] before, string[] after)
    {
        var detail = string.Join("; ", table.Columns.Zip(before.Zip(after)).Where(c => c.Second.First != c.Second.Second && c.First != RegisterTable.State)
            .Select(c => $"{c.First}: {(c.Second.First.Length == 0 ? "(empty)" : c.Second.First)} → {(c.Second.Second.Length == 0 ? "(empty)" : c.Second.Second)}"));
        if (detail.Length == 0) { unchanged++; return false; }
        var to = table.Columns.ToList().IndexOf("to");
        changes.Add(new(table.Name, row.Line, to >= 0 && before[to].Length == 0 && after[to].Length > 0 ? ImportEffect.Ends : ImportEffect.Changed, key, detail));
        Undo(table, [.. before, ""]);
        return true;
    }

    void Undo(RegisterTable table, string[] cells)
    {
        if (!reverse.TryGetValue(table.Name, out var list)) reverse[table.Name] = list = [];
        list.Add(cells);
    }

    static bool Done(PackRow row, Outcome outcome)
    {
        if (outcome.Refusal is { } refusal) row.Problem(refusal.ToString());
        return !outcome.Refused;
    }

    Body? BodyOf(PackRow row, string column)
    {
        var key = row.Required(column);
        if (key.Length == 0) return null;
        if (bodies.TryGetValue(key, out var body)) return body;
        row.Problem(earlier.GetValueOrDefault(key) is { } moved ? $"{column} “{key}” is an earlier address; use {moved}" : $"{column} “{key}” is unknown: it is neither in the register nor in bodies");
        return null;
    }

    static bool Has(PackRow row, string column) => row.Has(column);
    static string? Text(PackRow row, string column, string? otherwise) => row.Has(column) ? (row[column].Length == 0 ? null : row[column]) : otherwise;
    static bool Says(PackRow row, string column) => row[column] is "yes" or "Yes" or "YES" or "true" or "TRUE" or "1";

    static bool Flag(PackRow row, string column, bool otherwise)
    {
        if (!row.Has(column) || row[column].Length == 0) return otherwise;
        if (!Says(row, column) && row[column].ToLowerInvariant() is not ("no" or "false" or "0")) row.Problem($"{column} is “{row[column]}”; use yes or no");
        return Says(row, column);
    }

    static string Known(IEnumerable<string> keys)
    {
        var list = keys.Order(StringComparer.Ordinal).ToList();
        return list.Count == 0 ? "none are: load a pack first" : $"known are {string.Join(", ", list.Take(20))}{(list.Count > 20 ? $" and {list.Count - 20} more" : "")}";
    }
}
