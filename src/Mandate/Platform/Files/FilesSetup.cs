using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Files;

public static class FilesSetup
{
    public static void AddFiles(this IServiceCollection services)
    {
        services.AddSingleton<IFileStore, FileFolder>();
        services.AddSingleton<IScanner, Clamd>();
        services.AddSingleton(sp => FileLimits.From(sp.GetRequiredService<IConfiguration>()));
        services.AddScoped<Uploads>();
    }

    /// <summary>How much more than allowed still arrives, so that its sender reads why it was refused. Beyond that the line is cut.</summary>
    const int Patience = 5;

    /// <summary>Lets a route take files: its requests may be as large as one, with room for the form around it.</summary>
    public static T TakesFiles<T>(this T route, int most = 1) where T : IEndpointConventionBuilder
    {
        route.Add(endpoint =>
        {
            var limits = FileLimits.From(endpoint.ApplicationServices.GetRequiredService<IConfiguration>());
            endpoint.Metadata.Add(new RequestSizeLimitAttribute(limits.Largest * most * Patience + Web.WebSetup.LargestForm));
        });
        return route;
    }
}
