using Mandate.Platform.Access;
using Mandate.Platform.Data;

namespace Mandate.Platform.Web;

/// <summary>Finds out who reads, and puts on the request what surrounds its page: navigation, account menu, notices.</summary>
sealed class FrameMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Db db, TimeProvider clock, Frames frames, DoneMessage done)
    {
        var actor = await CurrentActor.Load(db, http.User, clock, http.RequestAborted);
        http.Features.Set(actor);
        http.Features.Set(frames.For(http, actor, done.Take(http)));
        await next(http);
    }
}
