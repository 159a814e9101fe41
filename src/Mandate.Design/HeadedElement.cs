using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

/// <summary>What a label and a legend have in common: words that may be a heading, with a caption.</summary>
public abstract class HeadedElement : TextElement
{
    /// <summary>Added for those who listen.</summary>
    [Parameter] public string? VisuallyHiddenText { get; set; }

    /// <summary>A line above or below.</summary>
    [Parameter] public CaptionOptions? Caption { get; set; }

    /// <summary>Size: s, m, l or xl.</summary>
    [Parameter] public string? Size { get; set; }

    /// <summary>The heading round the words; its words, when it has some, come first.</summary>
    [Parameter] public HeadingOptions? Heading { get; set; }

    /// <summary>Whether the words are the page's heading.</summary>
    [Parameter] public bool? IsPageHeading { get; set; }

    private protected bool HasHeading => Heading is null ? IsPageHeading == true : Heading.Shown && IsPageHeading != false;

    private protected string? EffectiveSize => HasHeading ? Heading?.Size ?? Size : Size;

    private protected string? Hidden => HasHeading ? Heading?.VisuallyHiddenText ?? VisuallyHiddenText : VisuallyHiddenText;

    private protected CaptionOptions? Line => (HasHeading ? Heading?.Caption ?? Caption : Caption) is { } line ? line with { Size = line.Size ?? EffectiveSize } : null;

    private protected RenderFragment? Words => ChildContent ?? (HasHeading
        ? TextOptions.Draw(Heading?.Html ?? Html, Heading?.Text ?? Text)
        : TextOptions.Draw(Html ?? Heading?.Html, Text ?? Heading?.Text));
}
