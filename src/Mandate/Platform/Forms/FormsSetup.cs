using Microsoft.AspNetCore.DataProtection;

namespace Mandate.Platform.Forms;

public static class FormsSetup
{
    public static void AddForms(this IServiceCollection services, IConfiguration configuration)
    {
        // Beside the database, never in it: a stolen database opens no draft. Replicas share the folder.
        var keys = configuration["Mandate:Keys"] ?? Path.Combine(configuration["Mandate:Data"] ?? "data", "keys");
        services.AddDataProtection().SetApplicationName("mandate").PersistKeysToFileSystem(new DirectoryInfo(keys));
        services.AddScoped<Drafts>();
        services.AddScoped<KeptForms>();
    }
}
