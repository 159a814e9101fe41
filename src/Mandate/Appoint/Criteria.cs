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

    /// <summary>Answers that every assessor scores before the sift, where a campaign asks for it. Not in the digest, for candidates are not measured by them; fixed when frozen.</summary>
    public List<Specimen> Specimens { get; private set; } = [];
    public DateTimeOffset? FrozenAt { get; private set; }

    /// <summary>SHA-256 of the content, in hex; fixed when frozen.</summary>
    public string? Digest { get; private set; }
    public int Version { get; set; }

    public bool Frozen => FrozenAt is not null;

    public static CriteriaSet Write(string key, string name, CriteriaContent content, DateTimeOffset now, int edition = 1, IEnumerable<Specimen>? specimens = null) =>
        new() { Id = Platform.Id.New<CriteriaSetId>(now), Key = key, Name = name, Content = content, Edition = edition, Specimens = [.. specimens ?? []] };

    public Outcome Change(string name, CriteriaContent content, IEnumerable<Specimen>? specimens = null)
    {
        if (Frozen) return CriteriaRefusals.Frozen;
        (Name, Content) = (name, content);
        if (specimens is not null) Specimens = [.. specimens];
        return Outcome.Done;
    }

    public Outcome Freeze(DateTimeOffset now)
    {
        if (Frozen) return Outcome.Done;
        if (Content.Faults().FirstOrDefault() is { } fault) return fault;
        (FrozenAt, Digest) = (now, Content.Digest());
        return Outcome.Done;
    }

    public CriteriaSet NextEdition(DateTimeOffset now) => Write(Key, Name, Content, now, Edition + 1, Specimens);

    /// <summary>"Chief executives, version 2".</summary>
    public string Title => Edition == 1 ? Name : $"{Name}, version {Edition}";
}

/// <summary>The criteria themselves and how levels are read.</summary>
public sealed record CriteriaContent
{
    public int LevelsFrom { get; init; } = 1;
    public int LevelsTo { get; init; } = 5;
    public int MinimumLevel { get; init; } = 3;
    public string? MinimumRule { get; init; }

    /// <summary>A level below the least that the panel may accept within bounds; null when none.</summary>
    public OneBelow? OneBelow { get; init; }
    public string? TieBreak { get; init; }
    public string? Source { get; init; }
    public string? Note { get; init; }
    public List<LevelName> LevelNames { get; init; } = [];
    public List<Criterion> Criteria { get; init; } = [];

    /// <summary>The criteria that a candidate writes evidence for.</summary>
    public IEnumerable<Criterion> WithEvidence() => Criteria.Where(c => c.Evidence);

    /// <summary>Exactly what the digest is over: the content as JSON in UTF-8. Whoever downloads these bytes can check the digest.</summary>
    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    /// <summary>SHA-256 of <see cref="Bytes"/>, in lower-case hex.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(Bytes()));

    /// <summary>What stands in the way of freezing, most important first.</summary>
    public IEnumerable<Refusal> Faults()
    {
        if (Criteria.Count == 0) yield return CriteriaRefusals.Empty;
        if (LevelsFrom < 0 || LevelsTo <= LevelsFrom || LevelsTo > 10) yield return CriteriaRefusals.Scale;
        if (Criteria.Sum(c => c.Weight) != 100) yield return CriteriaRefusals.Weights;
        if (Criteria.GroupBy(c => c.Code, StringComparer.OrdinalIgnoreCase).Any(g => g.Count() > 1)) yield return CriteriaRefusals.SameCodeTwice;
        if (Criteria.Exists(c => c.Levels.Count > 0 && !c.Levels.Select(l => l.Level).SequenceEqual(Scale))) yield return CriteriaRefusals.LevelsMissing;
        if (Criteria.Count(c => c.Priority) > 1) yield return CriteriaRefusals.TwoPriorities;
        if (MinimumLevel > LevelsTo || Criteria.Exists(c => c.MinimumLevel > LevelsTo)) yield return CriteriaRefusals.MinimumAboveScale;
        if (Criteria.Find(c => c.Evidence && c.WordLimit < 1) is { } silent) yield return CriteriaRefusals.NoWordLimit(silent);
        if (OneBelow is { } one && (one.Floor < LevelsFrom || one.Floor >= MinimumLevel || !Criteria.Exists(c => c.Group == one.Group))) yield return CriteriaRefusals.OneBelowWrong;
    }

    /// <summary>Every level, lowest first.</summary>
    public IEnumerable<int> Scale => LevelsTo < LevelsFrom ? [] : Enumerable.Range(LevelsFrom, LevelsTo - LevelsFrom + 1);

    /// <summary>The level that a criterion must reach: its own least, or that of the set.</summary>
    public int LeastOf(Criterion criterion) => Math.Max(criterion.MinimumLevel > 0 ? criterion.MinimumLevel : MinimumLevel, LevelsFrom);

    public string? NameOf(int level) => LevelNames.Find(l => l.Level == level)?.Name;
}

/// <summary>"The panel may accept one domain at level 2 with a development plan."</summary>
public sealed record OneBelow
{
    public string Group { get; init; } = "";
    public int Count { get; init; }

    /// <summary>The lowest level that may be accepted.</summary>
    public int Floor { get; init; }

    /// <summary>What must come with it: "development plan".</summary>
    public string Needs { get; init; } = "";
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

    /// <summary>Published list it comes from: "principles-of-public-life".</summary>
    public string? Set { get; init; }
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
    public static readonly Refusal Scale = new("Levels must run from a lower to a higher number, at most 10.");
    public static readonly Refusal MinimumAboveScale = new("The least level wanted cannot be above the highest level.");
    public static readonly Refusal OneBelowWrong = new("The exception below the least level must name a group of these criteria and a level under the least.");
    public static readonly Refusal LowIsGood = new("Mandate reads a higher level as better. Turn the scale round before you load these criteria.");
    public static readonly Refusal NoSuchCriterion = new("There is no criterion with this code.");
    public static readonly Refusal LoadedAlready = new("These criteria are here already, word for word.");
    public static readonly Refusal Changed = new("Somebody changed these criteria after you opened the page. What you typed is below: read the criteria again, then save.");
    public static Refusal NoWordLimit(Criterion criterion) => new($"Say how many words a candidate may write about “{criterion.Title}”.");
}

public sealed record CriteriaWritten(CriteriaSetId Set, string Name, int Edition) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Set)];
    public string What => $"wrote version {Edition} of the criteria “{Name}”";
}

public sealed record CriteriaChanged(CriteriaSetId Set, string Change) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Set)];
    public string What => Change;
}

public sealed record CriteriaFrozen(CriteriaSetId Set, string Digest) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Set)];
    public string What => $"froze the criteria; their digest is {Digest}";
}
