using System.Globalization;
using Mandate.Design;
using Mandate.Platform;

namespace Mandate.Appoint.Applications;

/// <summary>What a page that saves itself in the background is told. No page is sent, nothing is checked; what cannot be saved is said in one sentence.</summary>
static class Autosave
{
    public static bool Asked(HttpContext http) => http.Request.Headers["X-Autosave"] == "yes";

    /// <summary>The open page that saves itself and its how manieth time this is; null for a button, and for an older script.</summary>
    public static (string Page, int Turn)? By(HttpContext http) =>
        http.Request.Headers["X-Autosave-Page"].ToString().Split(':') is [{ Length: > 0 and <= 40 } page, var turn] && int.TryParse(turn, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? (page, n) : null;

    public static IResult Saved(DateTimeOffset now, string version, string seen) =>
        Results.Json(new { message = $"Saved at {Dates.Time(TimeOnly.FromDateTime(London.Of(now).DateTime))}", version, seen });

    public static IResult Not(string why) => Results.Json(new { message = why }, statusCode: StatusCodes.Status409Conflict);

    public const string Elsewhere = "This page was changed in another tab. Nothing is lost: press Save to see both texts and choose.";
    public const string SentElsewhere = "You sent this application in another tab. Press Save to keep what you typed here as a change.";
    public const string Closed = "The campaign has closed. What you typed since is not saved. Press Save to see it.";
    public const string Busy = "Not saved just now. Press Save.";
}
