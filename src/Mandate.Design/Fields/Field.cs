using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

/// <summary>
/// A field as pages write it: a name, a label, what was typed. It finds its own error among those of the page, by its name, and its
/// first input has its name as id, so that the line of the error summary leads to it.
/// </summary>
public abstract class Field : ComponentBase
{
    /// <summary>What is wrong with the form.</summary>
    [CascadingParameter] public FormErrors Errors { get; set; } = FormErrors.None;

    /// <summary>Name, as in the form record.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>The question, in words for people.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>Help beneath the label, in one sentence.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Size of the label: s, m, l or xl; l when it is the heading of the page.</summary>
    [Parameter] public string? LabelSize { get; set; }

    /// <summary>Whether the label is the heading of the page, as in a page that asks one question.</summary>
    [Parameter] public bool IsPageHeading { get; set; }

    /// <summary>A line above the label that is the heading of the page.</summary>
    [Parameter] public string? Caption { get; set; }

    /// <summary>Adds "(optional)" to the label.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Whether the field is out of use.</summary>
    [Parameter] public bool Disabled { get; set; }

    private protected string Words => Optional ? $"{Label} (optional)" : Label;

    private protected string? Size => LabelSize ?? (IsPageHeading ? "l" : null);

    private protected LabelOptions LabelOption => new() { Text = Words, Size = Size, IsPageHeading = IsPageHeading ? true : null, Caption = Caption };

    private protected FieldsetOptions FieldsetOption => new() { Legend = new() { Text = Words, Size = Size, IsPageHeading = IsPageHeading ? true : null, Caption = Caption } };

    private protected ErrorMessageOptions? Error => Errors[Name];

    private protected TextOptions? HintOption => Hint;
}

/// <summary>A field with one line of text.</summary>
public abstract class LineField : Field
{
    /// <summary>What was typed.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>Width in characters: "2", "3", "4", "5", "10", "20" or "30"; the whole column when null.</summary>
    [Parameter] public string? Width { get; set; }

    /// <summary>What the browser may fill in ("given-name", "email"), as in the HTML standard.</summary>
    [Parameter] public string? Autocomplete { get; set; }

    private protected int? Characters => int.TryParse(Width ?? OwnWidth, CultureInfo.InvariantCulture, out var width) ? width : null;

    private protected virtual string? OwnWidth => null;
}

/// <summary>A button of a form.</summary>
public abstract class FormButton : ComponentBase
{
    /// <summary>Words of the button: a verb.</summary>
    [Parameter] public string? Text { get; set; }

    /// <summary>The same as <see cref="Text"/>, written between the tags.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Name of what is sent when it is pressed, or null.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>What is sent when it is pressed, or null.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>The id attribute.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>Where it leads, for a link that looks like a button; null for one that sends the form.</summary>
    [Parameter] public string? Href { get; set; }

    private protected bool? Once => Href is null ? true : null;
}
