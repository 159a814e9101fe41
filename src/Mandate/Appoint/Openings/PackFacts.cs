using Mandate.Design;

namespace Mandate.Appoint.Openings;

static class PackFacts
{
    /// <summary>A count with its basis and day; a number alone says nothing.</summary>
    public static string People(PostAdvert advert) => advert.Population is not { } people ? "Not known"
        : $"{Numbers.Text(people)} ({advert.PopulationBasis}{(advert.PopulationDate is { } day ? $", {Dates.Day(day)}" : "")})";
}
