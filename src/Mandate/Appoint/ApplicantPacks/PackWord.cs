using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Mandate.Appoint.ApplicantPacks;

/// <summary>An applicant pack as a Word file: true headings, lists and table headers, so that it can be read aloud, put in large print and translated.</summary>
public static class PackWord
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="pack">What it says.</param>
    /// <param name="site">Start of every address within this service.</param>
    /// <param name="author">Who publishes it.</param>
    /// <param name="changed">When what it says last changed.</param>
    public static byte[] Of(ApplicantPack pack, string site, string author, DateTimeOffset changed)
    {
        using var buffer = new MemoryStream();
        using (var word = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            WordFormat.Add(main);
            main.Document = new Document(new Body([.. Content(main, pack, site), WordFormat.Paper(main)]));
            var about = word.PackageProperties;
            (about.Title, about.Subject, about.Creator, about.Language) = (pack.Title, pack.Campaign, author, WordFormat.Language);
            about.Created = about.Modified = changed.UtcDateTime;
        }
        return buffer.ToArray();
    }

    static IEnumerable<OpenXmlElement> Content(MainDocumentPart main, ApplicantPack pack, string site)
    {
        yield return Paragraph("Title", pack.Title);
        yield return Paragraph("Subtitle", pack.Campaign);
        foreach (var notice in pack.Notices) yield return Paragraph(null, notice, strong: true);
        foreach (var section in pack.Sections)
        {
            yield return Paragraph("Heading1", section.Title);
            foreach (var element in section.Blocks.SelectMany(b => Block(main, b, site))) yield return element;
        }
    }

    static IEnumerable<OpenXmlElement> Block(MainDocumentPart main, PackBlock block, string site) => block switch
    {
        PackHeading h => [Paragraph($"Heading{h.Level - 1}", h.Text)],
        PackParagraph p => [Paragraph(null, p.Text, p.Strong)],
        PackList l => l.Items.Select(i => Paragraph("ListBullet", i)),
        PackFactList f => [Table(f.Caption, [f.Names, f.Values], [.. f.Facts.Select(x => (IReadOnlyList<string>)[x.Name, x.Value])]), Paragraph(null, "")],
        PackTable t => [Table(t.Caption, t.Head, t.Rows), Paragraph(null, "")],
        PackLink a => [new Paragraph(new Hyperlink(Text(a.Text, style: "Hyperlink")) { Id = main.AddHyperlinkRelationship(new Uri(site + a.Path), isExternal: true).Id })],
        _ => throw new InvalidOperationException($"A pack has no way to write {block.GetType().Name}."),
    };

    static Paragraph Paragraph(string? style, string text, bool strong = false)
    {
        var paragraph = new Paragraph(Text(text, strong));
        if (style is not null) paragraph.PrependChild(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        return paragraph;
    }

    static Run Text(string text, bool strong = false, string? style = null)
    {
        var run = new Run(new Text(Legible(text)) { Space = SpaceProcessingModeValues.Preserve });
        if (strong) run.PrependChild(new RunProperties(new Bold()));
        else if (style is not null) run.PrependChild(new RunProperties(new RunStyle { Val = style }));
        return run;
    }

    /// <summary>Without characters that no XML file may hold: what people paste may have some.</summary>
    static string Legible(string text) => string.Concat(text.Where(c => c is '\t' or '\n' or '\r' || !char.IsControl(c) && c is not ('\uFFFE' or '\uFFFF')));

    static Table Table(string caption, IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var width = WordFormat.TextWidth / head.Count;
        return new Table(
        [
            new TableProperties(new TableStyle { Val = "PackTable" }, new TableWidth { Width = $"{WordFormat.TextWidth}", Type = TableWidthUnitValues.Dxa }, new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "04A0", FirstRow = true, FirstColumn = true, NoVerticalBand = true }, new TableCaption { Val = caption }),
            new TableGrid(head.Select(_ => new GridColumn { Width = $"{width}" })),
            Row(head, width, header: true), .. rows.Select(r => Row(r, width, header: false)),
        ]);
    }

    static TableRow Row(IReadOnlyList<string> cells, int width, bool header)
    {
        var row = new TableRow(cells.Select((c, i) => new TableCell(new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa }), Paragraph("TableText", c, header || i == 0))));
        row.PrependChild(header ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit()));
        return row;
    }
}
