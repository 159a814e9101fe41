using System.Collections.Frozen;
using Mandate.Platform.Access;

namespace Mandate.Platform.Web.Pages;

/// <summary>A page of plain text that is the same for everybody; written in Markdown beside this file.</summary>
public sealed record StaticPage(string Title, string Markdown)
{
    static readonly FrozenDictionary<string, string> texts = typeof(StaticPage).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("pages/", StringComparison.Ordinal))
        .ToFrozenDictionary(n => n["pages/".Length..^".md".Length], Read);

    public static IEnumerable<string> Names => texts.Keys.Order(StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var everyone = routes.MapGroup("").Allow(AccessRule.Everyone).SameForStrangers();
        foreach (var name in Names)
            everyone.Get($"/{name}", (IConfiguration configuration) => StaticPageView.Show(Of(name, configuration)));
    }

    /// <summary>The first line is the title. Words in braces come from configuration.</summary>
    static StaticPage Of(string name, IConfiguration configuration)
    {
        var contact = Contact.From(configuration);
        var text = texts[name]
            .Replace("{service}", configuration["Mandate:Name"] ?? "Mandate", StringComparison.Ordinal)
            .Replace("{organisation}", contact.Organisation, StringComparison.Ordinal)
            .Replace("{contact}", contact.Markdown, StringComparison.Ordinal)
            .Replace("{data-protection}", contact.DataProtection, StringComparison.Ordinal);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new(text[..end].TrimStart('#', ' ').Trim(), text[(end + 1)..]);
    }

    static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(StaticPage).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}

/// <summary>Whom to ask, from <c>Mandate:Contact</c>.</summary>
public sealed record Contact(string Organisation, string? Email, string? Telephone, string? Address, string? DataProtectionEmail)
{
    public static Contact From(IConfiguration configuration)
    {
        var c = configuration.GetSection("Mandate:Contact");
        return new(c["Organisation"] ?? "an organisation that has not given its name here yet", c["Email"], c["Telephone"], c["Address"], c["DataProtection"]);
    }

    public string Markdown
    {
        get
        {
            var lines = new List<string>();
            if (Email is not null) lines.Add($"- Email: <{Email}>");
            if (Telephone is not null) lines.Add($"- Telephone: {Telephone}");
            if (Address is not null) lines.Add($"- Post: {Address}");
            return lines.Count > 0 ? string.Join('\n', lines) : "The people who run this service have not given an address yet.";
        }
    }

    public string DataProtection => DataProtectionEmail is null ? "the address on our [contact page](/contact)" : $"<{DataProtectionEmail}>";
}
