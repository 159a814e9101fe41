using Microsoft.AspNetCore.Authentication.Cookies;

namespace Mandate.Platform.Access;

/// <summary>Gives cookies the <c>__Host-</c> prefix on https, where browsers then hold them to this host; on plain http they would be refused with it.</summary>
sealed class SecureCookies : ICookieManager
{
    readonly ChunkingCookieManager inner = new();

    public static string NameOn(HttpContext http, string name) => http.Request.IsHttps ? "__Host-" + name : name;

    public string? GetRequestCookie(HttpContext context, string key) => inner.GetRequestCookie(context, NameOn(context, key));
    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) => inner.AppendResponseCookie(context, NameOn(context, key), value, options);
    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => inner.DeleteCookie(context, NameOn(context, key), options);
}

/// <summary>Single cookies under the same naming rule.</summary>
readonly struct SecureNames(HttpContext http)
{
    public string? Read(string name) => http.Request.Cookies[SecureCookies.NameOn(http, name)];
    public void Append(string name, string value, CookieOptions options) => http.Response.Cookies.Append(SecureCookies.NameOn(http, name), value, options);
}
