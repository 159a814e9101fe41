using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

/// <summary>What every component lets its caller set on its element.</summary>
public abstract class StyledElement : ComponentBase
{
    /// <summary>The id attribute.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>Classes added.</summary>
    [Parameter] public string? Classes { get; set; }

    /// <summary>Attributes added.</summary>
    [Parameter] public IReadOnlyDictionary<string, object>? Attributes { get; set; }
}

/// <summary>A component whose content is words, or mark-up in their place.</summary>
public abstract class TextElement : StyledElement
{
    /// <summary>The words.</summary>
    [Parameter] public string? Text { get; set; }

    /// <summary>Content in place of <see cref="Text"/>.</summary>
    [Parameter] public RenderFragment? Html { get; set; }

    /// <summary>The same as <see cref="Html"/>, written between the tags.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private protected RenderFragment? Content => ChildContent ?? TextOptions.Draw(Html, Text);
}
