namespace Mandate.Platform.Files;

/// <summary>A download that no browser opens in our name: always an attachment, of the type we found, in a sandbox of its own.</summary>
sealed class FileAnswer(Stream content, string name, string contentType) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers["X-Download-Options"] = "noopen";
        headers.CacheControl = "no-store";
        return Results.Stream(content, contentType, name).ExecuteAsync(httpContext);
    }
}
