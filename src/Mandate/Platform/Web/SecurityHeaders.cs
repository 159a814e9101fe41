using Mandate.Platform.Access;
using Microsoft.Net.Http.Headers;

namespace Mandate.Platform.Web;

/// <summary>On every answer: what browsers may do with it, and whether it may be kept.</summary>
sealed class SecurityHeaders(RequestDelegate next, IConfiguration configuration)
{
    /// <summary>Nothing but our own files: no inline script or style, no frames, no forms to elsewhere.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    static readonly TimeSpan publicPages = TimeSpan.FromMinutes(1);
    readonly bool demo = configuration.GetValue<bool>("Mandate:Demo");

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(Write, http);
        return next(http);
    }

    Task Write(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Policy;
        headers.Remove("blazor-enhanced-nav"); // no script of theirs is here
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["X-Permitted-Cross-Domain-Policies"] = "none";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        Keep(http);
        return Task.CompletedTask;
    }

    /// <summary>Signed-in pages are never kept; a public page may be kept for a minute, apart for each set of cookies.</summary>
    void Keep(HttpContext http)
    {
        var headers = http.Response.Headers;
        var open = !http.Actor().SignedIn && http.User.Identity?.IsAuthenticated != true && headers.SetCookie.Count == 0
            && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && http.Response.StatusCode is 200 or 304;
        if (!open) { headers.CacheControl = "no-store"; headers.Remove(HeaderNames.Pragma); return; }
        if (headers.CacheControl.Count > 0) return;
        headers.CacheControl = demo ? "no-cache" : $"public, max-age={(int)publicPages.TotalSeconds}";
        headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Cookie);
    }
}
