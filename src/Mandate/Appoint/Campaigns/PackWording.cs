using Map = System.Collections.Generic.Dictionary<object, object?>;
using Mandate.Bodies;
using YamlDotNet.Serialization;
using static Mandate.Appoint.Campaigns.CampaignTemplates;

namespace Mandate.Appoint.Campaigns;

/// <summary>The texts of a template, under the headings of the applicant pack.</summary>
static class PackWording
{
    public static List<PackText> Of(PackFolder pack, Map map)
    {
        List<PackText> texts = [];
        Add(PackTexts.Opportunity, Text(map, "opportunity_text") is { Length: > 0 } opportunity ? opportunity : Opportunity(map));
        Add(PackTexts.WhyAllAdvertised, Text(map, "why_all_advertised"));
        Add(PackTexts.Incumbents, Text(map, "incumbents_text"));
        Add(PackTexts.Exclusive, Text(map, "exclusive_text"));
        Add(PackTexts.Diversity, Text(map, "diversity_text"));
        Add(PackTexts.About, Text(map, "about_text"));
        Add(PackTexts.Role, Texts(map, "role") is { Count: > 0 } role ? Bullets(role) : Role(pack, Text(map, "post_kind")));
        Add(PackTexts.Terms, Bullets(Texts(map, "terms")));
        Add(PackTexts.Pay, Text(map, "salary_note"));
        Add(PackTexts.Expenses, Text(map, "expenses_text"));
        Add(PackTexts.AfterAppointment, Text(map, "after_appointment_text"));
        var conditions = Value(map, "conditions_text") as Map ?? [];
        Add(PackTexts.Conditions, Paragraphs(Text(conditions, "date_moves"), Text(conditions, "no_law")));
        foreach (var slug in Texts(map, "conditions_not_yet_law"))
            if (Text(conditions, slug.Replace('-', '_')) is { Length: > 0 } words) texts.Add(new PackText { Key = ConditionKey(slug), Title = PackTexts.TitleOf(PackTexts.Conditions), Text = words });
        Add(PackTexts.HowToApply, Bullets(Texts(map, "how_to_apply")));
        Add(PackTexts.Assessment, Text(map, "assessment_text"));
        Add(PackTexts.NoAppointment, Text(map, "no_appointment_text"));
        Add(PackTexts.Announcement, Text(map, "announcement_rule"));
        Add(PackTexts.Standards, Bullets(Texts(map, "standards")));
        Add(PackTexts.PersonalData, Text(map, "personal_data_text"));
        Add(PackTexts.Complaints, Complaints(Value(map, "complaints") as Map ?? []));
        return texts;

        void Add(string key, string text) { if (text.Length > 0) texts.Add(new PackText { Key = key, Title = PackTexts.TitleOf(key), Text = text }); }
    }

    /// <summary>Key of what is said about one legal event for as long as it has not happened.</summary>
    public static string ConditionKey(string slug) => "condition-" + slug;

    static string Opportunity(Map map) =>
        $"This campaign is for: {Text(map, "title")}. Everyone is measured against one published set of criteria by one method, and judged on merit, by fair and open means.";

    static string Role(PackFolder pack, string kind) =>
        pack.Has("post-kinds.yaml") && Maps(new DeserializerBuilder().Build().Deserialize<object>(pack.Read("post-kinds.yaml"))).FirstOrDefault(k => Text(k, "id") == kind) is { } row ? Text(row, "note") : "";

    static string Complaints(Map map)
    {
        if (Text(map, "first").Length == 0) return "";
        var contact = Text(map, "contact") is { Length: > 0 } at ? $" ({at})" : "";
        var days = Text(map, "within_days") is { Length: > 0 } within ? $" You will have an answer within {within} days." : "";
        var next = Text(map, "next") is { Length: > 0 } onward ? $"If you are not content with the answer, go to: {onward}." : "";
        return Paragraphs($"First tell: {Text(map, "first")}{contact}.{days}", next);
    }

    static string Bullets(List<string> lines) => string.Join('\n', lines.Select(l => "- " + l));
    static string Paragraphs(params string[] parts) => string.Join("\n\n", parts.Where(p => p.Length > 0));
}
