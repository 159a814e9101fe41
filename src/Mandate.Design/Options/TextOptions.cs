using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

/// <summary>Words with an element of their own: a hint, a prefix, a description. A string converts to one.</summary>
public record TextOptions
{
    /// <summary>The words.</summary>
    public string? Text { get; init; }

    /// <summary>Content in place of <see cref="Text"/>.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>The id attribute.</summary>
    public string? Id { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }

    /// <summary>Plain words.</summary>
    public static implicit operator TextOptions?(string? text) => text is null ? null : new() { Text = text };

    internal bool Any => Html is not null || !string.IsNullOrEmpty(Text);

    internal RenderFragment? Content => Draw(Html, Text);

    internal static RenderFragment? Draw(RenderFragment? html, string? text) =>
        html ?? (string.IsNullOrEmpty(text) ? null : builder => builder.AddContent(0, text));
}

/// <summary>What is wrong with a field. A string converts to one; <c>true</c> marks the field and says nothing.</summary>
public sealed record ErrorMessageOptions : TextOptions
{
    /// <summary>Said before the message to those who listen; "Error" when null, nothing when empty.</summary>
    public string? VisuallyHiddenText { get; init; }

    /// <summary>Marks the field as wrong without a message of its own.</summary>
    public bool MarkOnly { get; init; }

    /// <summary>A plain message.</summary>
    public static implicit operator ErrorMessageOptions?(string? text) => text is null ? null : new() { Text = text };

    /// <summary>A mark without a message.</summary>
    public static implicit operator ErrorMessageOptions?(bool wrong) => wrong ? new() { MarkOnly = true } : null;

    internal bool Wrong => MarkOnly || Any;
}

/// <summary>A line above or below a heading. A string converts to one.</summary>
public sealed record CaptionOptions : TextOptions
{
    /// <summary>Name of the element; span when null.</summary>
    public string? Element { get; init; }

    /// <summary>Where it stands: before, start (within, the default), end or after.</summary>
    public string? Placement { get; init; }

    /// <summary>Size: m, l, xl or xxl; that of the heading when null.</summary>
    public string? Size { get; init; }

    /// <summary>Plain words.</summary>
    public static implicit operator CaptionOptions?(string? text) => text is null ? null : new() { Text = text };

    internal bool Inside => Placement is null or "" or "start" or "end";
}

/// <summary>A heading in a label, a legend or an error summary. A string converts to one; so does <c>true</c>, which takes the words of the label.</summary>
public sealed record HeadingOptions : TextOptions
{
    /// <summary>No heading, whatever else asks for one.</summary>
    public static readonly HeadingOptions None = new() { Shown = false };

    /// <summary>False for no heading.</summary>
    public bool Shown { get; init; } = true;

    /// <summary>Level, 1 to 6; 1 when null.</summary>
    public int? Level { get; init; }

    /// <summary>Size: s, m, l or xl.</summary>
    public string? Size { get; init; }

    /// <summary>A line above or below.</summary>
    public CaptionOptions? Caption { get; init; }

    /// <summary>Added for those who listen.</summary>
    public string? VisuallyHiddenText { get; init; }

    /// <summary>Plain words.</summary>
    public static implicit operator HeadingOptions?(string? text) => text is null ? null : new() { Text = text };

    /// <summary>A heading round the words of the label, or none.</summary>
    public static implicit operator HeadingOptions?(bool shown) => shown ? new() : None;
}

/// <summary>What a label and a legend have in common.</summary>
public abstract record HeadedOptions : TextOptions
{
    /// <summary>Added for those who listen.</summary>
    public string? VisuallyHiddenText { get; init; }

    /// <summary>A line above or below.</summary>
    public CaptionOptions? Caption { get; init; }

    /// <summary>Size: s, m, l or xl.</summary>
    public string? Size { get; init; }

    /// <summary>The heading round the words; its words, when it has some, come first.</summary>
    public HeadingOptions? Heading { get; init; }

    /// <summary>Whether the words are the page's heading.</summary>
    public bool? IsPageHeading { get; init; }
}

/// <summary>The label of a field. A string converts to one.</summary>
public sealed record LabelOptions : HeadedOptions
{
    /// <summary>Id of the field; set by the field when null.</summary>
    public string? For { get; init; }

    /// <summary>Plain words.</summary>
    public static implicit operator LabelOptions?(string? text) => text is null ? null : new() { Text = text };
}

/// <summary>The legend of a fieldset. A string converts to one.</summary>
public sealed record LegendOptions : HeadedOptions
{
    /// <summary>Plain words.</summary>
    public static implicit operator LegendOptions?(string? text) => text is null ? null : new() { Text = text };
}
