using Mandate.Platform.Data;
using Mandate.Platform.Forms;

namespace Mandate.Platform.Access;

/// <summary>Default deny: loads the actor, then asks the route's rule. What was typed survives whatever has to happen first.</summary>
sealed class AccessMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, DbConnectionText connection, TimeProvider clock, IFiling filing)
    {
        var arrival = await CurrentActor.Load(http, connection, clock);
        http.Features.Set(arrival);
        http.Features.Set(arrival.Actor); // also for the page that says that there is no such page
        if (http.GetEndpoint() is not { } endpoint) { await next(http); return; }
        if (arrival.Unfiled && endpoint.Metadata.GetMetadata<HandsIn>() is null) await (arrival.Whole.Roles.Count > 0 ? filing.All() : filing.Of(arrival.Facts!.User));
        var rule = endpoint.Metadata.GetMetadata<AccessRule>();

        if (rule?.Allows(arrival.Actor) == true)
        {
            var old = endpoint.Metadata.GetMetadata<WeightyAct>() is not null && arrival.Facts?.RecentAt(clock.GetUtcNow()) != true;
            if (!old) { await next(http); return; }
            await First(AccessPlaces.SignInAgain, http);
        }
        else if (rule?.Allows(arrival.Whole) == true) await First(AccessPlaces.SecondFactor, http);
        else if (!arrival.Actor.SignedIn && rule is not null && HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType) await First(AccessPlaces.SignIn, http);
        else
        {
            http.Features.Set(new Denied(rule));
            http.Response.StatusCode = arrival.Actor.SignedIn ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
        }
    }

    /// <summary>Sends the person elsewhere first, and from there back to this page or to what they typed.</summary>
    static async Task First(string place, HttpContext http)
    {
        var back = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            ? http.Request.Path + http.Request.QueryString
            : await http.RequestServices.GetRequiredService<KeptForms>().Keep(http, Session.LastPerson(http)) is { } id ? ShowKeptForm.Url(id) : AccessPlaces.FormPage(http);
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = AccessPlaces.With(place, back);
    }
}

/// <summary>Left for the page that answers 401 and 403.</summary>
sealed record Denied(AccessRule? Rule);

/// <summary>Where people are sent before they may go on.</summary>
public static class AccessPlaces
{
    public const string SignIn = "/sign-in";
    public const string SignInAgain = "/sign-in/again";
    public const string SecondFactor = "/account/second-factor";

    public static string With(string place, string? returnUrl) =>
        Local(returnUrl) is { } local ? $"{place}?returnUrl={Uri.EscapeDataString(local)}" : place;

    /// <summary>An address within this service, or null: nobody is sent elsewhere by a link.</summary>
    public static string? Local(string? url) =>
        url is { Length: > 0 and <= 2000 } && Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult.IsLocalUrl(url) && url[0] == '/' && !url.Any(char.IsControl) ? url : null;

    public static string Back(string? returnUrl) => Local(returnUrl) ?? "/";

    /// <summary>The page that a posted form came from, as its own address.</summary>
    internal static string FormPage(HttpContext http) => http.Request.Path + http.Request.QueryString;
}
