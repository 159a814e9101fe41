using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Mandate.Cli;

namespace Mandate.Tests.Cli;

/// <summary>The program that cannot start says why in a sentence.</summary>
public sealed class ServeTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandate-serve-");

    [Fact]
    public async Task A_folder_that_another_service_uses_is_named()
    {
        using var held = FolderLock.Take(folder.FullName);
        Assert.Equal((2, $"{folder.FullName} is in use by a running service. Stop it first.\n"), await Serve("http://127.0.0.1:0"));
    }

    [Fact]
    public async Task An_address_that_another_program_uses_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://{other.LocalEndpoint}";
        Assert.Equal((2, $"Failed to bind to address {url}: address already in use. Stop the other program, or choose another address: --urls http://127.0.0.1:5081\n"), await Serve(url));
    }

    async Task<(int Exit, string Messages)> Serve(string url)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "mandate.dll"), "serve", "--data", folder.FullName, "--urls", url])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["Logging__LogLevel__Default"] = "None" },
        };
        using var program = Process.Start(start)!;
        var (messages, output) = (program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return (program.ExitCode, await messages);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
