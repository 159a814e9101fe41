using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Files;
using Mandate.Platform.Record;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Mandate.Tests.Platform.Files;

public sealed class UploadTests : WorldTest
{
    static readonly Subject owner = new("application", Guid.Parse("22222222-2222-2222-2222-222222222222"));
    readonly string folder = Directory.CreateTempSubdirectory("mandate-files-").FullName;
    IFileStore Store => new FileFolder(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Mandate:Files:Folder"] = folder }).Build());

    Uploads Uploads(Db db, IScanner? scanner = null, long largest = 1024 * 1024) => new(db, Store, scanner ?? VirusScanner.At(null), new FileLimits(largest));

    async Task<Outcome<StoredFile>> Save(string name, byte[] content, IScanner? scanner = null, long largest = 10 * 1024 * 1024)
    {
        var user = await World.User();
        await using var db = World.Db();
        var outcome = await Uploads(db, scanner, largest).Save(new MemoryStream(content), name, owner, new Actor(user.Id, user.Name, []), World.Now, default);
        await db.SaveChangesAsync();
        return outcome;
    }

    string[] OnDisk() => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    public static TheoryData<string, byte[]> Good => new()
    {
        { "cv.pdf", Samples.Pdf }, { "CV.PDF", Samples.Pdf }, { "cv.docx", Samples.Docx() }, { "list.xlsx", Samples.Xlsx }, { "cv.odt", Samples.Odt },
        { "me.png", Samples.Png }, { "me.jpg", Samples.Jpeg }, { "me.jpeg", Samples.Jpeg }, { "note.txt", Samples.Bytes("Hello,\r\n\tŵorld") }, { "list.csv", Samples.Bytes("a,b\n1,2") },
    };

    [Theory, MemberData(nameof(Good))]
    public async Task A_file_whose_content_is_what_its_name_says_is_kept(string name, byte[] content)
    {
        var file = (await Save(name, content)).Value!;
        Assert.Equal(content.Length, file.Size);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), file.Sha256);
        Assert.Equal(FileScan.NotScanned, file.Scan);
        await using var stream = Store.Open(file.Id)!;
        Assert.Equal(content.Length, stream.Length);

