using System.Text.RegularExpressions;

namespace Mandate.Platform.Forms;

/// <summary>"We kept what you typed": the form as it was sent, to be sent now with one button.</summary>
public static partial class ShowKeptForm
{
    public const string Route = "/kept-forms/{id}";
    public static string Url(KeptFormId id) => $"/kept-forms/{id}";

    public sealed record Model(KeptFormId Id, KeptFields Form)
    {
        /// <summary>What a person typed, by words made of the field's name; hidden marks of the form itself are not shown.</summary>
        public IReadOnlyList<KeptField> Shown =>
            [.. Form.Fields.Where(f => f.Text.Length > 0 && f.Name is not ("Version" or "Seen" or "Then" or "ReturnUrl") && !Guid.TryParse(f.Text, out _)).Select(f => f with { Name = Words(f.Name) })];
    }

    public static async Task<IResult> Get(KeptFormId id, Actor actor, KeptForms kept, HttpContext http)
    {
        if (await kept.Find(http, id, actor.User!.Value) is not { } form) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return ShowKeptFormPage.Show(new(id, form));
    }

    static string Words(string name)
    {
        var words = Capitals().Replace(name.Replace('.', ' ').Replace('_', ' '), " ${capital}").Trim().ToLowerInvariant();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<!^| )(?<capital>[A-Z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Capitals();
}
