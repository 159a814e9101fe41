using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Web;

namespace Mandate.Appoint.CriteriaSets;

/// <summary>Name of a set and how its levels are read, as typed.</summary>
public sealed record RulesForm
{
    public string? Name { get; init; }
    public string? LevelsFrom { get; init; }
    public string? LevelsTo { get; init; }
    public string? LevelNames { get; init; }
    public string? MinimumLevel { get; init; }
    public string? MinimumRule { get; init; }
    public string? TieBreak { get; init; }
    public string? Note { get; init; }
    public string? Version { get; init; }

    public static RulesForm Of(CriteriaSet set) => new()
    {
        Name = set.Name,
        LevelsFrom = $"{set.Content.LevelsFrom}",
        LevelsTo = $"{set.Content.LevelsTo}",
        LevelNames = string.Join('\n', set.Content.Scale.Select(l => set.Content.NameOf(l) ?? "")).TrimEnd('\n'),
        MinimumLevel = $"{set.Content.MinimumLevel}",
        MinimumRule = set.Content.MinimumRule,
        TieBreak = set.Content.TieBreak,
        Note = set.Content.Note,
        Version = $"{set.Version}",
    };

    /// <summary>What was typed beside what is saved.</summary>
    public IReadOnlyList<ConflictField> Against(RulesForm saved) =>
    [
        new("Name of the set", Name, saved.Name), new("Lowest level", LevelsFrom, saved.LevelsFrom), new("Highest level", LevelsTo, saved.LevelsTo),
        new("Names of the levels", LevelNames, saved.LevelNames), new("Least level", MinimumLevel, saved.MinimumLevel), new("Rule of the least level", MinimumRule, saved.MinimumRule),
        new("Rule for equal candidates", TieBreak, saved.TieBreak), new("Note", Note, saved.Note),
    ];

    /// <summary>The name, and the content with these rules in place of its own.</summary>
    public (string Name, CriteriaContent Content)? Read(CriteriaContent content, out FormErrors errors)
    {
        var read = new FormReader();
        var name = read.Required(Name, nameof(Name), "Enter the name of the set", 200);
        var from = read.Whole(LevelsFrom, nameof(LevelsFrom), "lowest level", 0, 9);
        var to = read.Whole(LevelsTo, nameof(LevelsTo), "highest level", 1, 10);
        read.Check(to > from, nameof(LevelsTo), "The highest level must be above the lowest");
        List<string> names = [.. (read.Optional(LevelNames, nameof(LevelNames), "names of the levels", 2000) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        read.Check(names.Count == 0 || names.Count == to - from + 1, nameof(LevelNames), $"Enter a name for each of the {to - from + 1} levels, one a line, lowest first");
        var minimum = read.Whole(MinimumLevel, nameof(MinimumLevel), "least level", from, Math.Max(from, to));
        var changed = content with
        {
            LevelsFrom = from,
            LevelsTo = to,
            MinimumLevel = minimum,
            LevelNames = [.. names.Select((n, i) => new LevelName { Level = from + i, Name = n })],
            MinimumRule = read.Optional(MinimumRule, nameof(MinimumRule), "rule of the least level", 1000),
            TieBreak = read.Optional(TieBreak, nameof(TieBreak), "rule for equal candidates", 1000),
            Note = read.Optional(Note, nameof(Note), "note", 1000),
        };
        errors = read.Errors;
        return read.Ok ? (name, changed) : null;
    }
}
