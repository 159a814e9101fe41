using Mandate.Bodies;
using Mandate.Platform;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Mandate.Appoint.CriteriaSets;

/// <summary>A criteria file of a pack, as read.</summary>
/// <param name="Edition">The file's own words for its version: "2021.1".</param>
public sealed record CriteriaFile(string Pack, string File, string Key, string Name, string Edition, CriteriaContent Content, IReadOnlyList<Specimen> Specimens)
{
    public string Address => $"{Pack}/{File}";
}

/// <summary>Reads <c>criteria/*.yaml</c> of the packs. Every text of the file is kept.</summary>
public static class CriteriaFiles
{
    static readonly IDeserializer yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    public static IReadOnlyList<(string Pack, string File)> Names(PackFolders packs) =>
        [.. packs.All().SelectMany(p => p.Files("criteria", "*.yaml").Select(f => (p.Id, f)))];

    public static Outcome<CriteriaFile> Read(PackFolders packs, string pack, string file) =>
        packs.Find(pack) is { } folder && folder.Files("criteria", "*.yaml").Contains(file, StringComparer.Ordinal)
            ? Read(pack, file, folder.Read(file)) : new Refusal($"There is no file {pack}/{file}.");

    /// <summary>The file of a pack whose key is this one, whatever the file is called.</summary>
    public static Outcome<CriteriaFile> ByKey(PackFolders packs, string pack, string key)
    {
        foreach (var file in packs.Find(pack)?.Files("criteria", "*.yaml") ?? [])
            if (Read(packs, pack, file) is { Value: { } read } && read.Key == key) return read;
        return new Refusal($"The pack {pack} has no criteria “{key}”.");
    }

    public static Outcome<CriteriaFile> Read(string pack, string file, string text)
    {
        FileText read;
        try { read = yaml.Deserialize<FileText>(text) ?? new(); }
        catch (YamlException e) { return new Refusal($"{pack}/{file}:{e.Start.Line}: {e.Message}"); }
        if (string.IsNullOrWhiteSpace(read.Id) || string.IsNullOrWhiteSpace(read.Name)) return new Refusal($"{pack}/{file} has no id or no name.");
        if (!read.HigherIsBetter) return CriteriaRefusals.LowIsGood;
        return new CriteriaFile(pack, file, Slugs.Of(read.Id), read.Name, read.Version, Content(read),
            [.. read.Specimens.Select(s => new Specimen { Code = s.Code, Criterion = s.Criterion, Text = s.Text.Trim(), Level = s.Level, Why = s.Why.Trim() })]);
    }

    static CriteriaContent Content(FileText f) => new()
    {
        LevelsFrom = f.LevelsFrom,
        LevelsTo = f.LevelsTo,
        MinimumLevel = f.MinimumAppointableLevel,
        MinimumRule = Words(f.MinimumRule),
        OneBelow = f.OneBelow is { } one ? new OneBelow { Group = one.Group, Count = one.Count, Floor = one.Floor, Needs = one.Needs } : null,
        TieBreak = Words(f.TieBreak),
        Source = Words(f.Source),
        Note = Words(f.Note),
        LevelNames = Levels(f.LevelNames),
        Criteria = [.. f.Domains.Concat(f.RoleRequirements).Concat(f.Values).Concat(f.Criteria).Select(Criterion)],
    };

    static Criterion Criterion(CriterionText c) => new()
    {
        Code = c.Code,
        Title = c.Title,
        Description = c.Description,
        Group = c.Group,
        Weight = c.Weight,
        Priority = c.Priority,
        Evidence = c.Evidence,
        WordLimit = c.WordLimit,
        MinimumLevel = c.MinimumLevel,
        Question = Words(c.Question),
        Set = Words(c.Set),
        Levels = Levels(c.Levels),
        Seen = c.Behaviours?.Seen ?? [],
        NotSeen = c.Behaviours?.NotSeen ?? [],
    };

    static List<LevelName> Levels(Dictionary<int, string> levels) => [.. levels.OrderBy(l => l.Key).Select(l => new LevelName { Level = l.Key, Name = l.Value })];

    static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    sealed class FileText
    {
        public string Id { get; set; } = "";
        public string Name { get; set; } = "";
        public string Version { get; set; } = "";
        public string? Source { get; set; }
        public string? Note { get; set; }
        public int LevelsFrom { get; set; } = 1;
        public int LevelsTo { get; set; } = 5;
        public bool HigherIsBetter { get; set; } = true;
        public int MinimumAppointableLevel { get; set; }
        public string? MinimumRule { get; set; }
        public OneBelowText? OneBelow { get; set; }
        public string? TieBreak { get; set; }
        public Dictionary<int, string> LevelNames { get; set; } = [];
        public List<CriterionText> Domains { get; set; } = [];
        public List<CriterionText> RoleRequirements { get; set; } = [];
        public List<CriterionText> Values { get; set; } = [];
        public List<CriterionText> Criteria { get; set; } = [];
        public List<SpecimenText> Specimens { get; set; } = [];
    }

    sealed class SpecimenText
    {
        public string Code { get; set; } = "";
        public string Criterion { get; set; } = "";
        public string Text { get; set; } = "";
        public int Level { get; set; }
        public string Why { get; set; } = "";
    }

    sealed class OneBelowText
    {
        public string Group { get; set; } = "";
        public int Count { get; set; }
        public int Floor { get; set; }
        public string Needs { get; set; } = "";
    }

    sealed class CriterionText
    {
        public string Code { get; set; } = "";
        public string Title { get; set; } = "";
        public string Description { get; set; } = "";
        public string Group { get; set; } = "";
        public int Weight { get; set; }
        public bool Priority { get; set; }
        public bool Evidence { get; set; }
        public int WordLimit { get; set; }
        public int MinimumLevel { get; set; }
        public string? Question { get; set; }
        public string? Set { get; set; }
        public Dictionary<int, string> Levels { get; set; } = [];
        public BehavioursText? Behaviours { get; set; }
    }

    sealed class BehavioursText
    {
        public List<string> Seen { get; set; } = [];
        public List<string> NotSeen { get; set; } = [];
    }
}
