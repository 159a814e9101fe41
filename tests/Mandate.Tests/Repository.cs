namespace Mandate.Tests;

/// <summary>Where the source tree is, seen from the tests.</summary>
static class Repository
{
    public static readonly string Root = Find(AppContext.BaseDirectory);
    static string Find(string from) => File.Exists(Path.Combine(from, "Mandate.slnx")) ? from : Find(Path.GetDirectoryName(from) ?? throw new DirectoryNotFoundException("Mandate.slnx is not above " + AppContext.BaseDirectory));
}
