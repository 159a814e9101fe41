namespace Mandate.Platform.Files;

/// <summary>Keeps content by id. Replicas share one (a shared folder, or another store behind this port).</summary>
public interface IFileStore
{
    /// <summary>A place to write to and look at before it counts.</summary>
    Task<IIncoming> Receive(FileId id, CancellationToken cancel);

    /// <summary>The content, or null when it is gone.</summary>
    Stream? Open(FileId id);

    void Delete(FileId id);

    /// <summary>Everything that is kept, with when it came.</summary>
    IEnumerable<(FileId Id, DateTimeOffset At)> All();
}

/// <summary>Content that is gone again unless it is kept.</summary>
public interface IIncoming : IAsyncDisposable
{
    Stream Content { get; }

    /// <summary>On the disk for good when this returns.</summary>
    void Keep();
}

/// <summary>A folder outside the web root; names are random, without an ending, and nothing in it may be run.</summary>
public sealed class FileFolder : IFileStore
{
    readonly string folder;

    public FileFolder(IConfiguration configuration)
    {
        folder = Path.GetFullPath(configuration["Mandate:Files:Folder"] ?? Path.Combine(configuration["Mandate:Data"] ?? "data", "files"));
        if (folder.StartsWith(Web.Assets.Folder, StringComparison.Ordinal)) throw new InvalidOperationException($"Mandate:Files:Folder must not be under {Web.Assets.Folder}: whatever lies there is served to everybody.");
    }

    public Task<IIncoming> Receive(FileId id, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(id))!);
        var arriving = PathOf(id) + ".arriving";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return Task.FromResult<IIncoming>(new Incoming(new FileStream(arriving, options), arriving, PathOf(id)));
    }

    public Stream? Open(FileId id)
    {
        try { return new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan); }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException) { return null; }
    }

    public void Delete(FileId id) => File.Delete(PathOf(id));

    public IEnumerable<(FileId Id, DateTimeOffset At)> All() =>
        !Directory.Exists(folder) ? [] : new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(f => (Ok: FileId.TryParse(f.Name.Split('.')[0], null, out var id), Id: id, At: new DateTimeOffset(f.LastWriteTimeUtc))).Where(f => f.Ok).Select(f => (f.Id, f.At));

    string PathOf(FileId id)
    {
        var name = id.Value.ToString("n");
        return Path.Combine(folder, name[..2], name);
    }

    sealed class Incoming(FileStream content, string arriving, string path) : IIncoming
    {
        bool kept;
        public Stream Content => content;

        public void Keep()
        {
            content.Flush(flushToDisk: true);
            content.Dispose();
            File.Move(arriving, path);
            kept = true;
        }

        public async ValueTask DisposeAsync()
        {
            await content.DisposeAsync();
            if (!kept) File.Delete(arriving);
        }
    }
}
