using System.Globalization;
using System.Text;

namespace Mandate.Platform;

/// <summary>Words of an address: lower case, plain letters, digits and single hyphens.</summary>
public static class Slugs
{
    public static string Of(string? text)
    {
        var slug = new StringBuilder();
        foreach (var c in (text ?? "").Replace("&", " and ", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '’') continue;
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }
}