        var onDisk = Assert.Single(OnDisk());
        Assert.Matches("^[0-9a-f]{32}$", Path.GetFileName(onDisk));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(onDisk));
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "cv.exe", Samples.Pdf, "must be one of" },
        { "cv", Samples.Pdf, "must be one of" },
        { "cv.pdf.html", Samples.Pdf, "must be one of" },
        { "cv.rtf", Samples.Bytes("{\\rtf1}"), "must be one of" },
        { "cv.docm", Samples.Docx(), "must be one of" },
        { "cv.pdf", Samples.Png, "is not a PDF" },
        { "cv.pdf", Samples.Bytes("<script>alert(1)</script>"), "is not a PDF" },
        { "cv.png", Samples.Pdf, "is not a PNG" },
        { "cv.txt", Samples.Pdf, "is not a plain text" },
        { "cv.txt", [0x4D, 0x5A, 0x90, 0], "is not a plain text" },
        { "cv.docx", Samples.Xlsx, "is not a Word" },
        { "cv.xlsx", Samples.Docx(), "is not a Excel" },
        { "cv.odt", Samples.Docx(), "is not a OpenDocument" },
        { "cv.docx", Samples.Zip([("a.txt", [1])]), "is not a Word" },
        { "cv.pdf", [], "empty" },
        { "cv.docx", Samples.Docx(("word/vbaProject.bin", [1, 2])), "macros" },
        { "cv.docx", Samples.Zip([("[Content_Types].xml", Samples.Bytes("application/vnd.ms-word.document.macroEnabled.main+xml")), ("word/document.xml", [1])]), "is not a Word" },
        { "cv.docx", Samples.Docx(("word/embeddings/x.bin", Samples.Zip([("a", [1])]))), "another archive" },
        { "cv.docx", Samples.Docx(("word/x.jar", [1])), "another archive" },
        { "cv.docx", Samples.Docx(("../../etc/cron.d/x", [1])), "unusual" },
        { "cv.docx", Samples.Docx(("/etc/x", [1])), "unusual" },
        { "cv.docx", Samples.Docx(("a\\..\\x", [1])), "unusual" },
        { "cv.docx", Samples.Docx(("WORD/document.xml", [1])), "unusual" },
        { "cv.docx", Samples.Docx(("word/bomb.xml", new byte[5_000_000])), "unusual" },
        { "cv.docx", Samples.LyingBomb(), "unusual" },
        { "cv.docx", Samples.Docx([.. Enumerable.Range(0, 2000).Select(i => ($"word/{i}.xml", new byte[] { 1 }))]), "unusual" },
        { "cv.docx", Samples.Docx()[..^30], "damaged" },
        { "cv.png", Wide(), "too many pixels" },
        { "cv.txt", new byte[10 * 1024 * 1024 + 1], "10 MB or smaller" },
    };

    static byte[] Wide()
    {
        var png = Samples.Png.ToArray();
        (png[17], png[21]) = (0x01, 0x01); // 65,537 by 65,537
        return png;
    }

    [Theory, MemberData(nameof(Bad))]
    public async Task Anything_else_is_refused_and_nothing_stays_behind(string name, byte[] content, string why)
    {
        var outcome = await Save(name, content);
        Assert.True(outcome.Refused, name);
        Assert.Contains(why, outcome.Refusal!.Text);
        Assert.Empty(OnDisk());
        await using var db = World.Db();
        Assert.Empty(db.Files);
    }

    [Fact]
    public async Task An_upload_is_never_whole_in_memory()
    {
        var upload = new Endless(60_000_000);
        await using var db = World.Db();
        var outcome = await Uploads(db, largest: 100_000_000).Save(upload, "long.txt", owner, Actor.Nobody, World.Now, default);
        Assert.Equal(60_000_000, outcome.Value!.Size);
        Assert.InRange(upload.LargestPart, 1, 1_000_000);
    }

    sealed class Endless(long length) : Stream
    {
        long at;

        /// <summary>The most that was asked for at once.</summary>
        public int LargestPart { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            LargestPart = Math.Max(LargestPart, buffer.Length);
            var some = (int)Math.Min(buffer.Length, length - at);
            buffer.Span[..some].Fill((byte)'a');
            at += some;
            return ValueTask.FromResult(some);
        }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => at; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    [Theory, InlineData("../../secret.pdf", "secret.pdf"), InlineData("C:\\Users\\me\\cv.pdf", "cv.pdf"), InlineData("c\u202Efdp.exe\r\n.pdf", "c_fdp.exe__.pdf"), InlineData("a\"b<c>.pdf", "a_b_c_.pdf")]
    public async Task The_name_is_only_a_name(string sent, string kept)
    {
        Assert.Equal(kept, (await Save(sent, Samples.Pdf)).Value!.Name);
        Assert.StartsWith(folder, Assert.Single(OnDisk()));
    }

    [Fact]
    public void The_folder_may_not_be_where_the_web_is_served_from() =>
        Assert.Throws<InvalidOperationException>(() => new FileFolder(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Mandate:Files:Folder"] = Path.Combine(AppContext.BaseDirectory, "wwwroot/files") }).Build()));

    [Fact]
    public async Task A_removed_file_leaves_a_tombstone_with_its_reason()
    {
        var file = (await Save("cv.pdf", Samples.Pdf)).Value!;
        await using (var db = World.Db())
        {
            Uploads(db).Remove(await db.Files.SingleAsync(), Actor.Service, "The candidate withdrew it", World.Now);
            await db.SaveChangesAsync();
        }
        await new DeleteFileHandler(Store).Handle(new DeleteFile(file.Id), default);
        await new DeleteFileHandler(Store).Handle(new DeleteFile(file.Id), default);

        Assert.Empty(OnDisk());
        await using var after = World.Db();
        var tomb = await after.Files.SingleAsync();
        Assert.Equal("The candidate withdrew it", tomb.RemovedBecause);
        Assert.Equal(FileRefusals.Removed, tomb.MayOpen(Actor.Service).Refusal);
        Assert.Empty(Uploads(after).Of(owner));
        var history = await after.HistoryOf(owner, default);
        Assert.Equal(["added the file cv.pdf", "removed the file cv.pdf"], history.Select(h => h.What).Order());
        Assert.Contains("The candidate withdrew it", history.Select(h => h.Why));
    }

    [Fact]
    public async Task Content_whose_row_never_came_is_swept_away()
    {
        var kept = (await Save("cv.pdf", Samples.Pdf)).Value!;
        await using var db = World.Db();
        await Uploads(db).Save(new MemoryStream(Samples.Pdf), "lost.pdf", owner, Actor.Nobody, World.Now, default); // no save follows
        Assert.Equal(2, OnDisk().Length);
        Assert.Equal(0, await Mandate.Platform.Files.Uploads.RemoveOrphans(db, Store, DateTimeOffset.UnixEpoch, default));
        Assert.Equal(1, await Mandate.Platform.Files.Uploads.RemoveOrphans(db, Store, DateTimeOffset.MaxValue, default));
        Assert.Equal(kept.Id.Value.ToString("n"), Path.GetFileName(Assert.Single(OnDisk())));
    }
}
