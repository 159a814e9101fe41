using System.Net;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Files;
using Mandate.Platform.Record;
using Mandate.Tests.Platform.Web;
using Mandate.Tests.Worlds;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mandate.Tests.Platform.Files;

public sealed class ScanTests : WorldTest
{
    static readonly Subject owner = new("application", Guid.Parse("33333333-3333-3333-3333-333333333333"));
    readonly string folder = Directory.CreateTempSubdirectory("mandate-scan-").FullName;
    IFileStore Store => new FileFolder(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Mandate:Files:Folder"] = folder }).Build());

    async Task<StoredFile> Save(User by, byte[] content, IScanner scanner)
    {
        await using var db = World.Db();
        var file = (await new Uploads(db, Store, scanner, new FileLimits(1024 * 1024)).Save(new MemoryStream(content), "note.txt", owner, new Actor(by.Id, by.Name, []), World.Now, default)).Value!;
        await db.SaveChangesAsync();
        return file;
    }

    async Task Scan(FileId file, IScanner scanner)
    {
        await using var db = World.Db();
        await new ScanFileHandler(db, Store, scanner, TimeProvider.System).Handle(new ScanFile(file), default);
    }

    [Fact]
    public async Task A_real_scanner_lets_the_clean_through_and_removes_the_infected()
    {
        await using var clamd = await VirusScanner.Start();
        var user = await World.User();
        foreach (var place in (string[])[$"127.0.0.1:{clamd.Port}", clamd.Socket])
        {
            var scanner = VirusScanner.At(place);
            var clean = await Save(user, Samples.Bytes("Nothing here"), scanner);
            var infected = await Save(user, VirusScanner.Eicar, scanner);
            Assert.Equal(FileScan.Pending, infected.Scan);
            await Scan(clean.Id, scanner);
            await Scan(infected.Id, scanner);
            await Scan(infected.Id, scanner); // a message may come twice

            await using var db = World.Db();
            Assert.Equal(FileScan.Clean, (await db.Files.SingleAsync(f => f.Id == clean.Id)).Scan);
            var removed = await db.Files.SingleAsync(f => f.Id == infected.Id);
            Assert.Equal((FileScan.Infected, true), (removed.Scan, removed.Removed));
            Assert.StartsWith("Eicar-Test", removed.Found);
            Assert.Null(Store.Open(infected.Id));
            Assert.NotNull(Store.Open(clean.Id));
            Assert.Contains(await db.HistoryOf(owner, default), h => h.What.Contains("because it carried Eicar-Test", StringComparison.Ordinal));
        }
        Assert.Equal(2, (await World.Mails(user.Email)).Count(m => m.Subject == "A file you uploaded could not be kept"));
    }

    [Fact]
    public async Task Without_an_answer_the_file_stays_unchecked_and_closed()
    {
        var (user, other) = (await World.User(), await World.User());
        var dead = VirusScanner.At($"127.0.0.1:{VirusScanner.FreePort()}");
        var file = await Save(user, Samples.Bytes("Perhaps"), dead);
        await Assert.ThrowsAsync<ScannerException>(() => Scan(file.Id, dead));

        await using var db = World.Db();
        var stored = await db.Files.SingleAsync();
        Assert.Equal(FileScan.Pending, stored.Scan);
        Assert.Equal(FileRefusals.BeingChecked, stored.MayOpen(new Actor(other.Id, other.Name, [])).Refusal);
        Assert.Equal(FileRefusals.BeingChecked, stored.MayOpen(Actor.Nobody).Refusal);
        Assert.False(stored.MayOpen(new Actor(user.Id, user.Name, [])).Refused);
        Assert.Equal(1, await db.Outbox.CountAsync(o => o.Kind == typeof(ScanFile).FullName && o.DoneAt == null));
    }

    [Fact]
    public async Task A_download_is_an_attachment_that_no_browser_runs_and_another_things_file_is_not_found()
    {
        var user = await World.User();
        var file = await Save(user, Samples.Bytes("<script>alert(1)</script>"), VirusScanner.At(null));
        await using var site = new Hosted(World, new() { ["Mandate:Files:Folder"] = folder }, async http =>
        {
            var uploads = http.RequestServices.GetRequiredService<Uploads>();
            var whose = http.Request.Path == "/other" ? owner with { Id = Guid.Empty } : owner;
            await (await uploads.Open(file.Id, whose, http.Actor(), default)).ExecuteAsync(http);
        });

        using var answer = await site.Client().GetAsync("/mine");
        Assert.Equal("<script>alert(1)</script>", await answer.Content.ReadAsStringAsync());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("note.txt", answer.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("nosniff", string.Join("", answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", string.Join("", answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());

        using var other = await site.Client().GetAsync("/other");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);

        await using (var db = World.Db())
        {
            (await db.Files.SingleAsync()).Remove("Gone", World.Now);
            await db.SaveChangesAsync();
        }
        using var gone = await site.Client().GetAsync("/mine");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
    }
}
