using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Mandate.Platform.Web;

/// <summary>Markdown as components of the design system. Raw HTML in it is shown as text and only safe addresses become links, so anybody's Markdown can be shown.</summary>
public sealed class Prose : ComponentBase
{
    static readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    [Parameter, EditorRequired] public string? Markdown { get; set; }

    /// <summary>Added to the level of each heading: 1 inside a page that has its own.</summary>
    [Parameter] public int Below { get; set; } = 1;

    public static MarkdownDocument Parse(string? markdown) => Markdig.Markdown.Parse(markdown ?? "", pipeline);

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Blocks(builder, Parse(Markdown));

    void Blocks(RenderTreeBuilder b, ContainerBlock blocks, bool tight = false)
    {
        foreach (var block in blocks) Block(b, block, tight);
    }

    void Block(RenderTreeBuilder b, Block block, bool tight)
    {
        switch (block)
        {
            case HeadingBlock heading:
                var level = Math.Min(heading.Level + Below, 6);
                Element(b, $"h{level}", level switch { 1 => "nhsuk-heading-l", 2 => "nhsuk-heading-m", _ => "nhsuk-heading-s" }, () => Inlines(b, heading.Inline));
                break;
            case ParagraphBlock paragraph when tight: Inlines(b, paragraph.Inline); break;
            case ParagraphBlock paragraph: Element(b, "p", null, () => Inlines(b, paragraph.Inline)); break;
            case ListBlock list:
                Element(b, list.IsOrdered ? "ol" : "ul", list.IsOrdered ? "nhsuk-list nhsuk-list--number" : "nhsuk-list nhsuk-list--bullet", () =>
                {
                    foreach (var item in list.OfType<ListItemBlock>()) Element(b, "li", null, () => Blocks(b, item, tight: !list.IsLoose));
                });
                break;
            case QuoteBlock quote: Element(b, "blockquote", "nhsuk-inset-text", () => Blocks(b, quote)); break;
            case ThematicBreakBlock: Element(b, "hr", "nhsuk-section-break nhsuk-section-break--m nhsuk-section-break--visible", () => { }); break;
            case CodeBlock code: Element(b, "pre", null, () => Element(b, "code", null, () => b.AddContent(0, code.Lines.ToString()))); break;
            case Table table: Table(b, table); break;
            case ContainerBlock container: Blocks(b, container); break;
        }
    }

    void Table(RenderTreeBuilder b, Table table) => Element(b, "table", "nhsuk-table", () =>
    {
        foreach (var rows in table.OfType<TableRow>().GroupBy(r => r.IsHeader))
            Element(b, rows.Key ? "thead" : "tbody", null, () =>
            {
                foreach (var row in rows)
                    Element(b, "tr", null, () =>
                    {
                        foreach (var cell in row.OfType<TableCell>())
                        {
                            b.OpenElement(0, row.IsHeader ? "th" : "td");
                            if (row.IsHeader) b.AddAttribute(1, "scope", "col");
                            Blocks(b, cell, tight: true);
                            b.CloseElement();
                        }
                    });
            });
    });

    static void Inlines(RenderTreeBuilder b, ContainerInline? inlines)
    {
        foreach (var inline in inlines ?? [])
            switch (inline)
            {
                case LiteralInline text: b.AddContent(0, text.Content.ToString()); break;
                case CodeInline code: Element(b, "code", null, () => b.AddContent(0, code.Content)); break;
                case EmphasisInline emphasis: Element(b, emphasis.DelimiterCount >= 2 ? "strong" : "em", null, () => Inlines(b, emphasis)); break;
                case LineBreakInline { IsHard: true }: Element(b, "br", null, () => { }); break;
                case LineBreakInline: b.AddContent(0, " "); break;
                case HtmlEntityInline entity: b.AddContent(0, entity.Transcoded.ToString()); break;
                case AutolinkInline auto: Link(b, auto.IsEmail ? $"mailto:{auto.Url}" : auto.Url, () => b.AddContent(0, auto.Url)); break;
                case LinkInline { IsImage: false } link: Link(b, link.Url, () => Inlines(b, link)); break;
                case ContainerInline container: Inlines(b, container); break;
            }
    }

    static void Link(RenderTreeBuilder b, string? url, Action content)
    {
        if (!Safe(url)) { content(); return; }
        b.OpenElement(0, "a");
        b.AddAttribute(1, "href", url);
        content();
        b.CloseElement();
    }

    /// <summary>Leads to the web, to mail or within this site; never runs anything.</summary>
    public static bool Safe(string? url) =>
        url is { Length: > 0 } && ((url[0] is '/' or '#' && !url.StartsWith("//", StringComparison.Ordinal))
            || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto"));

    static void Element(RenderTreeBuilder b, string name, string? @class, Action content)
    {
        b.OpenElement(0, name);
        if (@class is not null) b.AddAttribute(1, "class", @class);
        content();
        b.CloseElement();
    }
}
