using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Mandate.Bench;

/// <summary>Acknowledged submissions a second, against one raw INSERT for each POST.</summary>
static class Submissions
{
    /// <summary>So many before anything is measured, for the program's compiler.</summary>
    const int Warm = 3000;
    static readonly TimeSpan time = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Ratio>> Measure(Options options)
    {
        List<Ratio> table = options.Text("sqlite") is "none" ? [] : [await On(options, postgres: false)];
        if (options.Postgres is not null) table.Add(await On(options, postgres: true));
        return table;
    }

    static async Task<Ratio> On(Options options, bool postgres)
    {
        using var site = await Site.Make(options, "submissions", postgres);
        var season = await Season.Play(site, closes: TimeSpan.FromDays(30));
        var each = options.Number("applicants", 3000);
        var prepared = await Applicants.Prepare(season, Warm + each * options.Rounds);
        await using var ours = await Served.Mandate(site);
        await using var peer = await Served.Peer(postgres ? "--database" : "--sqlite", site.Beside);
        var name = postgres ? $"PostgreSQL (fsync {await Fsync(site.Beside)})" : "SQLite (synchronous=FULL)";
        List<(double Ours, double Peer)> rounds = [];
        await Sending(ours, await Applicants.Open(ours, [.. prepared.Take(Warm)]));
        await Quiet(site);
        for (var i = 0; i < options.Rounds; i++)
        {
            var ready = await Applicants.Open(ours, [.. prepared.Skip(Warm + each * i).Take(each)]);
            var before = ours.ProcessorSeconds;
            var a = await Sending(ours, ready);
            var cost = (ours.ProcessorSeconds - before) / each * 1000;
            await Quiet(site);
            var b = await Inserting(peer, ready[0].Send!);
            rounds.Add((a, b));
            Console.WriteLine($"  {name}: {a:N0} by {b:N0} a second; {cost:0.00} ms of processor each");
        }
        await Complete(site, Warm + each * options.Rounds);
        var middle = rounds.OrderBy(r => r.Ours / r.Peer).ElementAt(rounds.Count / 2);
        return Ratio.AtLeast($"Submissions on {name}, 64 connections", middle.Ours, middle.Peer, "a second", 0.4);
    }

    /// <summary>Every application is sent once by whichever connection is free. Only "see your receipt" counts.</summary>
    static async Task<double> Sending(Served served, IReadOnlyList<Applicant> applicants)
    {
        var (next, acknowledged, began) = (-1, 0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Load.Connections).Select(_ => Task.Run(async () =>
        {
            using var wire = new Wire(served.Port);
            while (Interlocked.Increment(ref next) is var i && i < applicants.Count)
            {
                var reply = await wire.Ask(applicants[i].Send);
                if (reply.Status != 302 || !reply.Of("Location").Single().EndsWith("/receipt", StringComparison.Ordinal)) throw new InvalidOperationException($"Not acknowledged: {reply.Status} {reply.Text}");
                Interlocked.Increment(ref acknowledged);
            }
        })));
        return acknowledged / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    static async Task<double> Inserting(Served peer, byte[] request)
    {
        var text = System.Text.Encoding.UTF8.GetString(request);
        var body = Wire.Post("/", text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        var (count, began) = (0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Load.Connections).Select(_ => Task.Run(async () =>
        {
            using var wire = new Wire(peer.Port);
            while (Stopwatch.GetElapsedTime(began) < time)
                if ((await wire.Ask(body)).Status == 302) Interlocked.Increment(ref count);
                else throw new InvalidOperationException("The peer failed");
        })));
        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>What follows the submissions is done too before the peer's turn, so that each has the machine to itself.</summary>
    static async Task Quiet(Site site)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            await using var db = site.Open();
            if (!await db.Drafts.AnyAsync(d => d.HandedInAt != null) && !await db.Events.AnyAsync(e => e.Sequence == null) && !await db.Outbox.AnyAsync(o => o.DoneAt == null && o.ParkedAt == null && o.DueAt <= TimeProvider.System.GetUtcNow())) return;
            await Task.Delay(200);
        }
    }

    static async Task Complete(Site site, int expected)
    {
        await using var db = site.Open();
        var stored = await db.Applications.CountAsync();
        if (stored != expected) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{expected} submissions were acknowledged, {stored} are stored"));
    }

    static async Task<string> Fsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand("SHOW fsync");
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
