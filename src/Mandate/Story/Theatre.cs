using Mandate.Appoint.Monitoring;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>Plays the story up to the clock, forward only. Keeps a copy of the database at each named stop, to which a visitor can go back.</summary>
public sealed partial class Theatre(PackFolders packs, DbConnectionText connection, DemoClock clock, RecordKey key, IConfiguration configuration, ILogger<Theatre> log) : IDisposable
{
    public void Dispose() => gate.Dispose();

    /// <summary>Where a demonstration starts: 28 named, eight expected, six open.</summary>
    public const string FirstStop = "twenty-eight";

    /// <summary>Scenes in one transaction: the disk is waited for once, and others who save wait no more than a second or two.</summary>
    const int Together = 50;

    readonly Lazy<MonitoringKey> monitoring = new(() => MonitoringKey.From(configuration));
    readonly SemaphoreSlim gate = new(1, 1);
    readonly Lazy<PackSource> pack = new(() =>
    {
        var folder = packs.Find("nhs-icb-2022") ?? throw new InvalidOperationException($"The pack nhs-icb-2022 is not in {packs.Root}.");
        return new PackSource(folder.Id, folder, Script.Read(folder.Read("demonstration.yaml")));
    });

    public IReadOnlyList<ScriptStop> Stops => pack.Value.Script.Clock.Stops;

    /// <summary>Starts where it was left, or at the first stop.</summary>
    public async Task Start(CancellationToken cancel)
    {
        await using var db = Storage.Open(connection.Value);
        var played = await db.DemonstrationProgress.SingleOrDefaultAsync(cancel);
        if (played is not null) { clock.Set(played.PlayedTo); return; }
        await PlayTo(Stops.Single(s => s.Id == FirstStop).Instant, cancel);
    }

    /// <summary>Plays all that happens up to a moment, and stands the clock there. Never goes back.</summary>
    public async Task PlayTo(DateTimeOffset moment, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            var from = await PlayedTo(cancel);
            var played = from > DateTimeOffset.MinValue;
            var scenes = Plot.Scenes(pack.Value.Script).Where(s => s.At > from && s.At <= moment).ToList();
            foreach (var stop in Stops.Where(s => s.Instant > from && s.Instant < moment).Append(null))
            {
                var until = stop?.Instant ?? moment;
                foreach (var some in scenes.Where(s => s.At <= until && s.At > from).Chunk(Together)) await Play(some, played, cancel);
                await Reach(until, cancel);
                from = until;
            }
            clock.Set(moment);
        }
        finally { gate.Release(); }
    }

    async Task Play(IEnumerable<Scene> scenes, bool played, CancellationToken cancel)
    {
        await using var db = Storage.Open(connection.Value);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var scene in scenes)
        {
            await Play(db, scene, played, cancel);
            db.ChangeTracker.Clear();
        }
        await transaction.CommitAsync(cancel);
    }

    async Task Play(Db db, Scene scene, bool played, CancellationToken cancel)
    {
        try
        {
            await scene.Play(new Stage(db, scene.At, pack.Value) { Monitoring = monitoring.Value, Key = key });
            await db.SaveChangesAsync(cancel);
        }
        catch (Exception e) when (played && e is InvalidOperationException or DbUpdateException)
        {
            // A visitor may have changed what the scene builds on: a withdrawn post gets no panel. The story goes on without it.
            SceneLeftOut(log, e, scene.At);
        }
    }

    /// <summary>Whether anything was played in this database.</summary>
    public async Task<bool> Begun(CancellationToken cancel) => await PlayedTo(cancel) > DateTimeOffset.MinValue;

    async Task<DateTimeOffset> PlayedTo(CancellationToken cancel)
    {
        await using var db = Storage.Open(connection.Value);
        return (await db.DemonstrationProgress.AsNoTracking().SingleOrDefaultAsync(cancel))?.PlayedTo ?? DateTimeOffset.MinValue;
    }

    async Task Reach(DateTimeOffset moment, CancellationToken cancel)
    {
        await using var db = Storage.Open(connection.Value);
        var progress = await db.DemonstrationProgress.SingleOrDefaultAsync(cancel);
        if (progress is null) db.DemonstrationProgress.Add(progress = new());
        progress.PlayedTo = moment;
        await db.SaveChangesAsync(cancel);
        if (Stops.FirstOrDefault(s => s.Instant == moment) is { } stop && db.Database.IsSqlite() && !File.Exists(CopyOf(stop)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(CopyOf(stop))!);
            await Backup.Sqlite(db, CopyOf(stop), cancel);
        }
    }

    string CopyOf(ScriptStop stop) => Path.Combine(configuration["Mandate:Data"]!, "stops", stop.Id + ".db");

    /// <summary>Goes to a stop: forward by playing, back by taking the copy made when it was first reached. What a visitor did after it is gone.</summary>
    public async Task GoTo(ScriptStop stop, CancellationToken cancel)
    {
        if (stop.Instant > await PlayedTo(cancel)) { await PlayTo(stop.Instant, cancel); return; }
        await gate.WaitAsync(cancel);
        try
        {
            await using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = CopyOf(stop), Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
            await using var to = new SqliteConnection(connection.Value);
            await from.OpenAsync(cancel);
            await to.OpenAsync(cancel);
            // A job may be writing: the copy waits its turn like any other save.
            await using (var wait = to.CreateCommand())
            {
                wait.CommandText = "PRAGMA busy_timeout = 30000";
                await wait.ExecuteNonQueryAsync(cancel);
            }
            from.BackupDatabase(to);
            ChangeMarks.Change(connection.Value);
            clock.Set(stop.Instant);
        }
        finally { gate.Release(); }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A scene of {At} was left out of the story")]
    static partial void SceneLeftOut(ILogger log, Exception why, DateTimeOffset at);
}
