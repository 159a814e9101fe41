using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Mandate.Platform.Web;

/// <summary>A success message that survives one redirect, in a cookie only this service can write.</summary>
sealed class DoneMessage(IDataProtectionProvider protection)
{
    const string Cookie = "mandate-done";
    static readonly TimeSpan lives = TimeSpan.FromMinutes(2);
    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Mandate.Done").ToTimeLimitedDataProtector();

    public void Say(HttpContext http, string message) => http.Response.Cookies.Append(Cookie, protector.Protect(message, lives), Options(http));

    /// <summary>The message, for the page this request shows; forgotten once a page was shown.</summary>
    public string? Take(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Cookies[Cookie] is not { Length: > 0 } sealedText) return null;
        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode is < 300 or >= 400) http.Response.Cookies.Delete(Cookie, Options(http));
            return Task.CompletedTask;
        });
        try { return protector.Unprotect(sealedText); }
        catch (CryptographicException) { return null; }
    }

    static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", IsEssential = true };
}

public static class DoneMessages
{
    /// <summary>Says what was done, at the top of the page the answer redirects to.</summary>
    public static void Say(this HttpContext http, string message) => http.RequestServices.GetRequiredService<DoneMessage>().Say(http, message);
}
