namespace Mandate.Platform.Web;

/// <summary>
/// Where the service is, for links in letters. Set <c>Mandate:Address</c> on every real site: without it the address is the one the browser
/// used, and whoever asks chooses that.
/// </summary>
public static class PublicAddress
{
    public static string Of(HttpContext http, string path) =>
        (http.RequestServices.GetRequiredService<IConfiguration>()["Mandate:Address"]?.TrimEnd('/') ?? $"{http.Request.Scheme}://{http.Request.Host}") + path;
}
