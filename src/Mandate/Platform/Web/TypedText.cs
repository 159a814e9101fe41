using Microsoft.AspNetCore.Antiforgery;

namespace Mandate.Platform.Web;

/// <summary>What somebody typed into a form that could not be used, so that it is shown back and can be sent again.</summary>
/// <param name="Fields">Name and text, in the order sent; secrets and tokens are left out.</param>
/// <param name="Whole">Whether sending these again sends all: no secret or file was left out.</param>
public sealed record TypedText(IReadOnlyList<KeyValuePair<string, string>> Fields, bool Whole)
{
    public const string Token = "__RequestVerificationToken";
    static readonly TypedText nothing = new([], false);

    /// <summary>Reads the form if it can be read. Nothing is shown to a form another site sent.</summary>
    public static async Task<TypedText> Of(HttpContext http)
    {
        http.Features.Set<IAntiforgeryValidationFeature>(null); // else the form refuses to be read, even to be shown back
        if (!http.Request.HasFormContentType || http.Request.Headers["Sec-Fetch-Site"] is ["cross-site"]) return nothing;
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var typed = form.Where(f => f.Key != Token).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList();
            var open = typed.FindAll(f => !Secret(f.Key));
            return new(open, open.Count == typed.Count && form.Files.Count == 0);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or IOException or InvalidOperationException) { return nothing; }
    }

    static bool Secret(string field) =>
        field.Contains("password", StringComparison.OrdinalIgnoreCase) || field.Contains("secret", StringComparison.OrdinalIgnoreCase) || field.Contains("recovery", StringComparison.OrdinalIgnoreCase);

    /// <summary>"LegalName" is "Legal name"; "From.Day" is "From day".</summary>
    public static string Label(string field)
    {
        var words = new System.Text.StringBuilder();
        foreach (var c in field)
            if (c is '.' or '_' or '-' or '[' or ']') words.Append(' ');
            else if (char.IsUpper(c) && words.Length > 0) words.Append(' ').Append(char.ToLowerInvariant(c));
            else words.Append(c);
        return string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
