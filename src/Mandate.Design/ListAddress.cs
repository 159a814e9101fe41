using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Mandate.Design;

/// <summary>The address of a list with its filters; makes the addresses of its other pages, orders and formats.</summary>
sealed record ListAddress(string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    public static ListAddress Of(HttpContext? context) => context is null ? new("", []) : new(
        context.Request.PathBase + context.Request.Path,
        [.. context.Request.Query.SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? ""))]);

    public string Page(int page) => With(("page", page == 1 ? null : Numbers.Plain(page)), ("format", null));

    public string Sorted(string key, bool descending) => With(("page", null), ("format", null), ("sort", key), ("dir", descending ? "desc" : null));

    public string As(string format) => With(("page", null), ("format", format));

    string With(params (string Name, string? Value)[] changes)
    {
        var kept = Query.Where(q => !changes.Any(c => c.Name == q.Key));
        var added = changes.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Name, c.Value!));
        var query = new QueryBuilder(kept.Concat(added)).ToQueryString().Value;
        return Path + (string.IsNullOrEmpty(query) ? Path.Length == 0 ? "?" : "" : query);
    }
}
