using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Mandate.Platform.Data;

/// <summary>
/// One mark for all that the public reads. It changes after every commit that may have changed a public fact, so whatever was computed under an
/// earlier mark is not found again. Nothing is ever deleted by name, hence nothing can be forgotten or deleted too early.
/// </summary>
public sealed partial class PublicMark : SaveChangesInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
{
    public static readonly PublicMark Instance = new();
    static readonly ConcurrentDictionary<string, long> marks = new(StringComparer.Ordinal);
    static long last;
    readonly ConditionalWeakTable<DbContext, object> touched = [];

    /// <summary>The mark of a database now. Take it before reading.</summary>
    public static string Of(string connection) => marks.GetOrAdd(connection, _ => Interlocked.Increment(ref last)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Something public may have changed: by this process, or by another that told us.</summary>
    public static void Change(string connection) => marks[connection] = Interlocked.Increment(ref last);

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Look(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Look(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Saved(eventData.Context!);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Saved(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Committed(eventData.Context!);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Committed(eventData.Context!);
        return Task.CompletedTask;
    }

    public int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Executed(command, eventData);
        return result;
    }

    public ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Executed(command, eventData);
        return ValueTask.FromResult(result);
    }

    void Look(DbContext db)
    {
        if (db.ChangeTracker.Entries().Any(IsPublic)) touched.AddOrUpdate(db, db);
    }

    static bool IsPublic(EntityEntry entry) =>
        entry.State is not (EntityState.Unchanged or EntityState.Detached) && PrivateRows.Hold(entry) is false;

    /// <summary>Updates and deletes that pass the change tracker by.</summary>
    void Executed(DbCommand command, CommandExecutedEventData e)
    {
        if (e.Context is not { } db || e.CommandSource is not (CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete)) return;
        if (PrivateRows.AllOf(db, Table().Match(command.CommandText).Groups["table"].Value)) return;
        touched.AddOrUpdate(db, db);
        Saved(db);
    }

    /// <summary>Inside a transaction nothing is to be seen before its end.</summary>
    void Saved(DbContext db)
    {
        if (db.Database.CurrentTransaction is null) Committed(db);
    }

    void Committed(DbContext db)
    {
        if (touched.Remove(db)) Change(db.Database.GetConnectionString()!);
    }

    [GeneratedRegex("^(UPDATE|DELETE FROM) \"(?<table>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Table();
}
