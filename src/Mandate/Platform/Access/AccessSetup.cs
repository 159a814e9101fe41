namespace Mandate.Platform.Access;

public static class AccessSetup
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddScoped(sp => sp.GetRequiredService<IHttpContextAccessor>().HttpContext!.Actor());
    }

    public static void MapAccess(this IEndpointRouteBuilder routes) { }
}
