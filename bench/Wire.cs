using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mandate.Bench;

/// <summary>An answer as it came over the wire.</summary>
sealed record Reply(int Status, string Head, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Values of a header, which may come more than once.</summary>
    public IEnumerable<string> Of(string header) =>
        Head.Split("\r\n").Where(l => l.StartsWith(header + ":", StringComparison.OrdinalIgnoreCase)).Select(l => l[(header.Length + 1)..].Trim());
}

/// <summary>One kept-alive connection. Much cheaper than HttpClient, so that on shared cores the servers are what is measured.</summary>
sealed class Wire(int port) : IDisposable
{
    readonly byte[] buffer = new byte[256 * 1024];
    Socket? socket;
    int filled, read;

    public static byte[] Get(string path, string? cookies = null) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{(cookies is null ? "" : $"Cookie: {cookies}\r\n")}\r\n");

    public static byte[] Post(string path, string form, string? cookies = null) =>
        Encoding.UTF8.GetBytes($"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {Encoding.UTF8.GetByteCount(form)}\r\n{(cookies is null ? "" : $"Cookie: {cookies}\r\n")}\r\n{form}");

    /// <summary>Sends one request and reads its whole answer.</summary>
    /// <param name="request">From <see cref="Get"/> or <see cref="Post"/>.</param>
    /// <param name="keep">False to count the body's bytes away unread.</param>
    public async ValueTask<Reply> Ask(ReadOnlyMemory<byte> request, bool keep = true)
    {
        if (socket is null)
        {
            socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            (filled, read) = (0, 0);
        }
        try
        {
            for (var sent = 0; sent < request.Length;) sent += await socket.SendAsync(request[sent..]);
            return await Receive(keep);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    async ValueTask<Reply> Receive(bool keep)
    {
        int end;
        while ((end = buffer.AsSpan(read, filled - read).IndexOf("\r\n\r\n"u8)) < 0) await More();
        var head = Encoding.ASCII.GetString(buffer, read, end + 2);
        read += end + 4;
        var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        using var body = keep ? new MemoryStream() : null;
        if (Length(head) is { } length) await Take(length, body);
        else if (head.Contains("chunked", StringComparison.OrdinalIgnoreCase)) while (await Chunk(body)) { }
        if (head.Contains("Connection: close", StringComparison.OrdinalIgnoreCase)) Dispose();
        return new(status, head, body?.ToArray() ?? []);
    }

    static int? Length(string head)
    {
        const string name = "\r\nContent-Length:";
        var at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        at += name.Length;
        return int.Parse(head.AsSpan(at, head.IndexOf('\r', at) - at).Trim(), CultureInfo.InvariantCulture);
    }

    async ValueTask<bool> Chunk(MemoryStream? body)
    {
        int end;
        while ((end = buffer.AsSpan(read, filled - read).IndexOf("\r\n"u8)) < 0) await More();
        var size = int.Parse(Encoding.ASCII.GetString(buffer, read, end), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        read += end + 2;
        await Take(size, body);
        await Take(2, null);
        return size > 0;
    }

    async ValueTask Take(int count, MemoryStream? into)
    {
        while (count > 0)
        {
            if (read == filled) await More();
            var some = Math.Min(count, filled - read);
            into?.Write(buffer, read, some);
            read += some;
            count -= some;
        }
    }

    async ValueTask More()
    {
        if (read == filled) (read, filled) = (0, 0);
        else if (filled == buffer.Length)
        {
            buffer.AsSpan(read, filled - read).CopyTo(buffer);
            (read, filled) = (0, filled - read);
        }
        var count = await socket!.ReceiveAsync(buffer.AsMemory(filled));
        if (count == 0) throw new IOException("The server closed the connection");
        filled += count;
    }

    public void Dispose()
    {
        socket?.Dispose();
        socket = null;
    }
}
