using Mandate.Design;
using Mandate.Platform.Access;

namespace Mandate.Platform.Web;

/// <summary>Puts on each request what surrounds its page: navigation, account menu, notices.</summary>
sealed class FrameMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        http.Features.Set(new SiteFrame
        {
            Navigation = [new("Register", "/bodies", Starts("/bodies"))],
            SearchAction = "/bodies",
        });
        return next(http);
        bool Starts(string path) => http.Request.Path.StartsWithSegments(path, StringComparison.Ordinal);
    }
}
