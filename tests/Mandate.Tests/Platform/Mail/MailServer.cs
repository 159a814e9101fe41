using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Mandate.Tests.Platform.Mail;

/// <summary>The real mail server of tests/servers/smtp.mjs, on a port of its own.</summary>
sealed partial class MailServer : IDisposable
{
    readonly Process process;
    readonly ConcurrentQueue<ReceivedMail> received = new();

    MailServer(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public static async Task<MailServer> Start(params string[] options)
    {
        Assert.True(Directory.Exists(Path.Combine(Repository.Root, "node_modules/smtp-server")), "Run npm ci first: the mail tests talk to the real server of the package smtp-server.");
        var node = Process.Start(new ProcessStartInfo("node", ["tests/servers/smtp.mjs", .. options]) { WorkingDirectory = Repository.Root, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var first = await node.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) ?? throw new InvalidOperationException("The mail server did not start");
        var server = new MailServer(node, JsonDocument.Parse(first).RootElement.GetProperty("port").GetInt32());
        _ = server.Listen(); // ends with the process
        return server;
    }

    async Task Listen()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line) received.Enqueue(ReceivedMail.Of(JsonDocument.Parse(line).RootElement));
    }

    /// <summary>The letters taken so far, once there are this many.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> Letters(int expected)
    {
        for (var i = 0; i < 200 && received.Count < expected; i++) await Task.Delay(25);
        return [.. received];
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(5000)) process.Kill();
        process.Dispose();
    }
}

/// <summary>A letter as it arrived, and what a reader's program makes of it.</summary>
sealed partial record ReceivedMail(string From, IReadOnlyList<string> To, bool Secure, string? User, string Raw)
{
    public static ReceivedMail Of(JsonElement json) => new(
        json.GetProperty("from").GetString()!, [.. json.GetProperty("to").EnumerateArray().Select(t => t.GetString()!)],
        json.GetProperty("secure").GetBoolean(), json.GetProperty("user").GetString(), json.GetProperty("data").GetString()!);

    string Head => Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
    public IReadOnlyList<string> HeaderNames => [.. Unfolded(Head).Select(l => l.Split(':')[0])];
    public string Header(string name) => Words(Unfolded(Head).Single(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim());
    public string Text => Part("text/plain");
    public string Html => Part("text/html");

    string Part(string type)
    {
        var boundary = BoundaryPattern().Match(Head).Groups["b"].Value;
        var part = Raw.Split("--" + boundary).Single(p => p.Contains("Content-Type: " + type, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("charset=utf-8", part, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("quoted-printable", part, StringComparison.OrdinalIgnoreCase);
        return QuotedPrintable(part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
    }

    static string[] Unfolded(string head) => Folds().Replace(head, " ").Split("\r\n");

    static string QuotedPrintable(string text) =>
        Encoding.UTF8.GetString([.. Escapes().Replace(text.Replace("=\r\n", "", StringComparison.Ordinal), m => ((char)Convert.ToInt32(m.Groups["hex"].Value, 16)).ToString()).Select(c => (byte)c)]);

    static string Words(string header) => EncodedWords().Replace(BetweenWords().Replace(header, "?==?"), m => m.Groups["how"].Value is "B" or "b"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["text"].Value))
        : QuotedPrintable(m.Groups["text"].Value.Replace('_', ' ')));

    [GeneratedRegex("boundary=\"?(?<b>[^\"\r\n;]+)", RegexOptions.None, 1000)] private static partial Regex BoundaryPattern();
    [GeneratedRegex("\r\n[ \t]+", RegexOptions.None, 1000)] private static partial Regex Folds();
    [GeneratedRegex("=(?<hex>[0-9A-Fa-f]{2})", RegexOptions.None, 1000)] private static partial Regex Escapes();
    [GeneratedRegex(@"=\?utf-8\?(?<how>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase, 1000)] private static partial Regex EncodedWords();
    [GeneratedRegex(@"\?=\s+=\?", RegexOptions.None, 1000)] private static partial Regex BetweenWords();
}
