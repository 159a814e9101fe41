using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Mandate.Platform;
using Mandate.Platform.Files;
using Mandate.Tests.Platform.Web;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mandate.Tests.Bodies.Exchange;

public sealed class ImportScanTests : WorldTest
{
    /// <summary>A scanner that answers what a test says; null when it cannot be reached.</summary>
    sealed class Scanner(bool? infected) : IScanner
    {
        public bool There => true;
        public async Task<string?> Scan(Stream content, CancellationToken cancel)
        {
            using var reader = new StreamReader(content, leaveOpen: true);
            Assert.Contains("legal_name", await reader.ReadToEndAsync(cancel));
            return infected is { } found ? found ? "Eicar-Test-Signature" : null : throw new ScannerException("nobody there");
        }
    }

    [Theory]
    [InlineData(true, "The file carries a virus. Nothing of it was read or kept.")]
    [InlineData(null, "The file could not be checked for viruses just now, so it was not taken. Try again in a few minutes.")]
    [InlineData(false, null)]
    public async Task A_file_of_the_register_is_looked_at_before_it_is_read(bool? infected, string? refusal)
    {
        var keeper = await World.User(Role.RegisterKeeper);
        await using var site = new Hosted(World, services: all => all.Replace(ServiceDescriptor.Singleton<IScanner>(new Scanner(infected))));
        var client = site.Client(keeper.Id.ToString());
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/register/import"));
        using var parts = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("key,kind,legal_name\n")), "File", "bodies.csv" },
        };
        using var answer = await client.PostAsync("/register/import", parts);
        await using var db = World.Db();
        Assert.Equal(refusal is null, await db.Drafts.AnyAsync());
        if (refusal is null) { Assert.Equal(HttpStatusCode.Found, answer.StatusCode); return; }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(refusal, await answer.Content.ReadAsStringAsync());
    }
}
