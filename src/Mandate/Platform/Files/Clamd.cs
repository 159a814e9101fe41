using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Mandate.Platform.Files;

/// <summary>Looks for viruses.</summary>
public interface IScanner
{
    /// <summary>Whether there is one at all.</summary>
    bool There { get; }

    /// <summary>What it found, or null when clean.</summary>
    /// <exception cref="ScannerException">It could not say: the file is not known to be clean.</exception>
    Task<string?> Scan(Stream content, CancellationToken cancel);
}

public sealed class ScannerException : Exception
{
    public ScannerException() { }
    public ScannerException(string message) : base(message) { }
    public ScannerException(string message, Exception inner) : base(message, inner) { }
}

/// <summary>Speaks INSTREAM with clamd at <c>Mandate:Clamd</c>: <c>host:port</c> or the path of its socket.</summary>
public sealed class Clamd(IConfiguration configuration) : IScanner
{
    static readonly TimeSpan patience = TimeSpan.FromMinutes(2);
    string? Place => configuration["Mandate:Clamd"] is { Length: > 0 } place ? place : null;

    public bool There => Place is not null;

    public async Task<string?> Scan(Stream content, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try { return Read(await Ask(content, limit.Token)); }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new ScannerException($"The virus scanner at {Place} did not answer: {e.Message}", e);
        }
    }

    async Task<string> Ask(Stream content, CancellationToken cancel)
    {
        using var socket = await Connect(cancel);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var buffer = new byte[64 * 1024];
        var length = new byte[4];
        int read;
        do
        {
            read = await content.ReadAsync(buffer, cancel);
            BinaryPrimitives.WriteInt32BigEndian(length, read);
            await stream.WriteAsync(length, cancel); // a length of nothing ends the stream
            await stream.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        while (read > 0);
        var answer = new byte[4096];
        var got = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(answer, 0, got).TrimEnd('\0', '\n');
    }

    /// <summary>"stream: OK", "stream: Eicar-Test-Signature FOUND", or an error.</summary>
    static string? Read(string answer)
    {
        var said = answer.StartsWith("stream: ", StringComparison.Ordinal) ? answer["stream: ".Length..] : answer;
        if (said == "OK") return null;
        return said.EndsWith(" FOUND", StringComparison.Ordinal) ? said[..^" FOUND".Length] : throw new ScannerException($"The virus scanner said: {answer}");
    }

    async Task<Socket> Connect(CancellationToken cancel)
    {
        var place = Place ?? throw new ScannerException("No virus scanner is configured");
        var socket = place[0] == '/' ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (place[0] == '/') await socket.ConnectAsync(new UnixDomainSocketEndPoint(place), cancel);
            else if (place.LastIndexOf(':') is var colon and > 0 && int.TryParse(place[(colon + 1)..], out var port)) await socket.ConnectAsync(place[..colon].Trim('[', ']'), port, cancel);
            else throw new ScannerException("Mandate:Clamd is neither host:port nor the path of a socket");
            return socket;
        }
        catch { socket.Dispose(); throw; }
    }
}
