using Mandate.Platform.Access;
using Mandate.Platform.Web;

namespace Mandate.Platform.Forms;

/// <summary>A form that was kept while its sender signed in, and is sent again unchanged, counts from when it first came.</summary>
sealed class KeptArrival(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.GetEndpoint() is not null && http.Actor().User is { } person
            && await http.RequestServices.GetRequiredService<KeptForms>().FirstArrival(http, person) is { } first)
            http.Features.Set(new RequestArrival(first) { Settled = true });
        await next(http);
    }
}
