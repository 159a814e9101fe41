using Microsoft.Extensions.FileProviders;

namespace Mandate.Platform.Web;

/// <summary>Style sheet, script and icons under an address that changes when they do, so that browsers keep them for good.</summary>
public static class Assets
{
    /// <summary>Beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static string Digest { get; } = Read(Path.Combine(Folder, "assets", "digest.txt"));

    public static string Address { get; } = $"/assets/{Digest}";

    public static void UseAssets(this IApplicationBuilder app)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "assets"));
        var files = new PhysicalFileProvider(Path.Combine(Folder, "assets"));
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files, RequestPath = Address,
            OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable",
        });
        // An old page asks by an old digest: answered with today's file, kept shortly.
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files, RequestPath = "/assets",
            OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl = "public, max-age=300",
        });
    }

    static string Read(string file) => File.Exists(file) ? File.ReadAllText(file).Trim() : "none";
}
