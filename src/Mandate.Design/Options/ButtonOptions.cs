using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

/// <summary>An icon in a button. A string converts to one: the icon of that name before the words.</summary>
public sealed record IconOptions
{
    /// <summary>No icon, where there would be one otherwise.</summary>
    public static readonly IconOptions None = new();

    /// <summary>Name of the icon.</summary>
    public string? Name { get; init; }

    /// <summary>Where it stands: start or end.</summary>
    public string? Placement { get; init; }

    /// <summary>Content in place of the icon of that name.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>The icon of that name before the words.</summary>
    public static implicit operator IconOptions?(string? name) => name is null ? null : new() { Name = name, Placement = "start" };
}

/// <summary>A button within another component; each option as in <see cref="Button"/>.</summary>
public sealed record ButtonOptions
{
    /// <summary>No button, where there would be one otherwise.</summary>
    public static readonly ButtonOptions None = new();

    /// <summary>Words of the button.</summary>
    public string? Text { get; init; }

    /// <summary>Content in place of <see cref="Text"/>.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>What those who listen hear in place of the words.</summary>
    public string? AriaLabel { get; init; }

    /// <summary>The id attribute.</summary>
    public string? Id { get; init; }

    /// <summary>Where it leads, for a link that looks like a button.</summary>
    public string? Href { get; init; }

    /// <summary>The name attribute.</summary>
    public string? Name { get; init; }

    /// <summary>The value attribute.</summary>
    public string? Value { get; init; }

    /// <summary>The type attribute.</summary>
    public string? Type { get; init; }

    /// <summary>An icon.</summary>
    public IconOptions? Icon { get; init; }

    /// <summary>Whether it is small.</summary>
    public bool? Small { get; init; }

    /// <summary>Whether a second press within a second is ignored.</summary>
    public bool? PreventDoubleClick { get; init; }

    /// <summary>Whether it is out of use.</summary>
    public bool? Disabled { get; init; }

    /// <summary>Kind of button: brand, login, reverse, secondary, secondary-solid or warning.</summary>
    public string? Variant { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }
}
