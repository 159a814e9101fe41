using Map = System.Collections.Generic.Dictionary<object, object?>;
using System.Globalization;
using Mandate.Appoint.Monitoring;
using Mandate.Bodies;
using Mandate.Platform;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Mandate.Appoint.Campaigns;

/// <summary>A campaign that a pack describes, to be planned from.</summary>
/// <param name="Condition">Pack key of the legal event that offers wait for.</param>
public sealed record CampaignTemplate(
    string Pack, string Key, string Title, string AppointingBody, string Approver, string PostKind, string Criteria,
    DateTimeOffset Opens, Deadline Closes, CampaignTerms Terms, string? Condition, bool Invented, IReadOnlyList<TemplateStep> Chain)
{
    public string Address => $"{Pack}/{Key}";
}

/// <summary>A step of the approval chain; the body by its key in the pack.</summary>
public sealed record TemplateStep(ApprovalAct Act, string Body, string? Citation);

/// <summary>Reads <c>campaigns.yaml</c> and <c>eligibility.yaml</c> of the packs.</summary>
public static class CampaignTemplates
{
    static readonly IDeserializer yaml = new DeserializerBuilder().Build();

    /// <summary>Templates of every pack; a file that cannot be read is a refusal in its place.</summary>
    public static IReadOnlyList<Outcome<CampaignTemplate>> All(PackFolders packs) => [.. packs.All().Where(p => p.Has("campaigns.yaml")).SelectMany(Of)];

    public static IEnumerable<Outcome<CampaignTemplate>> Of(PackFolder pack)
    {
        List<Outcome<CampaignTemplate>> read = [];
        try
        {
            var rules = EligibilityRules(pack);
            foreach (var map in Maps(yaml.Deserialize<object>(pack.Read("campaigns.yaml")))) read.Add(Template(pack, map, rules));
        }
        catch (YamlException e) { read.Add(new Refusal($"{pack.Id}/campaigns.yaml:{e.Start.Line}: {e.Message}")); }
        catch (FormatException e) { read.Add(new Refusal($"{pack.Id}/campaigns.yaml: {e.Message}")); }
        return read;
    }

    /// <summary>The disqualification rules of a pack, each with the kinds of post it is for.</summary>
    public static IReadOnlyList<(EligibilityRule Rule, IReadOnlyList<string> Posts)> EligibilityRules(PackFolder pack) => !pack.Has("eligibility.yaml") ? [] :
        [.. Maps(yaml.Deserialize<object>(pack.Read("eligibility.yaml"))).Select(r => (new EligibilityRule
        {
            Key = Text(r, "id"), Question = Text(r, "question"), Explanation = Text(r, "explanation"), Ask = Text(r, "ask"), Citation = Text(r, "citation"), CheckKind = Text(r, "check_kind"), Judgement = Text(r, "check_kind") == "judgement", ExcludesWhen = Text(r, "excludes_when") is { Length: > 0 } answer ? answer : "yes",
        }, (IReadOnlyList<string>)Texts(r, "applies_to")))];

