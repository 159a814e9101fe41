using System.Security.Cryptography;
using System.Text.Json;
using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>What every candidate is measured against: one set for many posts. Frozen by its digest before a campaign is published; a later wish is a new version.</summary>
public sealed class CriteriaSet : IVersioned
{
    CriteriaSet() { }

    public CriteriaSetId Id { get; private init; }

    /// <summary>Stays the same over versions: "chief-executives-2021".</summary>
    public string Key { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>Counts up: 1, 2, 3.</summary>
    public int Edition { get; private set; } = 1;
    public CriteriaContent Content { get; private set; } = new();
    public DateTimeOffset? FrozenAt { get; private set; }

    /// <summary>SHA-256 of the content, in hex; fixed when frozen.</summary>
    public string? Digest { get; private set; }
    public int Version { get; set; }

    public bool Frozen => FrozenAt is not null;

    public static CriteriaSet Write(string key, string name, CriteriaContent content, DateTimeOffset now, int edition = 1) =>
        new() { Id = Platform.Id.New<CriteriaSetId>(now), Key = key, Name = name, Content = content, Edition = edition };

    public Outcome Change(string name, CriteriaContent content)
    {
        if (Frozen) return CriteriaRefusals.Frozen;
        (Name, Content) = (name, content);
        return Outcome.Done;
    }

    public Outcome Freeze(DateTimeOffset now)
    {
        if (Frozen) return Outcome.Done;
        if (Content.Criteria.Count == 0) return CriteriaRefusals.Empty;
        if (Content.Criteria.Sum(c => c.Weight) != 100) return CriteriaRefusals.Weights;
        if (Content.Criteria.GroupBy(c => c.Code, StringComparer.Ordinal).Any(g => g.Count() > 1)) return CriteriaRefusals.SameCodeTwice;
        if (Content.Criteria.Exists(c => c.Levels.Count > 0 && c.Levels.Count != Content.LevelsTo - Content.LevelsFrom + 1)) return CriteriaRefusals.LevelsMissing;
        if (Content.Criteria.Count(c => c.Priority) > 1) return CriteriaRefusals.TwoPriorities;
        (FrozenAt, Digest) = (now, Content.Digest());
        return Outcome.Done;
    }

    public CriteriaSet NextEdition(DateTimeOffset now) => Write(Key, Name, Content, now, Edition + 1);
}

/// <summary>The criteria themselves and how levels are read.</summary>
public sealed record CriteriaContent
{
    public int LevelsFrom { get; init; } = 1;
    public int LevelsTo { get; init; } = 5;
    public int MinimumLevel { get; init; } = 3;
    public string? MinimumRule { get; init; }
    public string? TieBreak { get; init; }
    public string? Source { get; init; }
    public string? Note { get; init; }
    public List<LevelName> LevelNames { get; init; } = [];
    public List<Criterion> Criteria { get; init; } = [];

    /// <summary>The criteria that a candidate writes evidence for.</summary>
    public IEnumerable<Criterion> WithEvidence() => Criteria.Where(c => c.Evidence);

    /// <summary>SHA-256 over the content as JSON, in lower-case hex.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web)));
}

public sealed record LevelName
{
    public int Level { get; init; }
    public string Name { get; init; } = "";
}

/// <summary>One criterion, with what each level looks like in practice.</summary>
public sealed record Criterion
{
    public string Code { get; init; } = "";
    public string Title { get; init; } = "";
    public string Description { get; init; } = "";

    /// <summary>Heading it stands under: "domain", "role", "value".</summary>
    public string Group { get; init; } = "";
    public int Weight { get; init; }

    /// <summary>Decides between equal candidates.</summary>
    public bool Priority { get; init; }

    /// <summary>Whether the candidate writes about it; else it is tested at interview.</summary>
    public bool Evidence { get; init; }
    public int WordLimit { get; init; }
    public int MinimumLevel { get; init; }
    public string? Question { get; init; }
    public List<LevelName> Levels { get; init; } = [];
    public List<string> Seen { get; init; } = [];
    public List<string> NotSeen { get; init; } = [];
}

public static class CriteriaRefusals
{
    public static readonly Refusal Frozen = new("These criteria are frozen, because a campaign was published with them. Make a new version to change anything.");
    public static readonly Refusal Empty = new("A set needs at least one criterion.");
    public static readonly Refusal Weights = new("The weights must add up to 100.");
    public static readonly Refusal SameCodeTwice = new("Two criteria have the same code.");
    public static readonly Refusal LevelsMissing = new("A criterion that describes its levels must describe every one of them.");
    public static readonly Refusal TwoPriorities = new("Only one criterion can decide between equal candidates.");
}

public sealed record CriteriaWritten(CriteriaSetId Set, string Name, int Edition) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Set)];
    public string What => $"wrote version {Edition} of the criteria “{Name}”";
}

public sealed record CriteriaFrozen(CriteriaSetId Set, string Digest) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Set)];
    public string What => $"froze the criteria; their digest is {Digest}";
}
