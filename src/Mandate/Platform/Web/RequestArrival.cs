using System.Reflection;
using Mandate.Platform.Jobs;

namespace Mandate.Platform.Web;

/// <summary>When a request reached the server: its headers, before a byte of its body is read. A window that closes is measured by this.</summary>
/// <param name="At">The clock when the headers were there; Kestrel gives them at most <see cref="HeadersTime"/> to come.</param>
public sealed record RequestArrival(DateTimeOffset At)
{
    /// <summary>How long a body may take on a slow line and still count as having arrived with its headers.</summary>
    public static readonly TimeSpan BodyTime = TimeSpan.FromMinutes(5);

    /// <summary>How long the headers may take: a request cannot be opened early and finished late.</summary>
    public static readonly TimeSpan HeadersTime = TimeSpan.FromSeconds(15);

    /// <summary>Whether <see cref="At"/> was settled before this request, because the same form came then and was kept.</summary>
    public bool Settled { get; init; }

    /// <summary>The arrival, or the end of the body when that took longer than a slow line explains.</summary>
    public DateTimeOffset Counting(DateTimeOffset bodyRead) => Settled || bodyRead - At <= BodyTime ? At : bodyRead;

    /// <summary>Lets a handler take an <see cref="RequestArrival"/> as a parameter.</summary>
    public static ValueTask<RequestArrival?> BindAsync(HttpContext http, ParameterInfo _) => ValueTask.FromResult<RequestArrival?>(new(http.ArrivedAt()));
}

public static class Arrivals
{
    /// <summary>The instant that decides whether something was in time. Ask after the form was read.</summary>
    public static DateTimeOffset ArrivedAt(this HttpContext http)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return http.Features.Get<RequestArrival>()?.Counting(now) ?? now;
    }
}

/// <summary>Stands before everything else.</summary>
sealed class ArrivalMiddleware(RequestDelegate next, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext http)
    {
        http.Features.Set(new RequestArrival(clock.GetUtcNow()));
        Crowd.Enter();
        try { await next(http); }
        finally { Crowd.Leave(); }
    }
}
