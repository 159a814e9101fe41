using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Mandate.Bench;

/// <summary>A server of its own process: the program as it is built, or the peer.</summary>
sealed class Served : IAsyncDisposable
{
    readonly Process process;

    Served(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <summary>The program in Release, beside this one in the folder of artifacts.</summary>
    static string Program { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Mandate", new DirectoryInfo(AppContext.BaseDirectory).Name, "mandate.dll"));

    public static string Folder => Path.GetDirectoryName(Program)!;

    /// <summary>Real in all but the limits, which one client address would meet at once.</summary>
    public static Task<Served> Mandate(Site site, params string[] more) => Start(Program,
    [
        "serve", "--data", site.Folder, "--Mandate:Limits:Account=100000000", "--Mandate:Limits:AccountPosts=100000000", "--Mandate:Limits:Address=100000000", "--Mandate:Limits:AddressPosts=100000000", .. more,
    ], "/health/live", site.Postgres, site.Log, site.Folder);

    public static Task<Served> Peer(params string[] arguments) => Start(typeof(Served).Assembly.Location, ["peer", .. arguments], "/live", null, "/dev/null", Folder);

    static async Task<Served> Start(string program, string[] arguments, string alive, string? postgres, string log, string folder)
    {
        var port = FreePort();
        // Its log goes to a file, as on a real host; read through a pipe it would cost the client more than the requests do.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder };
        foreach (var argument in (string[])["-c", "exec dotnet \"$@\" >> \"$0\"", log, program, .. arguments, "--urls", $"http://127.0.0.1:{port}"]) start.ArgumentList.Add(argument);
        if (postgres is not null) start.Environment["ConnectionStrings__Mandate"] = postgres;
        var served = new Served(Process.Start(start)!, port);
        await served.Ready(alive);
        return served;
    }

    /// <summary>Runs one verb of the program to its end, its output into a file.</summary>
    public static async Task<int> Verb(Site site, string[] arguments, string output)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = site.Folder };
        foreach (var argument in (string[])["-c", "exec dotnet \"$@\" > \"$0\"", output, Program, .. arguments]) start.ArgumentList.Add(argument);
        if (site.Postgres is not null) start.Environment["ConnectionStrings__Mandate"] = site.Postgres;
        using var running = Process.Start(start)!;
        await running.WaitForExitAsync();
        return running.ExitCode;
    }

    async Task Ready(string address)
    {
        for (var tries = 0; ; tries++)
        {
            if (process.HasExited) throw new InvalidOperationException($"The server ended with {process.ExitCode} before it answered");
            try
            {
                using var wire = new Wire(Port);
                if ((await wire.Ask(Wire.Get(address))).Status == 200) return;
            }
            catch (SocketException) when (tries < 3000) { }
            await Task.Delay(20);
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Memory that the process holds, in MB, as Linux counts it; with <c>VmHWM</c> the most it ever held.</summary>
    public async Task<double> Memory(string field = "VmRSS")
    {
        var line = (await File.ReadAllLinesAsync($"/proc/{process.Id}/status")).First(l => l.StartsWith(field + ":", StringComparison.Ordinal));
        return double.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;
    }

    public double ProcessorSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>As a power cut would: SIGKILL, no farewell.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }
}
