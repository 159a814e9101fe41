using System.CommandLine;
using Mandate.Cli.Plumbing;

namespace Mandate.Cli;

/// <summary>Every verb but <c>serve</c>.</summary>
public static class Verbs
{
    /// <summary>Runs a verb and gives its exit status; null when the web application should start.</summary>
    public static async Task<int?> Run(string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        if (args is [] || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version"))) return null;
        var parsed = CommandLine.Root().Parse(args);
        if (parsed.CommandResult.Command == CommandLine.Serve.Command && parsed.Errors.Count == 0 && parsed.Action is null) return null;
        var streams = new InvocationConfiguration { Output = output ?? Console.Out, Error = error ?? Console.Error, EnableDefaultExceptionHandler = false };
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(streams);
        foreach (var wrong in parsed.Errors) await streams.Error.WriteLineAsync(wrong.Message);
        await streams.Error.WriteLineAsync("Add --help to see what is expected.");
        return Exit.Unusable;
    }
}
