using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Monitoring;

/// <summary>Keeps and finds answers by their token.</summary>
static class MonitoringStore
{
    /// <summary>So many of a day's rows are written anew with each answer, in the order of their tokens: where a row lies does not tell when it came.</summary>
    const int Stirred = 100;

    public static Task<MonitoringAnswers?> Find(Db db, string token, CancellationToken cancel) =>
        db.MonitoringAnswers.AsNoTracking().SingleOrDefaultAsync(m => m.Token == token, cancel);

    /// <summary>Takes one answer; a save of its own, with nothing else in it.</summary>
    public static async Task Give(Db db, string token, string question, string? code, DateOnly today, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var all = await db.Database.BeginTransactionAsync(cancel);
                var rows = await db.MonitoringAnswers.AsNoTracking().Where(m => m.Day == today && m.Token != token).OrderBy(m => m.Token).Take(Stirred).ToListAsync(cancel);
                var mine = await Find(db, token, cancel) ?? MonitoringAnswers.Start(token, today);
                mine.Give(question, code, today);
                var tokens = rows.Append(mine).Select(r => r.Token).ToList();
                await db.MonitoringAnswers.Where(m => tokens.Contains(m.Token)).ExecuteDeleteAsync(cancel);
                db.MonitoringAnswers.AddRange(rows.Append(mine).Where(r => r.Given.Count > 0).OrderBy(r => r.Token, StringComparer.Ordinal).Select(r => r.Copy()));
                await db.SaveChangesAsync(cancel);
                await all.CommitAsync(cancel);
                return;
            }
            catch (DbUpdateException) when (attempt < 5) { db.ChangeTracker.Clear(); } // somebody else answered in this very moment
        }
    }

    public static Task<int> Forget(Db db, IEnumerable<string> tokens, CancellationToken cancel)
    {
        var some = tokens.ToList();
        return db.MonitoringAnswers.Where(m => some.Contains(m.Token)).ExecuteDeleteAsync(cancel);
    }
}
