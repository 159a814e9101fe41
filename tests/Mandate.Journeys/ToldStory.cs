[assembly: AssemblyFixture(typeof(Mandate.Journeys.ToldStory))]

namespace Mandate.Journeys;

/// <summary>The story of the demonstration, told once: every site begins with a copy.</summary>
public sealed class ToldStory : IAsyncLifetime
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandate-told-");

    public async ValueTask InitializeAsync()
    {
        await using var program = new Served(folder);
        using var visitor = new HttpClient { BaseAddress = new(await program.Url) };
        // A head is signed when all that was told is in the record.
        for (var tries = 0; tries < 60 && await visitor.GetStringAsync("/record/heads?format=text") is ""; tries++) await Task.Delay(500);
    }

    public void CopyTo(DirectoryInfo other)
    {
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(other.FullName, Path.GetRelativePath(folder.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
