namespace Mandate.Cli;

/// <summary>Held while a process serves from a data folder: SQLite is for one process, and a restore must not pull the file from under it.</summary>
public sealed class FolderLock : IDisposable
{
    readonly FileStream file;
    FolderLock(FileStream file) => this.file = file;

    /// <exception cref="FolderInUseException">Another process holds it.</exception>
    public static FolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        try { return new FolderLock(new FileStream(Path.Combine(folder, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)); }
        catch (IOException e) { throw new FolderInUseException(folder, e); }
    }

    public void Dispose() => file.Dispose();
}

/// <summary>Stop the service first.</summary>
public sealed class FolderInUseException(string folder, Exception inner) : Exception($"{folder} is in use by a running service. Stop it first.", inner);
