using Mandate.Platform;

namespace Mandate.Appoint.Applications;

/// <summary>The career as it stands, the latest first, with the gaps that are not explained.</summary>
public static class Career
{
    public const string Route = "/applications/{id:guid}/career";
    public static string Url(ApplicationId id) => $"/applications/{id}/career";

    /// <param name="Writing">The application.</param>
    /// <param name="Lines">Entries and gaps in one order, the latest first.</param>
    /// <param name="NextKey">Key of an entry to be added.</param>
    public sealed record Model(Writing Writing, IReadOnlyList<Line> Lines, string NextKey)
    {
        public int Gaps => Lines.Count(l => l.Gap is not null);
    }

    /// <summary>An entry with what is wrong with it, or a gap.</summary>
    public sealed record Line(CareerEntry? Entry, CareerGap? Gap, string? Fault);

    public static async Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting)
    {
        if (await sitting.Find(id) is not { Campaign.Terms.AsksForCareer: true } writing) return Results.NotFound();
        if (writing.Draft is null || !writing.Campaign.Closes.Includes(sitting.Now)) return Results.LocalRedirect(ShowApplication.Url(id));
        return CareerPage.Show(new(writing, Lines(writing.Written.Content.Career, writing.Today), CareerKeys.New()));
    }

    static IReadOnlyList<Line> Lines(List<CareerEntry> career, DateOnly today)
    {
        var entries = CareerHistory.Ordered(career, today).Select(e => (At: e.Began() ?? DateOnly.MaxValue, Line: new Line(e, null, e.Faults(today).FirstOrDefault()?.Why.Text)));
        var gaps = CareerHistory.Gaps(career, today).Select(g => (At: g.From, Line: new Line(null, g, null)));
        return [.. entries.Concat(gaps).OrderByDescending(x => x.At).Select(x => x.Line)];
    }
}

/// <summary>Keys of entries: made before the entry is, so that saving twice makes one.</summary>
static class CareerKeys
{
    const int Length = 10;
    const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string New() => System.Security.Cryptography.RandomNumberGenerator.GetString(Alphabet, Length);
    public static bool Fits(string? key) => key is { Length: Length } && key.All(Alphabet.Contains);
}
