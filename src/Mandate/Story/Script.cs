using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Mandate.Story;

/// <summary>What happened on which day: <c>demonstration.yaml</c> of a pack.</summary>
public sealed record Script
{
    public ScriptClock Clock { get; init; } = new();
    public List<ScriptRow> Chairs { get; init; } = [];
    public List<ScriptRow> ChiefExecutives { get; init; } = [];
    public ScriptList Expected { get; init; } = new();
    public List<TargetDate> TargetHistory { get; init; } = [];
    public List<InventedSystem> InDepth { get; init; } = [];

    public static Script Read(string yaml) => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance).IgnoreUnmatchedProperties().Build().Deserialize<Script>(yaml);
}

public sealed record ScriptClock
{
    public List<ScriptStop> Stops { get; init; } = [];
}

/// <summary>A moment at which a visitor may stand.</summary>
public sealed record ScriptStop
{
    public string Id { get; init; } = "";

    /// <summary>"2021-09-26 23:58", as clocks in London show it.</summary>
    public string At { get; init; } = "";
    public string Label { get; init; } = "";

    [YamlIgnore] public DateTimeOffset Instant => Scene.Moment(At);
}

/// <summary>The outcome for one body on one day.</summary>
public sealed record ScriptRow
{
    public string Body { get; init; } = "";
    public string Date { get; init; } = "";
    public string Outcome { get; init; } = "";
    public bool Approximate { get; init; }

    [YamlIgnore] public DateOnly On => DateOnly.ParseExact(Date, "yyyy-MM-dd");
    [YamlIgnore] public bool Filled => Outcome is "announced" or "appointed";
    [YamlIgnore] public bool Waits => Outcome == "awaiting-approval";
    [YamlIgnore] public bool Interim => Outcome == "not-appointed-interim";
}

public sealed record ScriptList
{
    public string Date { get; init; } = "";
    public List<string> Bodies { get; init; } = [];
}

public sealed record TargetDate
{
    public string Date { get; init; } = "";
    public string RecordedOn { get; init; } = "";
    public string Reason { get; init; } = "";
}

/// <summary>A system that stands for no real one, in which judgements may be shown.</summary>
public sealed record InventedSystem
{
    public string Key { get; init; } = "";
    public string Kind { get; init; } = "";
    public string LegalName { get; init; } = "";
    public string ShortName { get; init; } = "";
    public string Case { get; init; } = "";
    public string From { get; init; } = "";
    public int Population { get; init; }
    public string Note { get; init; } = "";
    public List<InventedCode> Codes { get; init; } = [];
    public List<NamedRow> Named { get; init; } = [];

    /// <summary>The neighbour with which it is to become one.</summary>
    public InventedSystem? MergesWith { get; init; }
    public InventedSystem? MergesInto { get; init; }

    /// <summary>"2022-06-15 11:00", when the merger is proposed.</summary>
    public string Proposed { get; init; } = "";
}

/// <summary>Somebody named for a post of an invented system.</summary>
public sealed record NamedRow
{
    public string Post { get; init; } = "";
    public string Date { get; init; } = "";
    public bool Interim { get; init; }
    public DateOnly On => DateOnly.ParseExact(Date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

public sealed record InventedCode
{
    public string Scheme { get; init; } = "";
    public string Value { get; init; } = "";
}
