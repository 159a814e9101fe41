using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Mandate.Appoint;
using Mandate.Appoint.Applications;
using Mandate.Platform;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;
using ApplicationId = Mandate.Appoint.ApplicationId;

namespace Mandate.Bench;

/// <summary>The program is killed at random moments while people send their applications, and started again on the same data. Whatever it had acknowledged must be there, once.</summary>
static partial class Kills
{
    /// <summary>On each database; <c>--kills 50</c> takes twice as long.</summary>
    const int Times = 25;
    const int Senders = 32;

    /// <summary>A kill comes after so many acknowledgements at most, and after a moment more.</summary>
    const int MostAcknowledged = 30;
    const int LongestMoment = 1500;

    public static async Task<IReadOnlyList<Ratio>> Measure(Options options)
    {
        List<Ratio> table = [.. await On(options, postgres: false)];
        if (options.Postgres is not null) table.AddRange(await On(options, postgres: true));
        return table;
    }

    static async Task<IReadOnlyList<Ratio>> On(Options options, bool postgres)
    {
        using var site = await Site.Make(options, "kills", postgres);
        var season = await Season.Play(site, closes: TimeSpan.FromDays(30));
        var times = options.Number("kills", Times);
        var prepared = await Applicants.Prepare(season, times * (MostAcknowledged + Senders));
        var crowd = new Sending();
        await using (var first = await Served.Mandate(site))
            foreach (var applicant in await Applicants.Open(first, prepared)) crowd.Waiting.Enqueue(applicant);

#pragma warning disable RS0030 // seeded, so that a run can be repeated
        var random = new Random(options.Seed);
        for (var i = 0; i < times; i++) await Once(site, crowd, random.Next(1, MostAcknowledged), random.Next(0, LongestMoment));
#pragma warning restore RS0030
        await using (var last = await Served.Mandate(site))
        {
            // Who saw no receipt presses again.
            await Task.WhenAll(crowd.TakeUnsure().Chunk(100).Select(some => Again(last, crowd, some)));
            await Sequenced(site);
        }
        Console.WriteLine($"  {(postgres ? "PostgreSQL" : "SQLite")}: {times} kills, {crowd.Acknowledged.Count} acknowledged, {crowd.Receipts.Count} receipts read, {crowd.Broken} requests cut off");
        return await Reconcile(site, crowd, postgres ? "PostgreSQL" : "SQLite", times);
    }

    /// <summary>All that the people who send know.</summary>
    sealed class Sending
    {
        public ConcurrentQueue<Applicant> Waiting { get; } = new();
        public ConcurrentDictionary<ApplicationId, Applicant> Acknowledged { get; } = new();
        public ConcurrentDictionary<ApplicationId, (string Reference, string Digest)> Receipts { get; } = new();
        public ConcurrentBag<Applicant> Unsure { get; private set; } = [];
        public int Broken;

        public IReadOnlyList<Applicant> TakeUnsure()
        {
            var taken = Unsure;
            Unsure = [];
            return [.. taken];
        }
    }

    static async Task Once(Site site, Sending crowd, int acknowledgements, int moment)
    {
        await using var served = await Served.Mandate(site);
        foreach (var applicant in crowd.TakeUnsure()) crowd.Waiting.Enqueue(applicant);
        var until = crowd.Acknowledged.Count + acknowledgements;
        var senders = Enumerable.Range(0, Senders).Select(_ => Task.Run(() => Send(served.Port, crowd))).ToList();
        while (crowd.Acknowledged.Count < until && senders.Exists(s => !s.IsCompleted)) await Task.Delay(1);
        await Task.Delay(moment);
        await served.Kill();
        await Task.WhenAll(senders);
    }

    /// <summary>Until the server is gone.</summary>
    static async Task Send(int port, Sending crowd)
    {
        using var wire = new Wire(port);
        while (crowd.Waiting.TryDequeue(out var applicant))
        {
            try { await Send(wire, crowd, applicant); }
            catch (Exception e) when (e is IOException or SocketException)
            {
                Interlocked.Increment(ref crowd.Broken);
                if (!crowd.Acknowledged.ContainsKey(applicant.Id)) crowd.Unsure.Add(applicant);
                return;
            }
        }
    }

