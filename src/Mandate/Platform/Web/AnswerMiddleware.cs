using Mandate.Design;
using Mandate.Platform.Access;
using Microsoft.AspNetCore.Antiforgery;

namespace Mandate.Platform.Web;

/// <summary>Gives a page to answers that would otherwise be bare: not found, not allowed, sign in first, sent wrongly.</summary>
sealed class AnswerMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Response.HasStarted || http.Response.StatusCode < 400 || http.Response.ContentType is not null || http.Response.ContentLength > 0) return;
        if (http.Response.StatusCode == StatusCodes.Status401Unauthorized && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Redirect($"/sign-in?returnUrl={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
            return;
        }
        await Answers.Write(http, await For(http, http.Response.StatusCode), http.Response.StatusCode);
    }

    static async Task<Answer> For(HttpContext http, int status)
    {
        if (HttpMethods.IsGet(http.Request.Method)) return Answer.For(status, http.Features.Get<Denied>()?.Rule?.Why);
        if (status == StatusCodes.Status400BadRequest && http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
            return await Answers.WithTyped(http, Answer.Stale, again: true);
        return await Answers.WithTyped(http, Answer.For(status, http.Features.Get<Denied>()?.Rule?.Why), again: false);
    }
}

static class Answers
{
    /// <summary>Renders in a scope of its own: the page that failed may have left its parts half drawn in the scope of the request.</summary>
    public static async Task Write(HttpContext http, Answer answer, int status)
    {
        if (http.Features.Get<SiteFrame>() is null)
            http.Features.Set(http.RequestServices.GetRequiredService<Frames>().For(http, http.Actor()));
        var services = http.RequestServices;
        await using var scope = services.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try { await AnswerPage.Show(answer, status).ExecuteAsync(http); }
        finally { http.RequestServices = services; }
    }

    /// <summary>Sending again is offered only when the browser says that our own page sent it: else a stranger's form would need but one more press.</summary>
    public static async Task<Answer> WithTyped(HttpContext http, Answer answer, bool again)
    {
        var typed = await TypedText.Of(http);
        var ours = http.Request.Headers["Sec-Fetch-Site"] is ["same-origin"];
        return answer with { Typed = typed, SendAgain = again && ours && typed.Whole ? http.Request.Path + http.Request.QueryString : null };
    }
}
