using System.IO.Compression;

namespace Mandate.Bench;

/// <summary>Memory of the program when nobody asks it anything, and what a browser loads.</summary>
static class Size
{
    static readonly TimeSpan idle = TimeSpan.FromSeconds(25);

    public static async Task<IReadOnlyList<Ratio>> Measure(Options options)
    {
        using var site = await Site.Make(options, "size");
        var season = await Season.Play(site, closes: TimeSpan.FromDays(30));
        await using var ours = await Served.Mandate(site);
        var opened = await Looked(ours, season);
        await Task.Delay(idle);
        return
        [
            Ratio.Under($"Memory, idle after {opened} pages (VmRSS)", await ours.Memory(), "MB", 200),
            Ratio.Under("Style sheet and script, compressed (gzip)", Compressed(Path.Combine(Served.Folder, "wwwroot", "assets")) / 1000.0, "kB", 60),
        ];
    }

    /// <summary>So that it is the memory of a program that has worked, not of one that has just started.</summary>
    static async Task<int> Looked(Served ours, Season season)
    {
        using var wire = new Wire(ours.Port);
        string[] pages = ["/", .. season.CampaignPages, .. season.RegisterPages];
        foreach (var page in pages) await wire.Ask(Wire.Get(page));
        return pages.Length;
    }

    static long Compressed(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".css" or ".js").Sum(file =>
        {
            using var to = new MemoryStream();
            using (var zip = new GZipStream(to, CompressionLevel.SmallestSize, leaveOpen: true)) zip.Write(File.ReadAllBytes(file));
            return to.Length;
        });
}
