using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

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
