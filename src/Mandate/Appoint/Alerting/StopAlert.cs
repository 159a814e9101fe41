using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Alerting;

/// <summary>
/// The link of a letter: one button, no sign-in. Opening it changes nothing, for mail programs open links by themselves.
/// A mail program may press the button itself (RFC 8058): a POST with no cookie and no token of ours, answered without a redirect. The key is the proof.
/// </summary>
public static class StopAlert
{
    public const string Route = "/alerts/stop/{key}";
    public static string Url(string key) => $"/alerts/stop/{key}";

    /// <param name="What">What is told until it is stopped; null when nothing is told any more.</param>
    public sealed record Model(string? What);

    public static async Task<IResult> Get(string key, Db db, CancellationToken cancel) =>
        StopAlertPage.Show(new(await db.Alerts.AsNoTracking().SingleOrDefaultAsync(a => a.StopKey == key, cancel) is { } alert ? await Words(db, alert, cancel) : null));

    public static async Task<IResult> Post(string key, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Alerts.SingleOrDefaultAsync(a => a.StopKey == key, cancel) is { } alert)
        {
            db.Alerts.Remove(alert);
            await db.ForgetSent([alert], cancel);
            db.Record(new Actor(null, "Whoever had the letter", []), clock.GetUtcNow(), new AlertStopped(alert.User, alert.Kind));
            await db.SaveChangesAsync(cancel);
        }
        return StopAlertPage.Show(new(null));
    }

    static async Task<string> Words(Db db, Alert alert, CancellationToken cancel) => alert.Kind switch
    {
        AlertKind.ClosingSoon => "reminders three days before a campaign closes",
        AlertKind.Changes => $"changes to {await db.Campaigns.Where(c => c.Id == alert.Campaign).Select(c => c.Title).SingleAsync(cancel)}",
        _ => "new campaigns",
    };
}
