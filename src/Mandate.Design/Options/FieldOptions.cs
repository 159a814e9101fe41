using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

/// <summary>The box round a field with its label, hint and error.</summary>
public sealed record FormGroupOptions
{
    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }

    /// <summary>Content before the one input.</summary>
    public TextOptions? BeforeInput { get; init; }

    /// <summary>Content after the one input.</summary>
    public TextOptions? AfterInput { get; init; }

    /// <summary>Content before several inputs.</summary>
    public TextOptions? BeforeInputs { get; init; }

    /// <summary>Content after several inputs.</summary>
    public TextOptions? AfterInputs { get; init; }
}

/// <summary>The box round an input with its prefix and suffix.</summary>
public sealed record InputWrapperOptions
{
    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>A fieldset round several inputs that answer one question.</summary>
public sealed record FieldsetOptions
{
    /// <summary>The question.</summary>
    public LegendOptions? Legend { get; init; }

    /// <summary>The id attribute.</summary>
    public string? Id { get; init; }

    /// <summary>Ids of elements that describe it.</summary>
    public string? DescribedBy { get; init; }

    /// <summary>The role attribute.</summary>
    public string? Role { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>One radio button or checkbox, or the divider between two.</summary>
public sealed record ChoiceItem
{
    /// <summary>The id attribute; made from the name and the place in the list when null.</summary>
    public string? Id { get; init; }

    /// <summary>Name of this checkbox; that of the list when null.</summary>
    public string? Name { get; init; }

    /// <summary>What the browser sends when it is chosen.</summary>
    public string? Value { get; init; }

    /// <summary>Words beside it.</summary>
    public string? Text { get; init; }

    /// <summary>Content in place of <see cref="Text"/>.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>The label, where more than words is needed.</summary>
    public LabelOptions? Label { get; init; }

    /// <summary>Help beneath the words.</summary>
    public TextOptions? Hint { get; init; }

    /// <summary>Words that divide the items, such as "or"; the rest is then ignored.</summary>
    public string? Divider { get; init; }

    /// <summary>Whether it is chosen; decided by the values of the list when null.</summary>
    public bool? Checked { get; init; }

    /// <summary>Whether it is out of use; that of the list when null.</summary>
    public bool? Disabled { get; init; }

    /// <summary>Content shown only while it is chosen.</summary>
    public ConditionalOptions? Conditional { get; init; }

    /// <summary>"exclusive" unticks all others, "inclusive" ticks them.</summary>
    public string? Behaviour { get; init; }

    /// <summary>The group that <see cref="Behaviour"/> is about.</summary>
    public string? BehaviourGroup { get; init; }

    /// <summary>Deprecated upstream: the same as <see cref="Behaviour"/> "exclusive".</summary>
    public bool Exclusive { get; init; }

    /// <summary>Deprecated upstream: the same as <see cref="BehaviourGroup"/>.</summary>
    public string? ExclusiveGroup { get; init; }

    /// <summary>Classes added to the input.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added to the input.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>Content shown only while an item is chosen.</summary>
public sealed record ConditionalOptions
{
    /// <summary>The content.</summary>
    public RenderFragment? Html { get; init; }
}

/// <summary>One option of a select.</summary>
public sealed record SelectItem
{
    /// <summary>What the browser sends; the words when null.</summary>
    public string? Value { get; init; }

    /// <summary>The words.</summary>
    public string? Text { get; init; }

    /// <summary>Whether it is selected; decided by the value of the list when null.</summary>
    public bool? Selected { get; init; }

    /// <summary>Whether it is out of use.</summary>
    public bool Disabled { get; init; }

    /// <summary>A line in place of an option.</summary>
    public bool Divider { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>One input of a date.</summary>
public sealed record DateInputItem
{
    /// <summary>No input for this part.</summary>
    public static readonly DateInputItem None = new();

    /// <summary>The id attribute; made from the id of the date and the name when null.</summary>
    public string? Id { get; init; }

    /// <summary>Name: day, month, year or another.</summary>
    public string? Name { get; init; }

    /// <summary>What was typed.</summary>
    public string? Value { get; init; }

    /// <summary>The label; the name with a capital when null.</summary>
    public LabelOptions? Label { get; init; }

    /// <summary>Whether this part is wrong; all are, when the date is wrong and no part says so.</summary>
    public bool? Error { get; init; }

    /// <summary>Width in characters: 2, 3, 4, 5, 10, 20 or 30.</summary>
    public int? Width { get; init; }

    /// <summary>The type attribute.</summary>
    public string? Type { get; init; }

    /// <summary>The inputmode attribute; numeric when null.</summary>
    public string? Inputmode { get; init; }

    /// <summary>The autocomplete attribute.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>The autocapitalize attribute.</summary>
    public string? Autocapitalize { get; init; }

    /// <summary>The pattern attribute.</summary>
    public string? Pattern { get; init; }

    /// <summary>The spellcheck attribute.</summary>
    public bool? Spellcheck { get; init; }

    /// <summary>Words before the input.</summary>
    public TextOptions? Prefix { get; init; }

    /// <summary>Words after the input.</summary>
    public TextOptions? Suffix { get; init; }

    /// <summary>Ids of elements that describe it.</summary>
    public string? DescribedBy { get; init; }

    /// <summary>Whether it is out of use; that of the date when null.</summary>
    public bool? Disabled { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}

/// <summary>One line of an error summary.</summary>
public sealed record ErrorListItem
{
    /// <summary>Where the line leads ("#StartsOn"); null for words without a link.</summary>
    public string? Href { get; init; }

    /// <summary>What is wrong.</summary>
    public string? Text { get; init; }

    /// <summary>Content in place of <see cref="Text"/>.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>Attributes added to the link.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}
