namespace Mandate.Bench;

/// <summary>Public pages at 64 connections, against the same bytes as files.</summary>
static class Pages
{
    static readonly TimeSpan warm = TimeSpan.FromSeconds(3);
    static readonly TimeSpan turn = TimeSpan.FromSeconds(2);

    /// <summary>So long that the moment when every copy is made anew is in it, once.</summary>
    static readonly TimeSpan whole = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<Ratio>> Measure(Options options)
    {
        using var site = await Site.Make(options, "pages");
        var season = await Season.Play(site, closes: TimeSpan.FromDays(30));
        List<Ratio> table = [];
        foreach (var (name, addresses) in new[] { ("campaign pages", season.CampaignPages), ("register pages", season.RegisterPages) })
        {
            await using var ours = await Served.Mandate(site);
            var files = await Copy(ours, site, addresses);
            await using var peer = await Served.Peer("--files", files);
            byte[][] mine = [.. addresses.Select(a => Wire.Get(a))];
            byte[][] theirs = [.. addresses.Select((_, i) => Wire.Get($"/{i}.html"))];
            await Load.Full(ours.Port, mine, warm);
            await Load.Full(peer.Port, theirs, warm);
            List<(double Ours, double Peer)> rounds = [];
            for (var i = 0; i < options.Rounds; i++)
            {
                // Short turns one after the other, so that whatever else the machine does meets both.
                var (a, b) = (await Load.Full(ours.Port, mine, turn), await Load.Full(peer.Port, theirs, turn));
                if (a.Failed + b.Failed > 0) throw new InvalidOperationException($"{a.Failed} of our answers and {b.Failed} of the peer's were no pages");
                rounds.Add((a.PerSecond, b.PerSecond));
                Console.WriteLine($"  {name}: {a.PerSecond:N0} by {b.PerSecond:N0} answers a second");
            }
            var middle = rounds.OrderBy(r => r.Ours / r.Peer).ElementAt(rounds.Count / 2);
            table.Add(Ratio.AtLeast($"Public {name}, 64 connections", middle.Ours, middle.Peer, "answers a second", 0.5));
            var half = await Load.Paced(ours.Port, mine, whole, middle.Ours / 2);
            table.Add(Ratio.Under($"Public {name}, slowest of 100 at half that load", half.At(0.99), "ms", 25));
        }
        return table;
    }

    /// <summary>The very bytes that we answer, as files.</summary>
    static async Task<string> Copy(Served ours, Site site, IReadOnlyList<string> addresses)
    {
        var folder = Directory.CreateDirectory(Path.Combine(site.Folder, "..", "files-" + addresses[0].Trim('/').Split('/')[0])).FullName;
        using var wire = new Wire(ours.Port);
        foreach (var (i, address) in addresses.Index())
        {
            var reply = await wire.Ask(Wire.Get(address));
            if (reply.Status != 200) throw new InvalidOperationException($"{address} answers {reply.Status}");
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{i}.html"), reply.Body);
        }
        return folder;
    }
}
