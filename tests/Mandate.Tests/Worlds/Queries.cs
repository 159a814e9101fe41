using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Mandate.Tests.Worlds;

/// <summary>Counts the commands that reach one test's database while it lives.</summary>
sealed class Queries : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    readonly string connection;
    readonly List<IDisposable> subscriptions = [];
    readonly System.Collections.Concurrent.ConcurrentQueue<string> commands = new();

    public Queries(string connection)
    {
        this.connection = connection;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>All but those that find out who is signed in.</summary>
    public IReadOnlyList<string> Commands => [.. commands.Where(c => !c.Contains("\"RoleHoldings\"", StringComparison.Ordinal) && !c.Contains("FROM \"Users\"", StringComparison.Ordinal))];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData e && e.Context is { } context && Database(context) == Wanted) commands.Enqueue(e.Command.CommandText);
    }

    string Wanted => Named(connection);
    static string Database(Microsoft.EntityFrameworkCore.DbContext context) => Named(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetConnectionString(context.Database)!);
    static string Named(string connection) => connection.Split(';').First(p => p.StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase) || p.StartsWith("Database=", StringComparison.OrdinalIgnoreCase));

    public void OnCompleted() { }
    public void OnError(Exception error) { }
    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
