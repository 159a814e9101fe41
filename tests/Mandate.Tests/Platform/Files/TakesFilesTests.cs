using System.Net;
using Mandate.Platform.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mandate.Tests.Platform.Files;

public sealed class TakesFilesTests
{
    [Fact]
    public async Task Only_a_route_that_takes_files_accepts_more_than_a_form()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.Limits.MaxRequestBodySize = 2 * 1024 * 1024);
        await using var app = builder.Build();
        static async Task<string> Length(HttpContext http) => $"{(await http.Request.ReadFormAsync()).Files.Single().Length}";
        app.MapPost("/form", Length);
        app.MapPost("/files", Length).TakesFiles();
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };

        client.DefaultRequestHeaders.ExpectContinue = true; // asks before it sends
        Assert.Equal(HttpStatusCode.OK, await Send("/files", 9_000_000));
        Assert.Equal(HttpStatusCode.OK, await Send("/files", 13_000_000)); // refused by its size, in words
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Send("/files", 60_000_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Send("/form", 3_000_000));

        async Task<HttpStatusCode> Send(string url, int size)
        {
            using var answer = await client.PostAsync(url, new MultipartFormDataContent { { new ByteArrayContent(new byte[size]), "File", "big.txt" } });
            return answer.StatusCode;
        }
    }
}
