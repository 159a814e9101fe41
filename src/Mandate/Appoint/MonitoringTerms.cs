namespace Mandate.Appoint;

/// <summary>What candidates are asked for equality monitoring, and below what number nothing is shown. From the pack.</summary>
public sealed record MonitoringTerms
{
    public int Floor { get; init; } = 10;
    public List<MonitoringQuestion> Questions { get; init; } = [];

    public MonitoringQuestion? Find(string? key) => Questions.Find(q => q.Key == key);
}

public sealed record MonitoringQuestion
{
    /// <summary>Offered with every question, whatever the pack says.</summary>
    public const string PreferNotToSay = "prefer-not-to-say";

    public string Key { get; init; } = "";
    public string Question { get; init; } = "";
    public string? Hint { get; init; }

    /// <summary>Whose list of answers it is.</summary>
    public string? Source { get; init; }
    public List<MonitoringOption> Options { get; init; } = [];

    /// <summary>A method: storage would take a property for something stored.</summary>
    public IEnumerable<MonitoringOption> Answers() => Options.Append(new() { Code = PreferNotToSay, Text = "Prefer not to say" });
    /// <summary>Groups that are compared, in the order of the answers.</summary>
    public IReadOnlyList<string> Groups() => [.. Options.Select(o => o.Group ?? o.Text).Distinct(StringComparer.Ordinal)];

    /// <summary>The group of an answer; null for none, for another and for "prefer not to say".</summary>
    public string? GroupOf(string? code) => Options.Find(o => o.Code == code) is { } option ? option.Group ?? option.Text : null;
    public string? TextOf(string? code) => Answers().FirstOrDefault(o => o.Code == code)?.Text;
}

public sealed record MonitoringOption
{
    public string Code { get; init; } = "";
    public string Text { get; init; } = "";

    /// <summary>The group in which this answer is compared, where several answers make one; null for a group of its own.</summary>
    public string? Group { get; init; }
}
