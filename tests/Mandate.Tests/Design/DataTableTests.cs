using AngleSharp.Html.Dom;
using Mandate.Design;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Mandate.Tests.Design;

public sealed class DataTableTests
{
    sealed record Post(string Name, int Pay);

    static readonly RenderFragment Columns = b =>
    {
        b.OpenComponent<Column<Post>>(0);
        b.AddAttribute(1, "Title", "Post");
        b.AddAttribute(2, "SortKey", "post");
        b.AddAttribute(3, "RowHeader", true);
        b.AddAttribute(4, "ChildContent", (RenderFragment<Post>)(p => Rendered.Words(p.Name)));
        b.CloseComponent();
        b.OpenComponent<Column<Post>>(5);
        b.AddAttribute(6, "Title", "Pay");
        b.AddAttribute(7, "Numeric", true);
        b.AddAttribute(8, "ChildContent", (RenderFragment<Post>)(p => Rendered.Words(Money.Text(p.Pay))));
        b.CloseComponent();
    };

    static Task<IHtmlDocument> Table(string address, PageOf<Post> page, params (string, object?)[] more) =>
        Rendered.At<DataTable<Post>>(address, [("Caption", "Posts"), ("Of", page), ("Noun", "post"), ("ChildContent", Columns), .. more]);

    static PageOf<Post> Page(int page, int items, int total, string? sort = null, bool descending = false) =>
        new([.. Enumerable.Range(1, items).Select(i => new Post($"Post {i}", i * 100_00))], total, page, 25, sort, descending);

    [Fact]
    public async Task Rows_are_drawn_with_a_caption_and_row_headers()
    {
        var table = await Table("/posts", Page(1, 2, 2));
        Assert.StartsWith("Posts", table.QuerySelector("caption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Post 1", "Post 2"], table.QuerySelectorAll("tbody th[scope=row]").Select(t => t.TextContent.Trim()));
        Assert.Equal("£200", table.QuerySelectorAll("td.mandate-number")[1].TextContent.Trim());
        Assert.Equal("2 posts", table.QuerySelector(".mandate-table__foot p")!.TextContent);
        Assert.Null(table.QuerySelector(".nhsuk-pagination"));
    }

    [Fact]
    public async Task Headers_sort_by_a_link_that_keeps_filters_and_starts_at_the_first_page()
    {
        var table = await Table("/posts?body=gm&body=kent&page=3&sort=post", Page(3, 25, 200, "post"));
        var header = table.QuerySelector("thead th")!;
        Assert.Equal("ascending", header.GetAttribute("aria-sort"));
        Assert.Equal("/posts?body=gm&body=kent&sort=post&dir=desc", header.QuerySelector("a")!.GetAttribute("href"));
        Assert.Null(table.QuerySelectorAll("thead th")[1].QuerySelector("a"));
    }

    [Fact]
    public async Task Pages_keep_order_and_filters()
    {
        var table = await Table("/posts?q=a+b&sort=post&dir=desc&page=4", Page(4, 25, 200, "post", descending: true));
        Assert.Equal("Showing 76 to 100 of 200 posts", table.QuerySelector(".mandate-table__foot p")!.TextContent);
        Assert.Equal(["1", "⋯", "3", "4", "5", "⋯", "8"], table.QuerySelectorAll(".nhsuk-pagination__item").Select(i => i.TextContent.Trim()));
        Assert.Equal("/posts?q=a%20b&sort=post&dir=desc&page=5", table.QuerySelector("[rel=next]")!.GetAttribute("href"));
        Assert.Equal("/posts?q=a%20b&sort=post&dir=desc", table.QuerySelector("[aria-label='Page 1']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_whole_list_can_be_had_as_csv_and_json_at_the_same_address()
    {
        var table = await Table("/posts?on=2022-07-01&page=2", Page(2, 5, 30));
        Assert.Equal(["/posts?on=2022-07-01&format=csv", "/posts?on=2022-07-01&format=json"], table.QuerySelectorAll(".mandate-table__formats a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Without_rows_it_says_so_or_what_the_page_says()
    {
        Assert.Contains("There are no posts to show.", (await Table("/", Page(1, 0, 0))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Open one first", (await Table("/", Page(1, 0, 0), ("Empty", Rendered.Words("Open one first")))).Body!.TextContent.Trim());
    }

    [Theory]
    [InlineData("?page=3&sort=post&dir=desc&format=csv", 3, "post", true, "csv")]
    [InlineData("?page=-1&dir=up&format=exe", 1, null, false, null)]
    [InlineData("?page=99999999999", 1, null, false, null)]
    [InlineData("", 1, null, false, null)]
    public void The_address_is_read_and_nonsense_is_ignored(string query, int page, string? sort, bool descending, string? format) =>
        Assert.Equal(new ListQuery(page, sort, descending, format), ListQuery.From(new DefaultHttpContext { Request = { QueryString = new QueryString(query) } }.Request.Query));
}