    static async Task Send(Wire wire, Sending crowd, Applicant applicant)
    {
        var reply = await wire.Ask(applicant.Send);
        if (reply.Status != 302 || !reply.Of("Location").Single().EndsWith("/receipt", StringComparison.Ordinal)) throw new InvalidOperationException($"Not acknowledged: {reply.Status} {reply.Text}");
        crowd.Acknowledged[applicant.Id] = applicant;
        var page = await wire.Ask(Wire.Get(Receipt.Url(applicant.Id), applicant.Cookie));
        if (Reference().Match(page.Text) is { Success: true } reference && Digest().Match(page.Text) is { Success: true } digest)
            crowd.Receipts[applicant.Id] = (reference.Value, digest.Value);
        else throw new InvalidOperationException($"No receipt: {page.Status} {page.Text}");
    }

    static async Task Again(Served served, Sending crowd, Applicant[] some)
    {
        using var wire = new Wire(served.Port);
        foreach (var applicant in some) await Send(wire, crowd, applicant);
    }

    /// <summary>All events are in the log; the letters of a batch that was killed wait for the end of its lease.</summary>
    static async Task Sequenced(Site site)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            await using var db = site.Open();
            if (!await db.Drafts.AnyAsync(d => d.HandedInAt != null) && !await db.Events.AnyAsync(e => e.Sequence == null)) return;
            await Task.Delay(200);
        }
    }

    static async Task<IReadOnlyList<Ratio>> Reconcile(Site site, Sending crowd, string name, int times)
    {
        await using var db = site.Open();
        var stored = await db.Applications.AsNoTracking().Select(a => new { a.Id, a.Reference, a.Digest }).ToDictionaryAsync(a => a.Id);
        var kind = Subject.Of(default(ApplicationId)).Kind;
        var told = (await (from e in db.Events where e.Kind == "appoint.application-submitted" join s in db.EventSubjects on e.Id equals s.Event where s.Kind == kind select s.SubjectId).ToListAsync()).CountBy(id => id).ToDictionary();
        var mail = typeof(SendMail).FullName!;
        var letters = (await db.Outbox.Where(o => o.Kind == mail).Select(o => o.Payload).ToListAsync()).SelectMany(p => Reference().Matches(p).Select(m => m.Value).Distinct()).CountBy(r => r, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var drafts = (await db.Drafts.Where(d => d.Kind == ApplicationDrafts.Kind).Select(d => d.Id).ToListAsync()).Select(d => d.Value).ToHashSet();
        var expected = await db.Users.CountAsync(u => u.Email.StartsWith("candidate"));
        return
        [
            Ratio.None($"{name}, {times} kills: acknowledged and not stored", crowd.Acknowledged.Keys.Count(id => !stored.ContainsKey(id))),
            Ratio.None($"{name}, {times} kills: receipts that are not what is stored", crowd.Receipts.Count(r => stored.GetValueOrDefault(r.Key) is not { } a || (a.Reference, a.Digest) != r.Value)),
            Ratio.None($"{name}, {times} kills: applications entered or written about other than once", stored.Values.Count(a => told.GetValueOrDefault(a.Id.Value) != 1 || letters.GetValueOrDefault(a.Reference) != 1)),
            Ratio.None($"{name}, {times} kills: half sent, both draft and application or neither", stored.Keys.Count(id => drafts.Contains(id.Value)) + expected - stored.Keys.Select(id => id.Value).Union(drafts).Count()),
            Ratio.None($"{name}, {times} kills: records that do not verify", await Verifies(site) ? 0 : 1),
        ];
    }

    /// <summary>By the program's own verbs, as an outsider would.</summary>
    static async Task<bool> Verifies(Site site)
    {
        var file = Path.Combine(site.Folder, "record.ndjson");
        return await Served.Verb(site, ["record", "export", "--texts", "--data", site.Folder], file) == 0 && await Served.Verb(site, ["record", "verify", file], Path.Combine(site.Folder, "verified.txt")) == 0;
    }

    /// <summary>Stands alone: within an id four figures may follow four figures too.</summary>
    [GeneratedRegex("(?<![-\\w])[346789BCDFGHJKMNPQRTWXY]{4}-[346789BCDFGHJKMNPQRTWXY]{4}(?![-\\w])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digest();
}
