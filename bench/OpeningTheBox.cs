using System.Diagnostics;
using Mandate.Appoint;
using Mandate.Appoint.Sealing;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Files;
using Mandate.Platform.Jobs;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bench;

/// <summary>Every application of a sealed campaign is taken out of its box, as the long task does it, to the last save.</summary>
static class OpeningTheBox
{
    public static async Task<IReadOnlyList<Ratio>> Measure(Options options)
    {
        List<Ratio> table = [await On(options, postgres: false)];
        if (options.Postgres is not null) table.Add(await On(options, postgres: true));
        return table;
    }

    static async Task<Ratio> On(Options options, bool postgres)
    {
        var (count, name, took) = (options.Number("applications", 10_000), postgres ? "PostgreSQL" : "SQLite", new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            using var site = await Site.Make(options, $"opening_{round}", postgres);
            var (season, task) = await Fill(site, count);
            var began = Stopwatch.GetTimestamp();
            await new OpenBoxWork(new DbConnectionText(site.Connection), null!, null!, new FileLimits(1), TimeProvider.System) // no CVs: no files
                .Run(new OpenBox(season.Campaign.Id, ""), new Progress(site.Open, task, TimeProvider.System), CancellationToken.None);
            took.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            await Complete(site, season, count);
            Console.WriteLine($"  {name}: {took[^1]:0.0} s");
        }
        return Ratio.Under($"Opening a box of {count:N0} applications on {name}", Ratio.Median(took), "s", 60);
    }

    static async Task<(Season Season, LongTaskId Task)> Fill(Site site, int count)
    {
        var season = await Season.Play(site, closes: TimeSpan.FromDays(-1));
        var (sent, box) = (season.Campaign.ClosesAt.AddDays(-2), SealedBox.For(season.Campaign.Id));
        foreach (var some in Enumerable.Range(0, count).Chunk(1000))
        {
            await using var db = site.Open();
            if (some[0] == 0)
            {
                Turn(box, sent, await Officers(db, sent));
                db.SealedBoxes.Add(box);
            }
            foreach (var n in some)
            {
                var candidate = User.Open($"Candidate Number{n}", $"candidate{n}@example.org", sent);
                var id = Id.New<Mandate.Appoint.ApplicationId>(sent);
                var (slip, _) = SealedSlip.Of(box, id, sent, new(new() { Content = season.Content(n), Preferences = season.Wanted(n) }, null));
                var sending = SealedSending.Of(season.Campaign.Id, id, sent, slip, null, sent);
                db.Users.Add(candidate);
                db.Applications.Add(Application.InTheBox(id, season.Campaign.Id, candidate.Id, CrowdNames.Reference(n), sending.Digest, sent));
                db.SealedSendings.Add(sending);
            }
            await db.SaveChangesAsync();
        }
        await using var last = site.Open();
        var task = last.StartTask(new Actor(season.Team.Id, season.Team.Name, []), sent, new OpenBox(season.Campaign.Id, ""));
        await last.SaveChangesAsync();
        return (season, task);
    }

    static async Task<List<User>> Officers(Db db, DateTimeOffset now)
    {
        List<User> officers = [.. Enumerable.Range(1, SealedBox.Officers).Select(i => User.Open($"Officer {i}", $"officer{i}@example.org", now))];
        db.Users.AddRange(officers);
        await db.SaveChangesAsync();
        return officers;
    }

    /// <summary>Locked, closed, and two keys turned.</summary>
    static void Turn(SealedBox box, DateTimeOffset now, List<User> officers)
    {
        List<string> passphrases = [];
        foreach (var officer in officers)
        {
            Must(box.Name(officer.Id));
            passphrases.Add(Season.Must(box.MakeKey(officer.Id, now)));
            Must(box.Confirm(officer.Id, passphrases[^1], now));
        }
        Season.Must(box.Print(now));
        Must(box.Lock(now));
        box.Publish("", now);
        foreach (var (officer, passphrase) in officers.Zip(passphrases).Take(2)) Must(box.Turn(box.KeyOf(officer.Id)!, passphrase, now));
    }

    static void Must(Outcome outcome)
    {
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException(refusal.Text);
    }

    static async Task Complete(Site site, Season season, int count)
    {
        await using var db = site.Open();
        var open = await db.Applications.CountAsync(a => a.Campaign == season.Campaign.Id && !a.Sealed && a.Preferences.Count > 0);
        if (open != count) throw new InvalidOperationException($"{open} of {count} applications are open");
    }
}
