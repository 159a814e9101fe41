using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

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
