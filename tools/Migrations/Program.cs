// Scaffolds a migration for both databases; started by ./run, which also explains its use.
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

if (args is not ["add", _]) { Console.Error.WriteLine("Usage: tools/Migrations/run add NAME"); return 2; }
var folder = Path.GetFullPath("src/Mandate/Platform/Data/Migrations");

Scaffold(Storage.Open(Storage.SqliteConnection(":memory:")), "Sqlite", "Microsoft.EntityFrameworkCore.Sqlite.Design.Internal.SqliteDesignTimeServices", typeof(SqliteDbContextOptionsBuilderExtensions));
Scaffold(Storage.Open("Host=x"), "Postgres", "Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal.NpgsqlDesignTimeServices", typeof(NpgsqlDbContextOptionsBuilderExtensions));
return 0;

void Scaffold(Db db, string name, string designTimeServices, Type provider)
{
    using (db)
    {
        var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(db);
        ((IDesignTimeServices)Activator.CreateInstance(provider.Assembly.GetType(designTimeServices, throwOnError: true)!)!).ConfigureDesignTimeServices(services);
        using var scope = services.BuildServiceProvider().CreateScope();
        var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
        var migration = scaffolder.ScaffoldMigration(args[1], "Mandate", $"Platform.Data.Migrations.{name}");
        scaffolder.Save(Path.GetFullPath("src/Mandate"), migration, Path.Combine(folder, name), dryRun: false);
        Console.WriteLine(migration.MigrationId);
    }
}
