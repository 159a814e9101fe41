using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

/// <summary>What every field of the design system has.</summary>
public abstract class FieldElement : StyledElement
{
    /// <summary>The name attribute.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>Help beneath the label.</summary>
    [Parameter] public TextOptions? Hint { get; set; }

    /// <summary>What is wrong.</summary>
    [Parameter] public ErrorMessageOptions? ErrorMessage { get; set; }

    /// <summary>The box round the field.</summary>
    [Parameter] public FormGroupOptions? FormGroup { get; set; }

    /// <summary>Whether the field is out of use.</summary>
    [Parameter] public bool Disabled { get; set; }

    /// <summary>Ids of elements that describe the field.</summary>
    [Parameter] public string? DescribedBy { get; set; }

    private protected bool Wrong => ErrorMessage?.Wrong == true;
}

/// <summary>What every field with one input has.</summary>
public abstract class InputElement : FieldElement
{
    /// <summary>The label.</summary>
    [Parameter] public LabelOptions? Label { get; set; }

    /// <summary>What was typed.</summary>
    [Parameter] public string? Value { get; set; }

    private protected string? FieldId => string.IsNullOrEmpty(Id) ? Name : Id;
}

/// <summary>What every field with one line of text has.</summary>
public abstract class LineElement : InputElement
{
    /// <summary>Words before the input.</summary>
    [Parameter] public TextOptions? Prefix { get; set; }

    /// <summary>Words after the input.</summary>
    [Parameter] public TextOptions? Suffix { get; set; }

    /// <summary>Whether figures stand apart, for codes and reference numbers.</summary>
    [Parameter] public bool Code { get; set; }

    /// <summary>Width in characters: 2, 3, 4, 5, 10, 20 or 30.</summary>
    [Parameter] public int? Width { get; set; }

    /// <summary>Whether it is large.</summary>
    [Parameter] public bool Large { get; set; }

    /// <summary>The box round input, prefix and suffix.</summary>
    [Parameter] public InputWrapperOptions? InputWrapper { get; set; }

    /// <summary>The autocomplete attribute.</summary>
    [Parameter] public string? Autocomplete { get; set; }
}
