using System.CommandLine;
using System.Text;
using Mandate.Cli.Plumbing;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Record.Verify;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Cli;

/// <summary><c>record export</c>, <c>record verify</c> and <c>record erasures</c>.</summary>
static class RecordVerbs
{
    public static Verb Export()
    {
        var body = new Option<string?>("--body") { Description = "Only the events of this body, by the name in its address; others stay as hashes", HelpName = "CODE" };
        var texts = new Option<bool>("--texts") { Description = "With the personal texts and their salts. Whoever gets the file can read them" };
        var data = Verb.Folder();
        var verb = new Verb("export", "Writes the record as JSON lines for \"record verify\".", "mandate record export --body greater-manchester > record.ndjson") { body, texts, data };
        verb.SetAction(async (parsed, cancel) =>
        {
            var output = Output.Of(parsed);
            await using var services = VerbServices.Of(parsed.GetValue(data));
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            List<BodyId>? bodies = null;
            if (parsed.GetValue(body) is { } code)
            {
                bodies = await db.NamedBodies.Where(b => b.Slug == code).Select(b => b.Id).ToListAsync(cancel);
                if (bodies.Count == 0) return output.Unusable($"--body {code}: there is no such body; expected the name in its address, like greater-manchester");
            }
            await RecordExport.Write(db, new ExportScope(bodies, parsed.GetValue(texts)), output.Machine, cancel);
            var waiting = await db.Events.CountAsync(e => e.Sequence == null, cancel);
            if (waiting > 0) output.Say($"{Count(waiting, "new event")} not in it: no head signs them yet.");
            return Exit.Fine;
        });
        return verb;
    }

    public static Verb Verify()
    {
        var file = new Argument<string>("FILE") { Description = "An export of \"record export\", or - for standard input" };
        var heads = new Option<string[]>("--head") { Description = "A head that you kept: from a message, a receipt or the public page", HelpName = "FILE" };
        var keys = new Option<string[]>("--key") { Description = "The key you trust, as text or as a file; without it the one in the export is taken", HelpName = "KEY" };
        var verb = new Verb("verify", "Checks an export without the database: every event, the tree, every head, and the texts that are there.", "mandate record verify record.ndjson --head head.txt") { file, heads, keys };
        verb.SetAction(async (parsed, cancel) =>
        {
            var output = Output.Of(parsed);
            var held = new List<HeadNote>();
            foreach (var name in parsed.GetValue(heads) ?? [])
            {
                if (!File.Exists(name)) return output.Unusable($"{name}: there is no such file");
                if (HeadNote.Parse(await File.ReadAllTextAsync(name, cancel)) is not { } head) return output.Unusable($"{name}:1: this is not a signed head; expected the lines as the record's page shows them");
                held.Add(head);
            }
            var trusted = new List<LogKey>();
            foreach (var text in parsed.GetValue(keys) ?? [])
            {
                if (LogKey.Parse(File.Exists(text) ? await File.ReadAllTextAsync(text, cancel) : text) is not { } key) return output.Unusable($"--key {text}: this is not a key; expected name+id+key as the record's page shows it");
                trusted.Add(key);
            }
            using var input = Input.Open(parsed.GetRequiredValue(file), output);
            if (input is null) return Exit.Unusable;
            using var reader = input.Text();
            var record = await ExportedRecord.Read(reader, cancel);
            if (record.Unusable.Count > 0) return output.Unusable(input.Name, [.. record.Unusable.Select(u => new InputError(u.Line, u.Text))]);
            return Tell(RecordCheck.Of(record, held, trusted), input.Name, output);
        });
        return verb;
    }

    static string Count(long n, string one) => $"{n} {one}{(n == 1 ? "" : "s")}";

    static int Tell(Findings findings, string name, Output output)
    {
        foreach (var note in findings.Notes) output.Say(note);
        foreach (var finding in findings.Wrong) output.Machine.WriteLine($"{(finding.Line > 0 ? $"{name}:{finding.Line}: " : "")}{finding.Sentence}");
        if (findings.Wrong.Count > 0) return Exit.Found;
        output.Machine.WriteLine($"The record verifies: {Count(findings.Size, "event")}, {Count(findings.Heads, "signed head")}.");
        return Exit.Fine;
    }

    public static Verb Erasures()
    {
        var (format, data) = (Verb.Format("json"), Verb.Folder());
        var verb = new Verb("erasures", "Writes the list of who was erased, to keep beside the backups: \"restore\" erases them again.", "mandate record erasures > erasures.json") { format, data };
        verb.SetAction(async (parsed, cancel) =>
        {
            await using var services = VerbServices.Of(parsed.GetValue(data));
            await using var scope = services.CreateAsyncScope();
            var list = await ErasureList(scope.ServiceProvider.GetRequiredService<Db>(), cancel);
            Output.Of(parsed).Table(parsed.GetValue(format)!, ["kind", "subject", "at"], [.. list.Select(e => (IReadOnlyList<object?>)[e.Kind, e.Subject, e.At])]);
            return Exit.Fine;
        });
        return verb;
    }

    public static Task<List<Erased>> ErasureList(Db db, CancellationToken cancel) =>
        db.Erasures.AsNoTracking().OrderBy(e => e.At).Select(e => new Erased(e.Kind, e.SubjectId, e.At)).ToListAsync(cancel);

    public static async Task<Findings> VerifyDatabase(Db db, CancellationToken cancel)
    {
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        await using (var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true)) await RecordExport.Write(db, new ExportScope(Texts: true), writer, cancel);
        file.Position = 0;
        using var reader = new StreamReader(file);
        return RecordCheck.Of(await ExportedRecord.Read(reader, cancel), [], []);
    }
}
