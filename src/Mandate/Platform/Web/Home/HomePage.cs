namespace Mandate.Platform.Web.Home;

/// <summary>The first page: what waits for the person who reads it, then what is open, who leads and what was decided.</summary>
public static class HomePage
{
    public const string Route = "/";

    public sealed record Model(string Service, bool SignedIn, IReadOnlyList<WaitingLine> Waiting, IReadOnlyList<HomeSection> Sections);

    public sealed record WaitingLine(string Title, string Href, string? About, DateTimeOffset Since, DateTimeOffset? Due, bool Late);

    public static async Task<IResult> Get(Actor actor, IEnumerable<IWaiting> waiting, IEnumerable<IHomeSection> sections, IConfiguration configuration, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var lines = new List<Waiting>();
        if (actor.SignedIn)
            foreach (var source in waiting) lines.AddRange(await source.For(actor, cancel));
        var shown = new List<HomeSection>();
        foreach (var section in sections.OrderBy(s => s.Order))
            if (await section.Show(actor, cancel) is { } content) shown.Add(content);
        return HomePageView.Show(new(
            configuration["Mandate:Name"] ?? "Mandate", actor.SignedIn,
            [.. lines.OrderBy(w => w.Due ?? DateTimeOffset.MaxValue).ThenBy(w => w.Since)
                .Select(w => new WaitingLine(w.Title, w.Href, w.About, w.Since, w.Due, w.Due < now))],
            shown));
    }
}
