using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Mandate.Design;

/// <summary>What the address of a list asks for: <c>?page=2&amp;sort=closes&amp;dir=desc&amp;format=csv</c>. A handler takes it as a parameter.</summary>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="Sort">Key of the column to sort by; null for the list's own order. The handler must ignore keys it does not know.</param>
/// <param name="Descending">Whether the order is turned round.</param>
/// <param name="Format">"csv" or "json" for the whole list as a file; null for a page.</param>
public sealed record ListQuery(int Page = 1, string? Sort = null, bool Descending = false, string? Format = null)
{
    /// <summary>Rows on a page.</summary>
    public const int Size = 25;

    /// <summary>Rows before the page.</summary>
    public int Skip => (Page - 1) * Size;

    /// <summary>The page that was read for this question.</summary>
    /// <typeparam name="T">A row.</typeparam>
    /// <param name="items">Rows of the page.</param>
    /// <param name="total">Rows of the whole list.</param>
    public PageOf<T> Of<T>(IReadOnlyList<T> items, int total) => new(items, total, Page, Size, Sort, Descending);

    /// <summary>Reads the question from the address; what makes no sense is as if it were not there.</summary>
    /// <param name="context">The request.</param>
    public static ValueTask<ListQuery?> BindAsync(HttpContext context) => ValueTask.FromResult<ListQuery?>(From(context.Request.Query));

    /// <summary>Reads the question from a query string; what makes no sense is as if it were not there.</summary>
    /// <param name="query">The query string.</param>
    public static ListQuery From(IQueryCollection query) => new(
        int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000_000 ? page : 1,
        query["sort"].ToString() is { Length: > 0 } sort ? sort : null,
        query["dir"] == "desc",
        query["format"].ToString() is "csv" or "json" ? query["format"].ToString() : null);
}

/// <summary>A page of a longer list.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="Items">Rows of the page.</param>
/// <param name="Total">Rows of the whole list.</param>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="Size">Rows on a page.</param>
/// <param name="Sort">Key of the column the list is sorted by, or null.</param>
/// <param name="Descending">Whether the order is turned round.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, int Total, int Page = 1, int Size = ListQuery.Size, string? Sort = null, bool Descending = false)
{
    /// <summary>Number of pages, at least one.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>Number of the first row, from 1.</summary>
    public int First => (Page - 1) * Size + 1;

    /// <summary>Number of the last row.</summary>
    public int Last => First + Items.Count - 1;
}
