using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Mandate.Platform.Data;

/// <summary>What a mark stands for.</summary>
[Flags]
public enum Marked
{
    None = 0,
    /// <summary>All that everybody may read.</summary>
    Public = 1,
    /// <summary>Who applied for what, and who on a panel declared what of whom.</summary>
    Applications = 2,
}

/// <summary>
/// A mark changes after every commit that may have changed what it stands for, so whatever was computed under an earlier mark is not found again.
/// Nothing is ever deleted by name, hence nothing can be forgotten or deleted too early.
/// </summary>
public sealed partial class ChangeMarks : SaveChangesInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
{
    public static readonly ChangeMarks Instance = new();
    static readonly ConcurrentDictionary<(string, Marked), long> marks = new();
    static long last;
    readonly ConditionalWeakTable<DbContext, StrongBox<Marked>> touched = [];

    /// <summary>The mark of a database now. Take it before reading.</summary>
    public static string Of(string connection, Marked of) => marks.GetOrAdd((connection, of), _ => Interlocked.Increment(ref last)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Something may have changed: by this process, or by another that told us.</summary>
    public static void Change(string connection, Marked what = Marked.Public | Marked.Applications)
    {
        foreach (var one in (ReadOnlySpan<Marked>)[Marked.Public, Marked.Applications])
            if (what.HasFlag(one)) marks[(connection, one)] = Interlocked.Increment(ref last);
    }

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
        foreach (var entry in db.ChangeTracker.Entries())
            if (entry.State is not (EntityState.Unchanged or EntityState.Detached)) Touch(db, PrivateRows.MarkedBy(entry));
    }

    void Touch(DbContext db, Marked what)
    {
        if (what != Marked.None) touched.GetValue(db, _ => new()).Value |= what;
    }

    /// <summary>Updates and deletes that pass the change tracker by.</summary>
    void Executed(DbCommand command, CommandExecutedEventData e)
    {
        if (e.Context is not { } db || e.CommandSource is not (CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete)) return;
        Touch(db, PrivateRows.MarkedBy(db, Table().Match(command.CommandText).Groups["table"].Value));
        Saved(db);
    }

    /// <summary>Inside a transaction nothing is to be seen before its end.</summary>
    void Saved(DbContext db)
    {
        if (db.Database.CurrentTransaction is null) Committed(db);
    }

    void Committed(DbContext db)
    {
        if (!touched.TryGetValue(db, out var what)) return;
        touched.Remove(db);
        Change(db.Database.GetConnectionString()!, what.Value);
    }

    [GeneratedRegex("^(UPDATE|DELETE FROM) \"(?<table>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Table();
}
