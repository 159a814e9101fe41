using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Mandate.Platform.Mail;

/// <summary>Markdown as people read it in a plain text letter: headings underlined, links written out, lines of at most 76 characters.</summary>
static class PlainText
{
    const int Width = 76;

    public static string Of(MarkdownDocument document) => string.Join("\n\n", document.Select(Block).Where(b => b.Length > 0));

    static string Block(Block block) => block switch
    {
        HeadingBlock heading => Heading(Words(heading.Inline)),
        ParagraphBlock paragraph => Wrap(Words(paragraph.Inline)),
        ListBlock list => string.Join('\n', list.OfType<ListItemBlock>().Select((item, i) => Indent(Blocks(item), list.IsOrdered ? $"{(int.TryParse(list.OrderedStart, out var start) ? start : 1) + i}. " : "- "))),
        QuoteBlock quote => Indent(Blocks(quote), "> ", "> "),
        ThematicBreakBlock => "----",
        CodeBlock code => Indent(code.Lines.ToString(), "    ", "    "),
        Table table => string.Join('\n', table.OfType<TableRow>().Select(row => string.Join(" | ", row.OfType<TableCell>().Select(cell => Blocks(cell).Replace('\n', ' '))))),
        ContainerBlock container => Blocks(container),
        _ => "",
    };

    static string Blocks(ContainerBlock blocks) => string.Join('\n', blocks.Select(Block).Where(b => b.Length > 0));

    static string Heading(string words) => words + "\n" + new string('-', Math.Min(words.Length, Width));

    static string Indent(string text, string first, string? rest = null)
    {
        rest ??= new string(' ', first.Length);
        return first + text.Replace("\n", "\n" + rest, StringComparison.Ordinal);
    }

    static string Words(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines ?? [])
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                LineBreakInline line => line.IsHard ? "\n" : " ",
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                AutolinkInline auto => auto.Url,
                LinkInline link => Link(link),
                ContainerInline container => Words(container),
                _ => "",
            });
        return text.ToString();
    }

    static string Link(LinkInline link)
    {
        var words = Words(link);
        return string.IsNullOrEmpty(link.Url) || link.Url == words ? words : $"{words}: {link.Url}";
    }

    /// <summary>Breaks between words only: an address is never broken.</summary>
    public static string Wrap(string text)
    {
        var wrapped = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var column = 0;
            if (wrapped.Length > 0) wrapped.Append('\n');
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (column > 0 && column + 1 + word.Length > Width) { wrapped.Append('\n'); column = 0; }
                else if (column > 0) { wrapped.Append(' '); column++; }
                wrapped.Append(word);
                column += word.Length;
            }
        }
        return wrapped.ToString();
    }
}
