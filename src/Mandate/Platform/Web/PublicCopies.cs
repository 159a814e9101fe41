using System.Globalization;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.OutputCaching;

namespace Mandate.Platform.Web;

/// <summary>
/// Public pages are made once and given to everybody, by the framework's output cache. A copy is found only within the minute in which it was asked
/// for, since days and windows begin and end with minutes, and under the mark of public facts that stood then: whatever is saved shows at once.
/// It is neither given to nor made for a request that brings a cookie, so no page with a name, a form or a message can be one.
/// </summary>
sealed class PublicCopies : IOutputCachePolicy
{
    public const string Name = "public";
    const long Largest = 1024 * 1024;
    const long Room = 32 * 1024 * 1024;
    static readonly TimeSpan minute = TimeSpan.FromMinutes(1);

    public static void Configure(OutputCacheOptions options)
    {
        options.AddPolicy(Name, new PublicCopies());
        options.SizeLimit = Room;
        options.MaximumBodySize = Largest;
    }

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var same = IsStranger(http) && HttpMethods.IsGet(http.Request.Method);
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = same;
        if (!same) return ValueTask.CompletedTask;
        var services = http.RequestServices;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["facts"] = ChangeMarks.Of(services.GetRequiredService<DbConnectionText>().Value, Marked.Public);
        context.CacheVaryByRules.VaryByValues["minute"] = (services.GetRequiredService<TimeProvider>().GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute).ToString(CultureInfo.InvariantCulture);
        context.ResponseExpirationTimeSpan = minute;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    /// <summary>Not in a demonstration, whose clock goes back.</summary>
    static bool IsStranger(HttpContext http) =>
        http.Request.Headers.Cookie.Count == 0 && http.User.Identity?.IsAuthenticated != true && !http.Actor().SignedIn
        && !http.RequestServices.GetRequiredService<Demonstration>().On;
}

public static class PublicPages
{
    /// <summary>These pages say the same to everybody who is not signed in, and read nothing of <see cref="PrivateRows"/>.</summary>
    public static T SameForStrangers<T>(this T routes) where T : IEndpointConventionBuilder => routes.WithMetadata(new OutputCacheAttribute { PolicyName = PublicCopies.Name });
}
