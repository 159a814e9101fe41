namespace Mandate.Design;

static class Css
{
    /// <summary>Joins the classes that are there; null when none is, so that the attribute is left out.</summary>
    public static string? Of(params ReadOnlySpan<string?> classes)
    {
        var joined = string.Join(' ', classes.ToArray().Where(c => !string.IsNullOrWhiteSpace(c)));
        return joined.Length == 0 ? null : joined;
    }
}
