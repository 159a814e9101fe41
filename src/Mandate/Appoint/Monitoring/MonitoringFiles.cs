using System.Globalization;
using Mandate.Bodies;
using YamlDotNet.Serialization;
using static Mandate.Appoint.Campaigns.CampaignTemplates;
using Map = System.Collections.Generic.Dictionary<object, object?>;

namespace Mandate.Appoint.Monitoring;

/// <summary>Reads <c>monitoring.yaml</c> of the packs.</summary>
public static class MonitoringFiles
{
    const string File = "monitoring.yaml";
    static readonly IDeserializer yaml = new DeserializerBuilder().Build();

    public static MonitoringTerms Of(PackFolder pack) => pack.Has(File) ? Read(pack.Read(File)) : new();

    /// <summary>Those of the first pack that has some.</summary>
    public static MonitoringTerms Any(PackFolders packs) => packs.All().Select(Of).FirstOrDefault(t => t.Questions.Count > 0) ?? new();

    public static MonitoringTerms Read(string text) => yaml.Deserialize<object>(text) is not Map map ? new() : new()
    {
        Floor = int.TryParse(Text(map, "floor"), NumberStyles.None, CultureInfo.InvariantCulture, out var floor) ? Math.Max(floor, 3) : 10,
        Questions = [.. Maps(Value(map, "questions")).Select(q => new MonitoringQuestion
        {
            Key = Text(q, "id"), Question = Text(q, "question"), Hint = Text(q, "hint") is { Length: > 0 } hint ? hint : null, Source = Text(q, "source") is { Length: > 0 } source ? source : null,
            Options = [.. Maps(Value(q, "options")).Select(o => new MonitoringOption { Code = Text(o, "code"), Text = Text(o, "text"), Group = Text(o, "group") is { Length: > 0 } group ? group : null })],
        })],
    };
}
