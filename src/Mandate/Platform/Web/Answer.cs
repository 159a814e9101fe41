using Mandate.Design;

namespace Mandate.Platform.Web;

/// <summary>A page about a request that could not be done: what happened, what to do, and what was typed.</summary>
public sealed record Answer(string Title, string Text)
{
    /// <summary>Finds the failure in the logs; tells nothing by itself.</summary>
    public string? Reference { get; init; }

    public TypedText? Typed { get; init; }

    /// <summary>Where "Send it again" posts what was typed; null when it cannot.</summary>
    public string? SendAgain { get; init; }

    public SiteLink? Next { get; init; }

    public static Answer For(int status, string? why = null) => status switch
    {
        StatusCodes.Status400BadRequest => new("We could not read what you sent", "Part of it is missing or damaged. Go back, check the page and send it again."),
        StatusCodes.Status401Unauthorized => new("Sign in first", "Your sign-in has ended. Sign in again in another tab, then send this page again."),
        StatusCodes.Status403Forbidden => new("You cannot see this page", string.IsNullOrEmpty(why) ? "Nobody has been given access to this page." : why),
        StatusCodes.Status404NotFound => new("Page not found", "If you typed the address, check that it is right. What you look for may have ended or may not be open to you."),
        StatusCodes.Status405MethodNotAllowed => new("This page cannot be used that way", "Open it from a link, or send its form from the page itself."),
        StatusCodes.Status408RequestTimeout => new("It took too long to send", "The connection was too slow or broke off. Check your connection, go back and send it again."),
        StatusCodes.Status409Conflict => new("This cannot be done now", "Something has changed since the page was opened. Open it again to see how things stand."),
        StatusCodes.Status410Gone => new("This has been removed", "It was here and was removed under a rule for how long it is kept, or because somebody asked."),
        StatusCodes.Status413PayloadTooLarge => new("That is too big", "What you sent is larger than this page accepts. Choose a smaller file, or shorten the text."),
        StatusCodes.Status414UriTooLong => new("That address is too long", "Open the page from a link instead."),
        StatusCodes.Status415UnsupportedMediaType => new("This page cannot read that", "Send the form from the page itself."),
        StatusCodes.Status422UnprocessableEntity => new("Something needs to be put right", "Go back, check what you entered and send it again."),
        StatusCodes.Status429TooManyRequests => new("Too many requests", "Wait a minute, then try again. What you had saved is safe."),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => new("Your browser sent too much", "Clear the cookies of this site, then try again."),
        StatusCodes.Status503ServiceUnavailable => new("The service is not available", "Try again in a few minutes. What you had saved is safe."),
        _ => new("Sorry, there is a problem with the service", "Try again later. What you had saved is safe."),
    };

    /// <summary>The form was open for longer than its protection lasts, or was not sent from our page.</summary>
    public static readonly Answer Stale = new("Check and send this again", "For your safety a form works for a limited time, and only from the page it was opened on. Nothing you typed has been saved yet.");
}
