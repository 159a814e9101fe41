using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mandate.Platform;

namespace Mandate.Cli.Plumbing;

/// <summary>Exit statuses that every verb keeps to.</summary>
public static class Exit
{
    public const int Fine = 0;

    /// <summary>The check found something.</summary>
    public const int Found = 1;

    /// <summary>The input, or the command itself, is unusable.</summary>
    public const int Unusable = 2;
}

/// <summary>Where a verb writes: machine output and messages.</summary>
public sealed class Output(TextWriter machine, TextWriter messages)
{
    const int Shown = 20;
    static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Output Of(ParseResult parsed) => new(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);

    public TextWriter Machine => machine;
    public void Say(string message) => messages.WriteLine(message);

    public void Table(string format, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        if (format == "csv") { Csv.Write(machine, header, rows); return; }
        Json(rows.Select(r => header.Zip(r).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal)));
    }

    public void Json(object value) => machine.WriteLine(JsonSerializer.Serialize(value, json));

    /// <summary>Says what is wrong with an input, the first twenty, and gives the exit status for it.</summary>
    public int Unusable(string file, IReadOnlyCollection<InputError> errors)
    {
        foreach (var error in errors.OrderBy(e => e.Line).Take(Shown)) Say($"{file}:{error.Line}: {error.Text}");
        if (errors.Count > Shown) Say($"… and {errors.Count - Shown} more");
        return Exit.Unusable;
    }

    public int Unusable(string message)
    {
        Say(message);
        return Exit.Unusable;
    }
}

/// <summary>What is wrong at a line of an input, and what was expected.</summary>
public sealed record InputError(long Line, string Text);
