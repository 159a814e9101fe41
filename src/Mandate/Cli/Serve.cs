using Mandate.Platform.Data;

namespace Mandate.Cli;

/// <summary>The default verb: <c>serve [--demo] [--data DIR] [--urls URL]</c>.</summary>
public sealed class Serve
{
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
        var rest = new List<string>();
        var demo = false;
        string? data = null;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "serve") continue;
            if (args[i] == "--demo") demo = true;
            else if (args[i] == "--data" && i + 1 < args.Length) data = args[++i];
            else rest.Add(args[i]);
        }
        if (!rest.Exists(a => a.StartsWith("--urls", StringComparison.Ordinal)) && Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is null)
            rest.AddRange(["--urls", "http://127.0.0.1:5080"]);
        return new Serve { Demo = demo, Data = data ?? (demo ? "data-demo" : "data"), HostArguments = [.. rest] };
    }

    public async Task Prepare(WebApplication app)
    {
        if (app.Configuration["Mandate:Prepare"] == "false") return;
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        if (!Storage.IsPostgres(StorageSetup.Connection(app.Configuration)))
            await Storage.Migrate(db, scope.ServiceProvider.GetRequiredService<TimeProvider>());
        if (!Demo) await app.Services.GetRequiredService<Platform.Access.FirstRun.FirstRunCode>().Begin(db, Console.Out, app.Configuration["urls"]?.Split(';')[0] ?? "");
    }
}
