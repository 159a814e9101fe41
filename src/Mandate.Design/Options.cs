using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

/// <summary>A place above the page.</summary>
/// <param name="Text">Words.</param>
/// <param name="Href">Where it leads.</param>
public sealed record BreadcrumbItem(string? Text = null, string? Href = null)
{
    /// <summary>Content in place of the words.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>How a back link differs from its default.</summary>
public sealed record BackLinkOptions
{
    /// <summary>The id attribute.</summary>
    public string? Id { get; init; }

    /// <summary>Words.</summary>
    public string? Text { get; init; }

    /// <summary>Content in place of the words.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>Words for screen readers only.</summary>
    public string? VisuallyHiddenText { get; init; }

    /// <summary>Where it leads.</summary>
    public string? Href { get; init; }

    /// <summary>The type attribute of a button; makes it one even with an address.</summary>
    public string? Type { get; init; }

    /// <summary>Variant, as in the component.</summary>
    public string? Variant { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>A link or button that acts on a card or on a row of a summary list.</summary>
/// <param name="Text">Words.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="VisuallyHiddenText">Words after the link's for screen readers only: what it acts on.</param>
public sealed record ActionItem(string? Text = null, string? Href = null, string? VisuallyHiddenText = null)
{
    /// <summary>Content in place of the words.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>The type attribute of a button; makes it one even with an address.</summary>
    public string? Type { get; init; }

    /// <summary>The name attribute of a button.</summary>
    public string? Name { get; init; }

    /// <summary>The value attribute of a button.</summary>
    public string? Value { get; init; }

    /// <summary>The id attribute.</summary>
    public string? Id { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }

    internal static RenderFragment Mark(ActionItem item, string? heading, RenderFragment? headingHtml) =>
        Design.Mark.LinkOrButton(null, item.Href, item.Type, b =>
        {
            b.AddContent(0, Design.Mark.Words(item.Text, item.Html));
            if (item.VisuallyHiddenText is null && heading is null && headingHtml is null) return;
            b.OpenElement(1, "span");
            b.AddAttribute(2, "class", "nhsuk-u-visually-hidden");
            if (item.VisuallyHiddenText is not null) b.AddContent(3, " " + item.VisuallyHiddenText);
            if (Design.Mark.Words(heading, headingHtml) is { } words)
            {
                b.AddContent(4, " (");
                b.AddContent(5, words);
                b.AddContent(6, ")");
            }
            b.CloseElement();
        }, item.Attributes, ("class", Css.Of("nhsuk-link", item.Classes)), ("id", item.Id), ("name", item.Name), ("value", item.Value));
}

/// <summary>Picture at the top of a card.</summary>
/// <param name="Src">Address of the picture.</param>
/// <param name="Alt">What the picture shows; empty for decoration.</param>
public sealed record CardImage(string? Src = null, string? Alt = null)
{
    /// <summary>Content in place of the words.</summary>
    public RenderFragment? Html { get; init; }
}

/// <summary>A card around something; see <see cref="Card"/>.</summary>
/// <param name="Heading">Words of the heading.</param>
public sealed record CardOptions(string? Heading = null)
{
    /// <summary>Content in place of the heading's words.</summary>
    public RenderFragment? HeadingHtml { get; init; }

    /// <summary>The heading's id.</summary>
    public string? HeadingId { get; init; }

    /// <summary>Level of the heading, 1 to 6.</summary>
    public int? HeadingLevel { get; init; }

    /// <summary>Size of the heading: xs, s, m, l or xl.</summary>
    public string? HeadingSize { get; init; }

    /// <summary>Classes added to the heading.</summary>
    public string? HeadingClasses { get; init; }

    /// <summary>Where it leads.</summary>
    public string? Href { get; init; }

    /// <summary>Whether the whole card is the link.</summary>
    public bool Clickable { get; init; }

    /// <summary>Links or buttons that act on it.</summary>
    public IReadOnlyList<ActionItem> Actions { get; init; } = [];

    /// <summary>Classes added to the actions.</summary>
    public string? ActionsClasses { get; init; }

    /// <summary>Variant, as in the component.</summary>
    public string? Variant { get; init; }

    /// <summary>The id attribute.</summary>
    public string? Id { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>A page of a guide.</summary>
/// <param name="Text">Words.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Current">Whether it is where the reader is.</param>
public sealed record ContentsItem(string? Text = null, string? Href = null, bool Current = false)
{
    /// <summary>Pages beneath it.</summary>
    public IReadOnlyList<ContentsItem>? Items { get; init; }

    /// <summary>Content in place of the words.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>Something to do or not to do.</summary>
/// <param name="Text">Words.</param>
public sealed record DoDontItem(string? Text = null)
{
    /// <summary>Content in place of the words.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>Words make an item.</summary>
    /// <param name="text">The words.</param>
    public static implicit operator DoDontItem(string text) => new(text);
}

/// <summary>One numbered page.</summary>
/// <param name="Number">Number of the page.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Current">Whether it is where the reader is.</param>
public sealed record PaginationItem(string? Number = null, string? Href = null, bool Current = false)
{
    /// <summary>Whether it stands for pages left out.</summary>
    public bool Ellipsis { get; init; }

    /// <summary>Name for screen readers.</summary>
    public string? AriaLabel { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>The page before or after.</summary>
/// <param name="Href">Where it leads.</param>
/// <param name="Label">Title of the page it leads to.</param>
public sealed record PaginationLink(string? Href = null, string? Label = null)
{
    /// <summary>Words.</summary>
    public string? Text { get; init; }

    /// <summary>Content in place of the words.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>Content in place of the label.</summary>
    public RenderFragment? LabelHtml { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>One line of a summary list.</summary>
/// <param name="Key">What the value is.</param>
/// <param name="Value">The value.</param>
public sealed record SummaryRow(string? Key = null, string? Value = null)
{
    /// <summary>Content in place of the key.</summary>
    public RenderFragment? KeyHtml { get; init; }

    /// <summary>Width of the key: one-half and so on.</summary>
    public string? KeyWidth { get; init; }

    /// <summary>Classes added to the key.</summary>
    public string? KeyClasses { get; init; }

    /// <summary>Content in place of the value.</summary>
    public RenderFragment? ValueHtml { get; init; }

    /// <summary>Width of the value.</summary>
    public string? ValueWidth { get; init; }

    /// <summary>Classes added to the value.</summary>
    public string? ValueClasses { get; init; }

    /// <summary>Links or buttons that act on it.</summary>
    public IReadOnlyList<ActionItem> Actions { get; init; } = [];

    /// <summary>Width of the actions.</summary>
    public string? ActionsWidth { get; init; }

    /// <summary>Classes added to the actions.</summary>
    public string? ActionsClasses { get; init; }

    /// <summary>False hides the border beneath.</summary>
    public bool? Border { get; init; }

    /// <summary>The id attribute.</summary>
    public string? Id { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>A tab and its panel.</summary>
/// <param name="Label">Title of the page it leads to.</param>
/// <param name="PanelHtml">Content of the panel.</param>
public sealed record TabItem(string? Label = null, RenderFragment? PanelHtml = null)
{
    /// <summary>A paragraph of words in place of <see cref="PanelHtml"/>.</summary>
    public string? Panel { get; init; }

    /// <summary>The id attribute.</summary>
    public string? Id { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>The tag of a task; see <see cref="Tag"/>.</summary>
/// <param name="Text">Words.</param>
/// <param name="Colour">Colour as in the component; empty for no colour at all.</param>
public sealed record TagOptions(string? Text = null, string? Colour = null)
{
    /// <summary>Content in place of the words.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>False hides the border.</summary>
    public bool? Border { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }
}

/// <summary>A task of a task list.</summary>
/// <param name="Heading">Words of the heading.</param>
/// <param name="Href">Where it leads.</param>
public sealed record TaskItem(string? Heading = null, string? Href = null)
{
    /// <summary>Content in place of the heading's words.</summary>
    public RenderFragment? HeadingHtml { get; init; }

    /// <summary>Classes added to the heading.</summary>
    public string? HeadingClasses { get; init; }

    /// <summary>A hint beneath the heading.</summary>
    public string? Hint { get; init; }

    /// <summary>Content in place of the hint.</summary>
    public RenderFragment? HintHtml { get; init; }

    /// <summary>State in words.</summary>
    public string? Status { get; init; }

    /// <summary>Content in place of the state.</summary>
    public RenderFragment? StatusHtml { get; init; }

    /// <summary>A tag in place of the state.</summary>
    public TagOptions? StatusTag { get; init; }

    /// <summary>Classes added to the state.</summary>
    public string? StatusClasses { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }
}

/// <summary>A link of the footer.</summary>
/// <param name="Text">Words.</param>
/// <param name="Href">Where it leads.</param>
public sealed record FooterLink(string? Text = null, string? Href = null)
{
    /// <summary>Content in place of the words.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>A column of the footer.</summary>
/// <param name="Heading">Words of the heading.</param>
/// <param name="Items">Its links.</param>
public sealed record FooterGroup(string? Heading = null, IReadOnlyList<FooterLink>? Items = null)
{
    /// <summary>Content in place of the heading's words.</summary>
    public RenderFragment? HeadingHtml { get; init; }

    /// <summary>Classes added to the heading.</summary>
    public string? HeadingClasses { get; init; }

    /// <summary>Words.</summary>
    public string? Text { get; init; }

    /// <summary>Content in place of the words.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>Width: one-half, one-third and so on.</summary>
    public string? Width { get; init; }
}

/// <summary>The logo of a header.</summary>
/// <param name="Href">Where it leads.</param>
public sealed record HeaderLogo(string? Href = null)
{
    /// <summary>Address of a picture in place of the NHS logo.</summary>
    public string? Src { get; init; }

    /// <summary>What the picture shows; "NHS" when null.</summary>
    public string? Alt { get; init; }

    /// <summary>Name for screen readers.</summary>
    public string? AriaLabel { get; init; }
}

/// <summary>The service of a header.</summary>
/// <param name="Text">Words.</param>
/// <param name="Href">Where it leads.</param>
public sealed record HeaderService(string? Text = null, string? Href = null);

/// <summary>The organisation of a header.</summary>
/// <param name="Name">The name attribute of a button.</param>
public sealed record HeaderOrganisation(string? Name = null)
{
    /// <summary>Second line of the name.</summary>
    public string? Split { get; init; }

    /// <summary>What the organisation is.</summary>
    public string? Descriptor { get; init; }
}

/// <summary>The search form of a header.</summary>
/// <param name="Action">Address that the form asks.</param>
public sealed record HeaderSearch(string? Action = null)
{
    /// <summary>Method of the form; "get" when null.</summary>
    public string? Method { get; init; }

    /// <summary>Name of the field; "q" when null.</summary>
    public string? Name { get; init; }

    /// <summary>Differences of the field.</summary>
    public HeaderSearchInput? Input { get; init; }

    /// <summary>Differences of the label.</summary>
    public HeaderSearchLabel? Label { get; init; }

    /// <summary>Differences of the button.</summary>
    public HeaderSearchButton? Button { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>The field of a header's search form.</summary>
/// <param name="Placeholder">Words in the empty field; "Search" when null.</param>
public sealed record HeaderSearchInput(string? Placeholder = null);

/// <summary>The label of a header's search form.</summary>
/// <param name="VisuallyHiddenText">Words for screen readers only.</param>
public sealed record HeaderSearchLabel(string? VisuallyHiddenText = null);

/// <summary>The button of a header's search form.</summary>
/// <param name="AriaLabel">Name for screen readers.</param>
public sealed record HeaderSearchButton(string? AriaLabel = null);

/// <summary>The account menu of a header.</summary>
/// <param name="Items">Its links.</param>
public sealed record HeaderAccount(IReadOnlyList<HeaderAccountItem>? Items = null)
{
    /// <summary>Name for screen readers.</summary>
    public string? AriaLabel { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>A link or button of the account menu.</summary>
/// <param name="Text">Words.</param>
/// <param name="Href">Where it leads.</param>
public sealed record HeaderAccountItem(string? Text = null, string? Href = null)
{
    /// <summary>Content in place of the words.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>Address that a button posts to.</summary>
    public string? Action { get; init; }

    /// <summary>Method of that form; "post" when null.</summary>
    public string? Method { get; init; }

    /// <summary>Whether the user icon stands before it.</summary>
    public bool Icon { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }
}

/// <summary>The main navigation of a header.</summary>
/// <param name="Items">Its links.</param>
public sealed record HeaderNavigation(IReadOnlyList<HeaderNavigationItem>? Items = null)
{
    /// <summary>"white" for a white bar.</summary>
    public string? Colour { get; init; }

    /// <summary>Whether the links fill the width.</summary>
    public bool Justified { get; init; }

    /// <summary>Name for screen readers.</summary>
    public string? AriaLabel { get; init; }

    /// <summary>Words of the button that opens the rest; "More" when null.</summary>
    public string? ToggleMenuText { get; init; }

    /// <summary>Words before them for screen readers; "Browse" when null.</summary>
    public string? ToggleMenuVisuallyHiddenText { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>A link of the main navigation.</summary>
/// <param name="Text">Words.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Current">Whether it is where the reader is.</param>
public sealed record HeaderNavigationItem(string? Text = null, string? Href = null, bool Current = false)
{
    /// <summary>Content in place of the words.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>Whether the reader is somewhere beneath it.</summary>
    public bool Active { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>A cell of a table.</summary>
/// <param name="Text">Words.</param>
public record TableCell(string? Text = null)
{
    /// <summary>Content in place of the words.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>Words after them for screen readers only.</summary>
    public string? VisuallyHiddenText { get; init; }

    /// <summary>Where the words lead.</summary>
    public string? Href { get; init; }

    /// <summary>"numeric" for numbers, "string" for words in a column of numbers.</summary>
    public string? Format { get; init; }

    /// <summary>left, centre or right.</summary>
    public string? Align { get; init; }

    /// <summary>Width: one-half, one-third and so on.</summary>
    public string? Width { get; init; }

    /// <summary>Columns it spans.</summary>
    public int? Colspan { get; init; }

    /// <summary>Rows it spans.</summary>
    public int? Rowspan { get; init; }

    /// <summary>What the column is sorted by, when not by the words.</summary>
    public string? SortValue { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }

    /// <summary>Words make a cell.</summary>
    /// <param name="text">The words.</param>
    public static implicit operator TableCell(string text) => new(text);
}

/// <summary>The header of a column.</summary>
/// <param name="Text">Words.</param>
public sealed record TableHeader(string? Text = null) : TableCell(Text)
{
    /// <summary>"ascending" or "descending" when the table is sorted by it, "none" when it can be; null when it cannot.</summary>
    public string? Sort { get; init; }

    /// <summary>Order that the first press of a script-sorted column gives.</summary>
    public string? SortNext { get; init; }

    /// <summary>Words make a header.</summary>
    /// <param name="text">The words.</param>
    public static implicit operator TableHeader(string text) => new(text);
}
