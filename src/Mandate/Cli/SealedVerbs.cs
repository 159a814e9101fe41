using System.CommandLine;
using Mandate.Appoint.Sealing;
using Mandate.Cli.Plumbing;
using Mandate.Platform.Record.Verify;

namespace Mandate.Cli;

/// <summary><c>sealed verify</c>: what became of a candidate's receipt, from the published list alone.</summary>
static class SealedVerbs
{
    public static Verb Verify()
    {
        var receipt = new Argument<string>("RECEIPT") { Description = "What the candidate downloaded from the page of their receipt, or - for standard input" };
        var root = new Option<string>("--root") { Description = "The list published at closing", HelpName = "FILE", Required = true };
        var keys = new Option<string[]>("--key") { Description = "The key you trust, as text or as a file; without it the one in the list is taken", HelpName = "KEY" };
        var verb = new Verb("verify", "Says what became of a sealed application: included, replaced, withdrawn, missing, altered, swapped, late or duplicate. Needs no network and no database.", "mandate sealed verify receipt.json --root root.json") { receipt, root, keys };
        verb.SetAction(async (parsed, cancel) =>
        {
            var output = Output.Of(parsed);
            var trusted = new List<LogKey>();
            foreach (var text in parsed.GetValue(keys) ?? [])
            {
                if (LogKey.Parse(File.Exists(text) ? await File.ReadAllTextAsync(text, cancel) : text) is not { } key) return output.Unusable($"--key {text}: this is not a key; expected name+id+key as the record's page shows it");
                trusted.Add(key);
            }
            if (await Read(parsed.GetRequiredValue(receipt), output, SealedFiles.Receipt, cancel) is not { } kept) return Exit.Unusable;
            if (await Read(parsed.GetRequiredValue(root), output, SealedFiles.Root, cancel) is not { } published) return Exit.Unusable;
            var state = published.Check(kept, trusted);
            output.Machine.WriteLine(state);
            output.Say(SealedStates.Words(state));
            if (trusted.Count == 0) output.Say($"The list is signed with {published.Key}. Compare it with the key that the record's page shows, or name the key you trust with --key.");
            return SealedStates.Good(state) ? Exit.Fine : Exit.Found;
        });
        return verb;
    }

    static async Task<T?> Read<T>(string name, Output output, Func<string, (T?, (long Line, string Why)?)> read, CancellationToken cancel) where T : class
    {
        using var input = Input.Open(name, output);
        if (input is null) return null;
        using var reader = input.Text();
        var (file, fault) = read(await reader.ReadToEndAsync(cancel));
        if (fault is { } wrong) output.Unusable(input.Name, [new InputError(wrong.Line, wrong.Why)]);
        return file;
    }
}
