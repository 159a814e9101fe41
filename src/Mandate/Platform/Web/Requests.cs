using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Mandate.Platform.Web;

/// <summary>
/// A line in the log for each request that was refused, failed or was slow; for all of them at Debug. Route, never address, for addresses may carry
/// what somebody typed.
/// </summary>
sealed class Requests(RequestDelegate next, ILogger<Requests> logger)
{
    static readonly TimeSpan slow = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext http)
    {
        var started = Stopwatch.GetTimestamp();
        await next(http);
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity) Describe(activity, http);
        var took = Stopwatch.GetElapsedTime(started);
        var level = http.Response.StatusCode >= StatusCodes.Status400BadRequest || took > slow ? LogLevel.Information : LogLevel.Debug;
        if (!logger.IsEnabled(level)) return;
        logger.Log(level, "{Method} {Route} {Status} in {Milliseconds} ms, {Trace}",
            http.Request.Method, Route(http), http.Response.StatusCode, (int)took.TotalMilliseconds, Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);
    }

    /// <summary>The names OpenTelemetry gives these. The framework leaves them to a package we do not have.</summary>
    static void Describe(Activity activity, HttpContext http)
    {
        activity.DisplayName = $"{http.Request.Method} {Route(http)}";
        activity.SetTag("http.request.method", http.Request.Method);
        activity.SetTag("http.route", Route(http));
        activity.SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode >= 500) activity.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>The pattern, "/bodies/{slug}".</summary>
    public static string Route(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
}
