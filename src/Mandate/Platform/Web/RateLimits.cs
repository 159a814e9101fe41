using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Mandate.Platform.Web;

/// <summary>How many requests a minute. An account counts before an address: whole hospitals share one address.</summary>
sealed record RateLimits(int Account, int AccountPosts, int Address, int AddressPosts)
{
    static readonly TimeSpan window = TimeSpan.FromMinutes(1);
    const int Segments = 6;

    public static RateLimits From(IConfiguration configuration)
    {
        int Of(string name, int otherwise) => configuration.GetValue($"Mandate:Limits:{name}", otherwise);
        return new(Of("Account", 300), Of("AccountPosts", 60), Of("Address", 3000), Of("AddressPosts", 300));
    }

    public void Apply(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = static (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : window / Segments;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Window(http, "all", Account, Address)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => HttpMethods.IsPost(http.Request.Method)
                ? Window(http, "posts", AccountPosts, AddressPosts)
                : RateLimitPartition.GetNoLimiter("reads")));
    }

    static RateLimitPartition<string> Window(HttpContext http, string kind, int account, int address)
    {
        var user = http.User.FindFirstValue(ClaimTypes.NameIdentifier);
        var (key, limit) = user is not null ? ($"{kind} account {user}", account) : ($"{kind} address {http.Connection.RemoteIpAddress}", address);
        return RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = limit, Window = window, SegmentsPerWindow = Segments, QueueLimit = 0, AutoReplenishment = true,
        });
    }
}