    static Outcome<CampaignTemplate> Template(PackFolder pack, Map map, IReadOnlyList<(EligibilityRule Rule, IReadOnlyList<string> Posts)> rules)
    {
        var (opens, closes) = (Day(Text(map, "opens")), Text(map, "closes"));
        if (!DateTime.TryParseExact(closes, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var minute) || opens is null)
            return new Refusal($"{pack.Id}/campaigns.yaml: “{Text(map, "key")}” needs opens (2021-09-01) and closes (2021-09-26 23:59).");
        var waits = Texts(map, "conditions_not_yet_law");
        var ids = Texts(map, "eligibility");
        var terms = new CampaignTerms
        {
            PreferencesAllowed = Number(map, "preferences_allowed") is { } n ? (int)n : 1,
            FullTime = Text(map, "full_time") == "true",
            Exclusive = Text(map, "exclusive") == "true",
            Monitoring = MonitoringFiles.Of(pack),
            Fence = Text(map, "route") == "ring-fenced" && Value(map, "ring_fence") is Map fence ? new() { Who = Text(fence, "who"), Reason = Text(fence, "reason"), Authority = Text(fence, "authority") } : null,
            Sharing = Value(map, "shared") is Map shared ? new() { Relation = Text(shared, "relation"), Title = Text(shared, "title"), Source = Text(shared, "source") is { Length: > 0 } law ? law : null } : null,
            AsksForInterests = Text(map, "interests") != "false",
            WordsPerAnswer = (int?)Number(map, "words_per_answer"),
            AsksForCareer = Text(map, "career_history") != "false",
            QuestionDays = (int?)Number(map, "questions_until_days_before_closing"),
            AsksForCv = Text(map, "cv") == "true",
            Calibration = Text(map, "calibration") == "true",
            Timetable = [.. Timetables.Known.Select(k => Step(map, k.Key, k.Title)).OfType<TimetableStep>()],
            Notice = [.. Maps(Value(map, "notice")).Select(r => new NoticeRule { From = Text(r, "from"), To = Text(r, "to"), Days = (int)(Number(r, "days") ?? 0), Refuses = Text(r, "effect") == "refuse", Source = Text(r, "source") })],
            Salary = [.. Maps(Value(map, "salary")).Select(Band)],
            Texts = PackWording.Of(pack, map),
            Eligibility = [.. rules.Where(r => ids.Contains(r.Rule.Key, StringComparer.Ordinal)).Select(r => r.Rule)],
            NotYetLaw = waits,
            Order = Value(map, "named_first") is Map first ? new() { PostKind = Text(first, "post_kind"), Title = Text(first, "title"), Source = Text(first, "source") is { Length: > 0 } source ? source : null } : null,
            BodyKind = Text(map, "body_kind") is { Length: > 0 } kind ? kind : null,
        };
        return new CampaignTemplate(pack.Id, Text(map, "key"), Text(map, "title"), Text(map, "appointing_body"), Text(map, "approver"), Text(map, "post_kind"), Text(map, "criteria"),
            London.Midnight(opens.Value), Deadline.AtMinute(DateOnly.FromDateTime(minute), TimeOnly.FromDateTime(minute)), terms, waits.LastOrDefault(), Text(map, "source") == "invention", [.. Maps(Value(map, "chain")).Select(s => new TemplateStep(Act(Text(s, "act")), Text(s, "body"), Text(s, "citation") is { Length: > 0 } law ? law : null))]);
    }

    static TimetableStep? Step(Map map, string key, string title)
    {
        if (Value(map, key.Replace('-', '_')) is not Map step) return null;
        var from = Day(Text(step, "date")) ?? Day(Text(step, "from"));
        return from is null ? null : new TimetableStep { Key = key, Title = title, From = from.Value, To = Day(Text(step, "to")), Fixed = Text(step, "certainty") == "fixed" };
    }

    static ApprovalAct Act(string text) => Enum.TryParse<ApprovalAct>(text, ignoreCase: true, out var act) ? act : throw new FormatException($"“{text}” is not an act of a chain: recommend, appoint or approve.");

    static SalaryBand Band(Map band) => new()
    {
        PopulationFrom = Number(band, "population_from") ?? 0,
        PopulationTo = Number(band, "population_to"),
        MinimumPence = Number(band, "minimum") is { } min ? Pence.Pounds(min).Value : null,
        MaximumPence = Pence.Pounds(Number(band, "maximum") ?? 0).Value,
        Confirmed = Text(band, "status") == "confirmed",
    };

    static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal static object? Value(Map map, string key) => map.GetValueOrDefault(key);
    internal static string Text(Map map, string key) => (Value(map, key) as string ?? "").Trim();
    internal static List<string> Texts(Map map, string key) => [.. (Value(map, key) as IEnumerable<object>)?.OfType<string>() ?? []];
    internal static IEnumerable<Map> Maps(object? list) => (list as IEnumerable<object>)?.OfType<Map>() ?? [];
    static long? Number(Map map, string key) => long.TryParse(Text(map, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
