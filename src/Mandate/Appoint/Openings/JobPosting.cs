using Mandate.Platform;

namespace Mandate.Appoint.Openings;

/// <summary>A post as schema.org's JobPosting, which search engines and job boards read.</summary>
static class JobPosting
{
    public static Dictionary<string, object> Of(Campaign c, PublicPost post, string appointingBody, string site)
    {
        var posting = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["@context"] = "https://schema.org/",
            ["@type"] = "JobPosting",
            ["title"] = post.Advert.Title,
            ["description"] = Description(c, post),
            ["identifier"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["@type"] = "PropertyValue", ["name"] = appointingBody, ["value"] = post.Slug },
            ["datePosted"] = London.Day(c.PublishedAt!.Value).ToString("yyyy-MM-dd"),
            ["validThrough"] = c.Closes.Shown.AddSeconds(59).ToString("yyyy-MM-dd'T'HH:mm:sszzz"),
            ["employmentType"] = c.Terms.FullTime ? "FULL_TIME" : "PART_TIME",
            ["hiringOrganization"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["@type"] = "Organization", ["name"] = post.Advert.BodyName },
            ["jobLocation"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["@type"] = "Place", ["address"] = Address(post.Advert) },
            ["directApply"] = true,
            ["url"] = site + post.Url,
        };
        if (post.Band is { } band) posting["baseSalary"] = Salary(band);
        return posting;
    }

    static string Description(Campaign c, PublicPost post)
    {
        string?[] parts = [c.Terms.Text(PackTexts.Opportunity), c.Terms.Text(PackTexts.Role), c.Terms.Text(PackTexts.Exclusive)];
        var text = string.Join("\n\n", parts.OfType<string>());
        return text.Length > 0 ? text : $"{post.Advert.Title}, {post.Advert.BodyName}";
    }

    static Dictionary<string, object> Address(PostAdvert advert)
    {
        var address = new Dictionary<string, object>(StringComparer.Ordinal) { ["@type"] = "PostalAddress", ["addressCountry"] = "GB" };
        if (advert.Region is { } region) address["addressRegion"] = region;
        return address;
    }

    static Dictionary<string, object> Salary(SalaryBand band)
    {
        var value = new Dictionary<string, object>(StringComparer.Ordinal) { ["@type"] = "QuantitativeValue", ["unitText"] = "YEAR" };
        if (band.MinimumPence is { } min) value["minValue"] = min / 100m;
        value["maxValue"] = band.MaximumPence / 100m;
        return new(StringComparer.Ordinal) { ["@type"] = "MonetaryAmount", ["currency"] = "GBP", ["value"] = value };
    }
}
