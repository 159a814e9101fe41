namespace Mandate.Platform.Data;

public static class StorageSetup
{
    /// <summary>PostgreSQL when <c>ConnectionStrings:Mandate</c> names it, else SQLite in the data folder.</summary>
    public static string Connection(IConfiguration configuration)
    {
        if (configuration.GetConnectionString("Mandate") is { Length: > 0 } named) return named;
        var folder = Folder(configuration);
        Directory.CreateDirectory(folder);
        return Storage.SqliteConnection(Path.Combine(folder, "mandate.db"));
    }

    /// <summary>Where everything is kept that is not in the database: keys, files, and SQLite's own file.</summary>
    public static string Folder(IConfiguration configuration) => Path.GetFullPath(configuration["Mandate:Data"] ?? "data");

    public static void AddStorage(this IServiceCollection services)
    {
        services.AddSingleton(sp => new DbConnectionText(Connection(sp.GetRequiredService<IConfiguration>())));
        services.AddScoped(sp => Storage.Open(sp.GetRequiredService<DbConnectionText>().Value));
    }
}

/// <summary>How the database is reached. Tests give each test its own.</summary>
public class DbConnectionText(string value)
{
    public virtual string Value => value;
}
