using System.Diagnostics;
using Mandate.Design;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Web;

/// <summary>The last net: a failure becomes a page with a reference, never a stack trace, and what was typed is shown back.</summary>
sealed class FailureMiddleware(RequestDelegate next, ILogger<FailureMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try { await next(http); }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested) { http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest; }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            var (answer, status) = await For(http, e);
            http.Response.Clear();
            await Answers.Write(http, answer, status);
        }
    }

    async Task<(Answer, int)> For(HttpContext http, Exception e)
    {
        switch (e)
        {
            case AntiforgeryValidationException:
            case BadHttpRequestException { InnerException: AntiforgeryValidationException }:
                return (await Answers.WithTyped(http, Answer.Stale, again: true), StatusCodes.Status400BadRequest);
            case BadHttpRequestException bad:
                return (await Answers.WithTyped(http, Answer.For(bad.StatusCode), again: false), bad.StatusCode);
            case InvalidDataException when http.Request.HasFormContentType:
                return (Answer.For(StatusCodes.Status413PayloadTooLarge), StatusCodes.Status413PayloadTooLarge);
            case DbUpdateConcurrencyException:
                return (await Answers.WithTyped(http, Changed(http), again: false), StatusCodes.Status409Conflict);
            default:
                var reference = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
                logger.LogError(e, "Failed: {Method} {Route}, reference {Reference}", http.Request.Method, Requests.Route(http), reference);
                var answer = Answer.For(StatusCodes.Status500InternalServerError) with { Reference = reference };
                return (await Answers.WithTyped(http, answer, again: false), StatusCodes.Status500InternalServerError);
        }
    }

    static Answer Changed(HttpContext http) =>
        new("Somebody changed this while you were writing", "Nothing of yours has been saved, so nothing of theirs is lost. Open the page again to see what it says now, then add what you typed.")
        {
            Next = new SiteLink("Open the page again", http.Request.Path + http.Request.QueryString),
        };
}
