using System.Diagnostics;

namespace Mandate.Platform.Web;

/// <summary>One line in the log for each request: route, never address, for addresses may carry what somebody typed.</summary>
sealed class Requests(RequestDelegate next, ILogger<Requests> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var started = Stopwatch.GetTimestamp();
        await next(http);
        if (!logger.IsEnabled(LogLevel.Information)) return;
        logger.LogInformation("{Method} {Route} {Status} in {Milliseconds} ms, {Trace}",
            http.Request.Method, Route(http), http.Response.StatusCode, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds, Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);
    }

    /// <summary>The pattern, "/bodies/{slug}".</summary>
    public static string Route(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
}
