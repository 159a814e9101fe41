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
