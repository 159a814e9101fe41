using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Mandate.Platform.Files;
using Microsoft.Extensions.Configuration;

namespace Mandate.Tests.Platform.Files;

/// <summary>A real clamd in a folder and on a port of its own, with a signature database made by sigtool that knows the EICAR test file.</summary>
sealed class VirusScanner : IAsyncDisposable
{
    /// <summary>In two parts, so that no scanner takes this source file for it.</summary>
    public static readonly byte[] Eicar = Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    readonly Process clamd;
    readonly string folder;

    VirusScanner(Process clamd, string folder, int port) => (this.clamd, this.folder, Port) = (clamd, folder, port);

    public int Port { get; }
    public string Socket => Path.Combine(folder, "clamd.sock");

    public static IScanner At(string? place) => new Clamd(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Mandate:Clamd"] = place }).Build());

    public static async Task<VirusScanner> Start()
    {
        foreach (var program in (string[])["/usr/sbin/clamd", "/usr/bin/sigtool"])
            Assert.True(File.Exists(program), $"{program} is not there: install clamav-daemon and clamav (apt-get install clamav-daemon clamav) so that virus scanning can be tested.");
        var folder = Directory.CreateTempSubdirectory("mandate-clamd-").FullName;
        var sample = Path.Combine(folder, "eicar");
        await File.WriteAllBytesAsync(sample, Eicar);
        Directory.CreateDirectory(Path.Combine(folder, "db"));
        await File.WriteAllTextAsync(Path.Combine(folder, "db", "test.hsb"), (await Output("/usr/bin/sigtool", "--sha256", sample)).Replace(":eicar", ":Eicar-Test", StringComparison.Ordinal));

        var port = FreePort();
        await File.WriteAllTextAsync(Path.Combine(folder, "clamd.conf"), $"""
            Foreground yes
            DatabaseDirectory {folder}/db
            TemporaryDirectory {folder}
            LocalSocket {folder}/clamd.sock
            TCPSocket {port}
            TCPAddr 127.0.0.1
            SelfCheck 0

            """);
        var process = Process.Start(new ProcessStartInfo("/usr/sbin/clamd", ["--config-file", Path.Combine(folder, "clamd.conf")]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var scanner = new VirusScanner(process, folder, port);
        for (var i = 0; i < 400; i++)
        {
            if (process.HasExited) Assert.Fail("clamd did not start: " + await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync());
            try { await At($"127.0.0.1:{port}").Scan(new MemoryStream("hello"u8.ToArray()), default); return scanner; }
            catch (ScannerException) { await Task.Delay(50); }
        }
        await scanner.DisposeAsync();
        throw new InvalidOperationException("clamd did not answer within 20 seconds");
    }

    static async Task<string> Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!clamd.HasExited) clamd.Kill();
        await clamd.WaitForExitAsync();
        clamd.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
