using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Mandate.Appoint.ApplicantPacks;

/// <summary>Styles, numbering, language and paper of a Word file: A4, British English, Arial at 12 points.</summary>
static class WordFormat
{
    public const string Language = "en-GB";

    /// <summary>Width between the margins, in twentieths of a point.</summary>
    public const int TextWidth = A4Width - 2 * Margin;
    const int A4Width = 11906, A4Height = 16838, Margin = 1134;
    const int Bullets = 1;

    public static void Add(MainDocumentPart main)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
            new AbstractNum(new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" }, new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "567", Hanging = "283" })) { LevelIndex = 0 }) { AbstractNumberId = Bullets },
            new NumberingInstance(new AbstractNumId { Val = Bullets }) { NumberID = Bullets });
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new ThemeFontLanguages { Val = Language });
    }

    /// <summary>The page, with its number at the foot.</summary>
    public static SectionProperties Paper(MainDocumentPart main)
    {
        var foot = main.AddNewPart<FooterPart>();
        foot.Footer = new Footer(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }),
            new Run(new Text("Page ") { Space = SpaceProcessingModeValues.Preserve }), Field("PAGE"), new Run(new Text(" of ") { Space = SpaceProcessingModeValues.Preserve }), Field("NUMPAGES")));
        return new SectionProperties(new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(foot) },
            new PageSize { Width = A4Width, Height = A4Height }, new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 });
    }

    static SimpleField Field(string code) => new(new Run(new Text("1"))) { Instruction = code };

    static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = "Arial", HighAnsi = "Arial", EastAsia = "Arial", ComplexScript = "Arial" }, new FontSize { Val = "24" }, new FontSizeComplexScript { Val = "24" }, new Languages { Val = Language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "160", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Heading("Title", "Title", 40, level: null), Text("Subtitle", "Subtitle", 28, after: 320),
        Heading("Heading1", "heading 1", 32, 0), Heading("Heading2", "heading 2", 26, 1), Heading("Heading3", "heading 3", 24, 2),
        new Style(new StyleName { Val = "List Bullet" }, new BasedOn { Val = "Normal" }, new PrimaryStyle(),
            new StyleParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = Bullets }), new SpacingBetweenLines { After = "80" })) { Type = StyleValues.Paragraph, StyleId = "ListBullet" },
        Text("TableText", "Table Text", 22, after: 40), Text("Footer", "footer", 18, after: 0),
        new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties(new Color { Val = "005EB8" }, new Underline { Val = UnderlineValues.Single })) { Type = StyleValues.Character, StyleId = "Hyperlink" },
        new Style(new StyleName { Val = "Pack Table" }, new StyleTableProperties(
            new TableBorders(new TopBorder { Val = BorderValues.Single, Size = 4, Color = "768692" }, new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "768692" }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "D8DDE0" }),
            new TableCellMarginDefault(new TopMargin { Width = "60", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa }, new BottomMargin { Width = "60", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = "PackTable" });

    static Style Heading(string id, string name, int halfPoints, int? level)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "320", After = "120" });
        if (level is { } at) paragraph.Append(new OutlineLevel { Val = at });
        return new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" }, new PrimaryStyle(), paragraph,
            new StyleRunProperties(new Bold(), new FontSize { Val = Size(halfPoints) })) { Type = StyleValues.Paragraph, StyleId = id };
    }

    static Style Text(string id, string name, int halfPoints, int after) =>
        new(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new StyleParagraphProperties(new SpacingBetweenLines { After = Size(after) }), new StyleRunProperties(new FontSize { Val = Size(halfPoints) })) { Type = StyleValues.Paragraph, StyleId = id };

    static string Size(int number) => number.ToString(CultureInfo.InvariantCulture);
}
