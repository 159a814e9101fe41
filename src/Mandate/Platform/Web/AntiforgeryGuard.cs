using Microsoft.AspNetCore.Antiforgery;

namespace Mandate.Platform.Web;

/// <summary>Every request that changes something carries our token, whether its handler reads a form or not. A route opts out by name: <c>DisableAntiforgery()</c>.</summary>
sealed class AntiforgeryGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var method = http.Request.Method;
        var changes = !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method) && !HttpMethods.IsTrace(method);
        if (changes && http.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false })
        {
            if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false, Error: { } error }) throw error;
            if (http.Features.Get<IAntiforgeryValidationFeature>() is null) await antiforgery.ValidateRequestAsync(http);
        }
        await next(http);
    }
}
