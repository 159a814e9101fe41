namespace Mandate.Cli;

/// <summary>The demonstration's folder. What is loaded into it lives with the demonstration itself.</summary>
public static class Demonstration
{
    public const string Folder = "data-demo";

    /// <summary>Removes the folder, so that the next <c>serve --demo</c> loads it anew.</summary>
    public static void Reset(string folder)
    {
        if (!Directory.Exists(folder)) return;
        using (FolderLock.Take(folder)) { } // not under a running service
        Directory.Delete(folder, recursive: true);
    }
}
