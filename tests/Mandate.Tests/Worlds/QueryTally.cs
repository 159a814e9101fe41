using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Mandate.Tests.Worlds;

/// <summary>The queries of one test since counting began. Listens to EF Core from outside, so the program is as it ships.</summary>
sealed class QueryTally
{
    static readonly AsyncLocal<QueryTally?> current = new();
    static readonly IDisposable listening = DiagnosticListener.AllListeners.Subscribe(new Listeners());

    readonly List<string> queries = [];
    public int Count => queries.Count;

    public static QueryTally Start() => current.Value = new QueryTally();

    public override string ToString() => $"{queries.Count} queries:\n" + string.Join("\n---\n", queries);

    sealed class Listeners : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value) { if (value.Name == DbLoggerCategory.Name) value.Subscribe(new Commands()); }
        public void OnCompleted() { }
        public void OnError(Exception error) { }
    }

    sealed class Commands : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key != RelationalEventId.CommandExecuting.Name || value.Value is not CommandEventData data || current.Value is not { } tally) return;
            if (data.Command.CommandText.StartsWith("PRAGMA", StringComparison.Ordinal)) return;
            lock (tally.queries) tally.queries.Add(data.Command.CommandText);
        }

        public void OnCompleted() { }
        public void OnError(Exception error) { }
    }
}

sealed partial class World
{
    /// <summary>Counts the queries from here on.</summary>
    public QueryTally CountQueries() => QueryTally.Start();
}
