using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Mandate.Journeys;

/// <summary>The demonstration in its own process, over one folder.</summary>
sealed partial class Served : IAsyncDisposable
{
    readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly List<string> said = [];
    readonly Process process;

    public Served(DirectoryInfo folder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "mandate.dll"), "serve", "--demo", "--data", folder.FullName, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The program ended before it was ready:\n" + Said));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it answers, once it does.</summary>
    public Task<string> Url => address.Task.WaitAsync(TimeSpan.FromMinutes(3));

    public string Said { get { lock (said) return string.Join('\n', said.TakeLast(60)); } }

    void Hear(string? line)
    {
        if (line is null) return;
        lock (said) said.Add(line);
        if (Ready().Match(line) is { Success: true } ready) address.TrySetResult(ready.Groups[1].Value);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex("^Mandate is at (http://[^ ]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ready();
}
