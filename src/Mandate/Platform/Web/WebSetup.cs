using Mandate.Platform.Access;

namespace Mandate.Platform.Web;

public static class WebSetup
{
    public static void AddWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(o => { o.Cookie.Name = "mandate-form"; o.Cookie.HttpOnly = true; });
        services.AddHttpContextAccessor();
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseMiddleware<FrameMiddleware>();
        app.UseMiddleware<AnswerMiddleware>();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseMiddleware<Access.FirstRun.FirstRunMiddleware>();
        app.UseAuthentication();
        app.UseMiddleware<AccessMiddleware>();
        app.UseAntiforgery();
    }
}
