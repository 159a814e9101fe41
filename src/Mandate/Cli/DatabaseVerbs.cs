using System.CommandLine;
using System.Text.Json;
using Mandate.Cli.Plumbing;
using Mandate.Platform.Data;
using Mandate.Platform.Data.Portable;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Cli;

/// <summary><c>migrate</c>, <c>demo reset</c>, <c>backup</c> and <c>restore</c>.</summary>
static class DatabaseVerbs
{
    public static Verb Migrate()
    {
        var data = Verb.Folder();
        var verb = new Verb("migrate", "Brings the database to this version of the program. SQLite is copied first.", "mandate migrate") { data };
        verb.SetAction((parsed, cancel) => Guarded(parsed, async output =>
        {
            await using var services = VerbServices.Of(parsed.GetValue(data));
            await using var scope = services.CreateAsyncScope();
            using var held = services.Postgres() ? null : FolderLock.Take(services.Folder());
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
            await Storage.Migrate(db, TimeProvider.System, cancel);
            output.Say(pending == 0 ? "The database is up to date." : $"{pending} {(pending == 1 ? "migration" : "migrations")} applied.");
            return Exit.Fine;
        }));
        return verb;
    }

    public static Verb DemoReset()
    {
        var data = Verb.Folder();
        var verb = new Verb("reset", "Removes the demonstration's folder, so that the next \"serve --demo\" loads it anew.", "mandate demo reset") { data };
        verb.SetAction((parsed, _) => Guarded(parsed, output =>
        {
            var folder = parsed.GetValue(data) ?? Demonstration.Folder;
            Demonstration.Reset(folder);
            output.Say($"{folder} is removed. \"mandate serve --demo\" loads it anew.");
            return Task.FromResult(Exit.Fine);
        }));
        return verb;
    }

    public static Verb Backup()
    {
        var (file, data) = (new Argument<string>("FILE") { Description = "The zip to write" }, Verb.Folder());
        var verb = new Verb("backup", "Writes the whole database to a zip that either kind of database can be restored from. The service may run meanwhile.", "mandate backup mandate-2021-09-26.zip") { file, data };
        verb.SetAction((parsed, cancel) => Guarded(parsed, async output =>
        {
            await using var services = VerbServices.Of(parsed.GetValue(data));
            await using var scope = services.CreateAsyncScope();
            var target = parsed.GetRequiredValue(file);
            var draft = target + ".part";
            Manifest manifest;
            await using (var stream = File.Create(draft))
                manifest = await PortableBackup.Write(scope.ServiceProvider.GetRequiredService<Db>(), stream, TimeProvider.System.GetUtcNow(), cancel);
            File.Move(draft, target, overwrite: true);
            output.Say($"{target}: {manifest.Tables.Sum(t => t.Rows)} rows of {manifest.Tables.Count} tables. Keys and uploaded files are not in it: copy {services.Folder()} as well.");
            return Exit.Fine;
        }));
        return verb;
    }

    public static Verb Restore()
    {
        var (file, data) = (new Argument<string>("FILE") { Description = "A zip of \"backup\"" }, Verb.Folder());
        var replace = new Option<bool>("--replace") { Description = "Replaces a database that is not empty" };
        var erasures = new Option<string?>("--erasures") { Description = "A list of \"record erasures --format json\", to erase again what the backup brings back", HelpName = "FILE" };
        var verb = new Verb("restore", "Restores a backup, erases again who was erased since, and verifies the record.", "mandate restore mandate-2021-09-26.zip --replace") { file, data, replace, erasures };
        verb.SetAction((parsed, cancel) => Guarded(parsed, async output =>
        {
            await using var services = VerbServices.Of(parsed.GetValue(data));
            using var held = services.Postgres() ? null : FolderLock.Take(services.Folder());
            return await Restore(services, parsed.GetRequiredValue(file), parsed.GetValue(replace), parsed.GetValue(erasures), output, cancel);
        }));
        return verb;
    }

    static async Task<int> Restore(ServiceProvider services, string file, bool replace, string? erasures, Output output, CancellationToken cancel)
    {
        if (!File.Exists(file)) return output.Unusable($"{file}: there is no such file");
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var list = erasures is null ? [] : JsonSerializer.Deserialize<List<Erased>>(await File.ReadAllTextAsync(erasures, cancel), Recording.Json)!;
        long before;
        await using (var stream = File.OpenRead(file))
        {
            if (PortableRestore.Unusable(stream) is { } why) return output.Unusable($"{file}: {why}");
            var empty = await PortableRestore.IsEmpty(db, cancel);
            if (!empty && !replace) return output.Unusable("The database is not empty. Add --replace to replace it by the backup.");
            if (!empty) list.AddRange(await RecordVerbs.ErasureList(db, cancel));
            before = empty ? 0 : (await RecordHeads.Latest(db, cancel))?.Size ?? 0;
            await PortableRestore.Read(db, stream, TimeProvider.System, cancel);
        }
        var again = await scope.ServiceProvider.GetRequiredService<Forgetting>().Replay(list, cancel);
        if (again > 0) output.Say($"{again} {(again == 1 ? "erasure was" : "erasures were")} made again.");
        var size = (await RecordHeads.Latest(db, cancel))?.Size ?? 0;
        if (before > size) output.Say($"The replaced database had published a head of {before} events, the backup has {size}. Witnesses will see that the record went back: tell them why.");
        var findings = await RecordVerbs.VerifyDatabase(db, cancel);
        foreach (var finding in findings.Wrong) output.Say(finding.Sentence);
        output.Say($"Restored. The record of {findings.Size} {(findings.Size == 1 ? "event" : "events")} {(findings.Wrong.Count == 0 ? "verifies" : "does not verify")}.");
        return findings.Wrong.Count == 0 ? Exit.Fine : Exit.Found;
    }

    static async Task<int> Guarded(ParseResult parsed, Func<Output, Task<int>> run)
    {
        var output = Output.Of(parsed);
        try { return await run(output); }
        catch (FolderInUseException e) { return output.Unusable(e.Message); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { return output.Unusable(e.Message); }
    }
}
