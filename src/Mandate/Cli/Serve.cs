using System.CommandLine;
using Mandate.Platform.Access.FirstRun;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace Mandate.Cli;

/// <summary>The default verb: <c>serve [--demo] [--data DIR] [--urls URL]</c>.</summary>
public sealed class Serve
{
    const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Configuration is read at the start. Else the folder is watched, and each save of a database in it wakes the watcher.</summary>
    const string NoWatch = "--hostBuilder:reloadConfigOnChange=false";

    public bool Demo { get; private init; }
    public required string Data { get; init; }

    /// <summary>Left for the host's own configuration: <c>--urls</c>, <c>--environment</c> and the like.</summary>
    public required string[] HostArguments { get; init; }

    public Dictionary<string, string?> Settings
    {
        get
        {
            var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { ["Mandate:Demo"] = Demo ? "true" : "false" };
            if (!Array.Exists(HostArguments, a => a.StartsWith("--Mandate:Data=", StringComparison.OrdinalIgnoreCase))) settings["Mandate:Data"] = Path.GetFullPath(Data);
            return settings;
        }
    }

    public static Serve From(string[] args)
    {
        var verb = CommandLine.Serve;
        var parsed = CommandLine.Root().Parse(args is ["serve", ..] ? args : ["serve", .. args]);
        var demo = parsed.GetValue(verb.Demo);
        List<string> host = [NoWatch, .. parsed.UnmatchedTokens];
        var urls = parsed.GetValue(verb.Urls) ?? (Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is null ? DefaultUrl : null);
        if (urls is not null) host.AddRange(["--urls", urls]);
        return new Serve { Demo = demo, Data = parsed.GetValue(verb.Data) ?? (demo ? Demonstration.Folder : "data"), HostArguments = [.. host] };
    }

    /// <summary>What keeps the program from starting and its operator can mend, in a sentence; null for a fault of the program itself.</summary>
    public static string? CannotStart(Exception e) => e switch
    {
        FolderInUseException => e.Message,
        IOException { InnerException: AddressInUseException } => $"{e.Message.TrimEnd('.')}. Stop the other program, or choose another address: --urls http://127.0.0.1:5081",
        UnauthorizedAccessException => $"{e.Message} Choose a folder that this account may write to: --data DIR",
        NpgsqlException => $"The database cannot be used: {e.Message}",
        _ => null,
    };

    /// <summary>The model of the database takes half of the start. It is made beside the rest; who asks for it first waits for it, and hears of what is wrong with it.</summary>
    public static void Begin(IConfiguration configuration)
    {
        if (configuration["Mandate:Prepare"] == "false") return;
        var connection = StorageSetup.Connection(configuration);
        _ = Task.Run(() =>
        {
            using var db = Storage.Open(connection);
            return db.Model;
        });
    }

    public async Task Prepare(WebApplication app)
    {
        if (app.Configuration["Mandate:Prepare"] == "false") return;
        app.Lifetime.ApplicationStarted.Register(() => { foreach (var url in app.Urls) Console.WriteLine($"Mandate is at {url}"); });
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        if (!Storage.IsPostgres(StorageSetup.Connection(app.Configuration)))
        {
            app.Lifetime.ApplicationStopped.Register(FolderLock.Take(StorageSetup.Folder(app.Configuration)).Dispose);
            await Storage.Migrate(db, scope.ServiceProvider.GetRequiredService<TimeProvider>());
        }
        if (!Demo) await app.Services.GetRequiredService<FirstRunCode>().Begin(db, Console.Out, app.Configuration["urls"]?.Split(';')[0] ?? "");
    }
}
