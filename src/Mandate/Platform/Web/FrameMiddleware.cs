using Mandate.Platform.Access;

namespace Mandate.Platform.Web;

/// <summary>Puts on each request what surrounds its page: navigation, account menu, notices. Pages about a failure make their own.</summary>
sealed class FrameMiddleware(RequestDelegate next, Frames frames, DoneMessage done)
{
    public Task InvokeAsync(HttpContext http)
    {
        http.Features.Set(frames.For(http, http.Actor(), done.Take(http)));
        return next(http);
    }
}
