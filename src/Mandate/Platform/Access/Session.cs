using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Mandate.Platform.Access;

public enum SignInWay { Password, Authenticator, RecoveryCode, Passkey, Demonstration }

/// <summary>A sign-in as its cookie tells it.</summary>
/// <param name="Way">How the person proved who they are.</param>
/// <param name="At">When they last did.</param>
/// <param name="Stamp">The person's security stamp then; a changed one ends the sign-in.</param>
public sealed record SignInFacts(UserId User, SignInWay Way, DateTimeOffset At, string? Stamp)
{
    public static readonly TimeSpan RecentFor = TimeSpan.FromMinutes(10);

    /// <summary>Two factors, or a demonstration's invented person.</summary>
    public bool Strong => Way != SignInWay.Password;

    public bool RecentAt(DateTimeOffset now) => now - At < RecentFor;
}

/// <summary>Starts, reads and ends sign-ins.</summary>
public static class Session
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Password right, code still to come.</summary>
    public const string HalfWay = "Mandate.HalfWay";

    const string StampClaim = "stamp";
    const string WayClaim = "way";
    const string AtClaim = "at";
    const string WhoCookie = "mandate-who";

    public static async Task Begin(HttpContext http, User user, SignInWay way, DateTimeOffset now)
    {
        await http.SignOutAsync(HalfWay);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, Principal(user.Id, user.SecurityStamp, way, now, IdentityConstants.ApplicationScheme), new AuthenticationProperties());
        Cookies(http).Append(WhoCookie, WhoProtector(http).Protect(user.Id.ToString()), MadeFor(http, TimeSpan.FromDays(1)));
    }

    /// <summary>After a change that ended every sign-in: keeps this one.</summary>
    public static Task Continue(HttpContext http, User user, SignInWay? way = null) =>
        Facts(http.User) is { } facts ? Begin(http, user, way ?? facts.Way, facts.At) : Task.CompletedTask;

    public static Task BeginHalfWay(HttpContext http, User user, DateTimeOffset now) =>
        http.SignInAsync(HalfWay, Principal(user.Id, user.SecurityStamp, SignInWay.Password, now, HalfWay));

    public static async Task<SignInFacts?> HalfWayFacts(HttpContext http) =>
        (await http.AuthenticateAsync(HalfWay)).Principal is { } principal ? Facts(principal) : null;

    public static async Task End(HttpContext http)
    {
        await http.SignOutAsync(HalfWay);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    public static SignInFacts? Facts(ClaimsPrincipal principal)
    {
        if (!UserId.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), null, out var user)) return null;
        if (!Enum.TryParse<SignInWay>(principal.FindFirstValue(WayClaim), out var way)) return null;
        if (!long.TryParse(principal.FindFirstValue(AtClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var at)) return null;
        return new SignInFacts(user, way, DateTimeOffset.FromUnixTimeSeconds(at), principal.FindFirstValue(StampClaim));
    }

    /// <summary>Who signed in last in this browser, even when that sign-in has ended: decides whose typed text may be shown again.</summary>
    public static UserId? LastPerson(HttpContext http)
    {
        if (Cookies(http).Read(WhoCookie) is not { } text) return null;
        try
        {
            return UserId.TryParse(WhoProtector(http).Unprotect(text), null, out var user) ? user : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What a cookie says of a sign-in.</summary>
    public static ClaimsPrincipal Principal(UserId user, string? securityStamp, SignInWay way, DateTimeOffset now, string scheme) => new(new ClaimsIdentity(
    [
        new(ClaimTypes.NameIdentifier, user.ToString()),
        new(WayClaim, way.ToString()),
        new(AtClaim, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        .. securityStamp is { } stamp ? new[] { new Claim(StampClaim, stamp) } : [],
    ], scheme));

    static IDataProtector WhoProtector(HttpContext http) => http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("Mandate.LastPerson");
    static SecureNames Cookies(HttpContext http) => new(http);

    internal static CookieOptions MadeFor(HttpContext http, TimeSpan life) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", MaxAge = life, IsEssential = true };

    internal static void Configure(CookieAuthenticationOptions o, string name, TimeSpan life, bool sliding)
    {
        o.Cookie.Name = name;
        o.Cookie.Path = "/";
        o.Cookie.HttpOnly = true;
        o.Cookie.IsEssential = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.CookieManager = new SecureCookies();
        o.ExpireTimeSpan = life;
        o.SlidingExpiration = sliding;
    }

    /// <summary>However busy, a sign-in ends after twelve hours.</summary>
    internal static async Task EndWhenOld(CookieValidatePrincipalContext context)
    {
        const string started = "started";
        var now = context.Options.TimeProvider!.GetUtcNow();
        if (!context.Properties.Items.TryGetValue(started, out var text))
        {
            context.RejectPrincipal();
        }
        else if (now - DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture) > Longest)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
    }

    internal static Task NoteStart(CookieSigningInContext context)
    {
        context.Properties.Items["started"] = context.Options.TimeProvider!.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }
}
