using Bogus;
using Mandate.Platform;

namespace Mandate.Story;

/// <summary>Somebody in the story. Nobody real.</summary>
/// <param name="Name">Made by a seeded generator.</param>
/// <param name="Email">At a domain that never receives mail.</param>
public sealed record Character(string Name, string Email)
{
    public string Slug => Slugs.Of(Name);
}

/// <summary>Everybody in the story, the same in every demonstration.</summary>
public static class Cast
{
    public const int CandidateCount = 400;

    static readonly HashSet<string> taken = new(StringComparer.Ordinal);
    static readonly Faker faker = new("en_GB");

    public static readonly Character Administrator = Named("administrator", 1);
    public static readonly Character SecondAdministrator = Named("administrator2", 2);
    public static readonly Character Keeper = Named("register", 3);
    public static readonly Character Team = Named("appointments", 4);
    public static readonly Character Approver = Named("approver", 5);
    public static readonly Character Minister = Named("minister.office", 6);
    public static readonly Character Auditor = Named("auditor", 7);
    public static readonly Character Reviewer = Named("reviewer", 8);
    public static readonly Character Operator = Named("operator", 9);
    public static readonly IReadOnlyList<Character> Directors = [.. Enumerable.Range(0, 7).Select(i => Named($"regional.director{i + 1}", 20 + i))];
    public static readonly IReadOnlyList<Character> Independents = [.. Enumerable.Range(0, 7).Select(i => Named($"independent{i + 1}", 40 + i))];
    public static readonly IReadOnlyList<Character> Candidates = [.. Enumerable.Range(0, CandidateCount).Select(i => Named($"candidate{i + 1}", 1000 + i))];

    /// <summary>Those who apply to chair a board and are not the one appointed.</summary>
    public static readonly IReadOnlyList<Character> Rivals = [.. Enumerable.Range(0, 34).Select(i => Named($"applicant{i + 1}", 100 + i))];

    /// <summary>The chair of a body: one for each key, whatever the order in which bodies are asked for.</summary>
    public static Character ChairOf(string body) => Named("chair." + body, 3000 + Stable(body));
    public static Character InterimOf(string body) => Named("interim." + body, 700000 + Stable(body));

    public static Character HolderOf(string body, string post) => Named($"{post}.{body}", 2_000_000 + Stable($"{post}.{body}"));

    static Character Named(string role, int seed)
    {
        string name;
        lock (taken)
        {
            faker.Random = new Randomizer(seed);
            var person = $"{faker.Name.FirstName()} {faker.Name.LastName()}";
            name = person;
            // Two of the same name would be one person in the register.
            if (!role.StartsWith("chair.", StringComparison.Ordinal) && !role.StartsWith("interim.", StringComparison.Ordinal))
                while (!taken.Add(name)) name = $"{faker.Name.FirstName()} {faker.Name.LastName()}";
        }
        return new Character(name, role + "@demonstration.example");
    }

    /// <summary>A number from a text that no run of the program changes.</summary>
    static int Stable(string text) => text.Aggregate(17, (hash, c) => unchecked(hash * 31 + c) & 0xFFFFF);
}
