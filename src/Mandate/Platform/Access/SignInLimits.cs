using System.Net;
using System.Threading.RateLimiting;

namespace Mandate.Platform.Access;

public enum LimitedAct
{
    /// <summary>Typing a password or a code.</summary>
    SignIn,
    /// <summary>Asking for a letter: a new account, a new password.</summary>
    Letter,
    /// <summary>Typing the code from the console.</summary>
    FirstRun,
}

/// <summary>
/// Slows down guessing and unwanted letters: by account first, for whole hospitals share one address, and generously by address.
/// Kept in memory by each process; locks are in the database.
/// </summary>
public sealed class SignInLimits : IDisposable
{
    readonly PartitionedRateLimiter<(LimitedAct Act, string Account)> accounts = PartitionedRateLimiter.Create<(LimitedAct Act, string Account), string>(key =>
        Window($"{key.Act} {key.Account}", key.Act switch
        {
            LimitedAct.SignIn => (30, TimeSpan.FromMinutes(15)),
            LimitedAct.Letter => (5, TimeSpan.FromHours(1)),
            _ => (10, TimeSpan.FromMinutes(15)),
        }));

    readonly PartitionedRateLimiter<string> addresses = PartitionedRateLimiter.Create<string, string>(key => Window(key, (600, TimeSpan.FromMinutes(15))));

    static RateLimitPartition<string> Window(string key, (int Permits, TimeSpan Length) limit) => RateLimitPartition.GetFixedWindowLimiter(key,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = limit.Permits, Window = limit.Length, QueueLimit = 0 });

    /// <summary>How long to wait, or null to go ahead.</summary>
    public TimeSpan? Wait(LimitedAct act, string account, HttpContext http)
    {
        using var first = accounts.AttemptAcquire((act, account.Trim().ToUpperInvariant()));
        if (!first.IsAcquired) return After(first);
        using var second = addresses.AttemptAcquire((http.Connection.RemoteIpAddress ?? IPAddress.None).ToString());
        return second.IsAcquired ? null : After(second);
    }

    static TimeSpan After(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(15);

    public void Dispose()
    {
        accounts.Dispose();
        addresses.Dispose();
    }
}

static class LimitAnswers
{
    /// <summary>429 with the time to wait, or null to go ahead.</summary>
    public static IResult? Refuse(this SignInLimits limits, LimitedAct act, string account, HttpContext http)
    {
        if (limits.Wait(act, account, http) is not { } wait) return null;
        http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }
}
