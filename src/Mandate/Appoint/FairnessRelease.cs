using System.Text.Json;
using System.Text.Json.Serialization;
using Mandate.Methods;
using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>How far candidates came, in the order in which they pass. Only steps that somebody decides: between applying and the sift people merely withdraw, and few of them.</summary>
public enum FairnessStage { Applied, Shortlisted, Appointable, Offered, Accepted }

/// <summary>
/// Figures of some stages of a campaign by equality answers, taken once and kept as they were. What may be shown is readable, first by the team and, once
/// published, by everybody; the rest is locked under a key outside the database, and serves only to check the next figures against these.
/// </summary>
public sealed class FairnessRelease : IVersioned
{
    FairnessRelease() { }

    public FairnessReleaseId Id { get; private init; }
    public CampaignId Campaign { get; private init; }

    /// <summary>The stages, from one to the other; none of them is ever taken again.</summary>
    public FairnessStage First { get; private init; }
    public FairnessStage Last { get; private init; }
    public DateTimeOffset TakenAt { get; private init; }
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>What may be shown, as <see cref="FairnessContent"/>.</summary>
    public string Shown { get; private init; } = "";

    /// <summary>Every count, locked.</summary>
    public byte[] Locked { get; private init; } = [];
    public int Version { get; set; }

    public FairnessContent Content => FairnessContent.Read(Shown);

    public static FairnessRelease Take(CampaignId campaign, FairnessTaking figures, byte[] locked, DateTimeOffset now) =>
        new() { Id = Platform.Id.New<FairnessReleaseId>(now), Campaign = campaign, First = figures.First, Last = figures.Last, TakenAt = now, Shown = figures.Shown.Write(), Locked = locked };

    /// <summary>What everybody may read from now on.</summary>
    public Outcome Publish(DateTimeOffset now)
    {
        if (PublishedAt is not null) return FairnessRefusals.PublishedAlready;
        PublishedAt = now;
        return Outcome.Done;
    }
}

/// <summary>Figures as they may be shown.</summary>
public sealed record FairnessContent
{
    static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public int Floor { get; init; }
    public List<FairnessTable> Tables { get; init; } = [];

    public string Write() => JsonSerializer.Serialize(this, json);
    public static FairnessContent Read(string text) => JsonSerializer.Deserialize<FairnessContent>(text, json)!;
}

/// <summary>One equality question.</summary>
public sealed record FairnessTable
{
    public string Key { get; init; } = "";
    public string Question { get; init; } = "";

    /// <summary>Those that are compared, then those who gave no answer.</summary>
    public List<string> Groups { get; init; } = [];

    /// <summary>How many of them are compared with each other.</summary>
    public int Compared { get; init; }
    public List<FairnessColumn> Columns { get; init; } = [];
}

/// <summary>How many of each group came as far as a stage.</summary>
public sealed record FairnessColumn
{
    public FairnessStage Stage { get; init; }

    /// <summary>Everybody, whatever they answered.</summary>
    public int People { get; init; }

    /// <summary>One for each group; null is withheld. In the locked figures nothing is.</summary>
    public List<int?> Counts { get; init; } = [];

    /// <summary>The group with the highest rate of those shown, from the stage before to this one.</summary>
    public string? Reference { get; init; }

    /// <summary>For each compared group, all posts together, each compared only with itself; blunt where posts hold small counts.</summary>
    public List<PooledOdds?> Pooled { get; init; } = [];

    /// <summary>For each compared group, the smallest ratio that can be found.</summary>
    public List<double?> Smallest { get; init; } = [];
}

public static class FairnessRefusals
{
    public static readonly Refusal NothingReady = new("No further stage is over for all posts. Figures of a stage are taken once, when nobody can move any more.");
    public static readonly Refusal TakenMeanwhile = new("Somebody else took these figures in this moment. They stand below.");
    public static readonly Refusal PublishedAlready = new("These figures are published already.");
    public static readonly Refusal OtherKey = new("The figures taken before cannot be unlocked: the key of equality monitoring is not the one they were locked under. Without them nothing new can be checked against them, so nothing is taken.");
}

public sealed record FairnessTaken(FairnessReleaseId Release, CampaignId Campaign, FairnessStage First, FairnessStage Last) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Release), Subject.Of(Campaign)];
    public string What => $"took the equality figures of {FairnessWords.Range(First, Last)}";
}

public sealed record FairnessPublished(FairnessReleaseId Release, CampaignId Campaign, FairnessStage First, FairnessStage Last) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Release), Subject.Of(Campaign)];
    public string What => $"published the equality figures of {FairnessWords.Range(First, Last)}";
}

public static class FairnessWords
{
    public static string Words(this FairnessStage stage) => stage switch
    {
        FairnessStage.Applied => "Applied",
        FairnessStage.Shortlisted => "On a shortlist",
        FairnessStage.Appointable => "Found appointable",
        FairnessStage.Offered => "Offered a post",
        FairnessStage.Accepted => "Accepted",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    public static string Range(FairnessStage first, FairnessStage last) => string.Join(", ", Between(first, last).Select(s => $"“{s.Words()}”"));

    public static IEnumerable<FairnessStage> Between(FairnessStage first, FairnessStage last) => Enum.GetValues<FairnessStage>().Where(s => s >= first && s <= last);
}
