using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace Mandate.Platform.Forms;

public static class FormsSetup
{
    public static void AddForms(this IServiceCollection services, IConfiguration configuration)
    {
        // Beside the database, never in it: a stolen database opens no draft. Replicas share the folder.
        var keys = configuration["Mandate:Keys"] ?? Path.Combine(configuration["Mandate:Data"] ?? "data", "keys");
        var protection = services.AddDataProtection().SetApplicationName("mandate").PersistKeysToFileSystem(Private(keys));
        if (configuration["Mandate:KeysCertificate"] is { Length: > 0 } certificate)
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(certificate, configuration["Mandate:KeysPassword"]));
        services.AddScoped<Drafts>();
        services.AddScoped<KeptForms>();
    }

    /// <summary>Readable by the account the program runs under, and by no other.</summary>
    static DirectoryInfo Private(string folder) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
