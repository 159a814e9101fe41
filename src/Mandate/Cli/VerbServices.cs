using Mandate.Platform.Data;
using Mandate.Platform.Record;

namespace Mandate.Cli;

/// <summary>The same services as the website's, without the web, for verbs that need the database.</summary>
static class VerbServices
{
    public static ServiceProvider Of(string? data)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(data is null ? [] : [new("Mandate:Data", Path.GetFullPath(data))])
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddStorage();
        services.AddRecord();
        return services.BuildServiceProvider();
    }

    public static bool Postgres(this IServiceProvider services) => Storage.IsPostgres(services.GetRequiredService<DbConnectionText>().Value);
    public static string Folder(this IServiceProvider services) => StorageSetup.Folder(services.GetRequiredService<IConfiguration>());
}
