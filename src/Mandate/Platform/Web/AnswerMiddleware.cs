using Mandate.Platform.Access;

namespace Mandate.Platform.Web;

/// <summary>Gives a page to answers that would otherwise be bare: not found, not allowed, sign in first.</summary>
sealed class AnswerMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Response.HasStarted || http.Response.StatusCode < 400 || http.Response.ContentType is not null) return;
        if (http.Response.StatusCode == StatusCodes.Status401Unauthorized && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Redirect($"/sign-in?returnUrl={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
            return;
        }
        var status = http.Response.StatusCode;
        var page = AnswerPage.Show(status switch
        {
            StatusCodes.Status404NotFound => new("Page not found", "If you typed the address, check that it is right. What you look for may have ended or may not be open to you."),
            StatusCodes.Status403Forbidden => new("You cannot see this page", http.Features.Get<Denied>()?.Rule?.Why ?? "Nobody has been given access to this page."),
            StatusCodes.Status401Unauthorized => new("Sign in first", "Your sign-in has ended. Sign in again in another tab, then send this page again."),
            StatusCodes.Status400BadRequest => new("This page was open too long", "For your safety a form works for a limited time. Go back, copy what you typed, open the page again and send it."),
            StatusCodes.Status429TooManyRequests => new("Too many attempts", "Wait a minute, then try again."),
            _ => new("Something went wrong", "Try again later. What you had saved is safe."),
        }, status);
        await page.ExecuteAsync(http);
    }
}

public sealed record Answer(string Title, string Text);
