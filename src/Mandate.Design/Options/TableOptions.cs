using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

/// <summary>A cell of a table.</summary>
/// <param name="Text">Words.</param>
public record TableCell(string? Text = null)
{
    /// <summary>Content in place of the words.</summary>
    public RenderFragment? Html { get; init; }

    /// <summary>Words after them for screen readers only.</summary>
    public string? VisuallyHiddenText { get; init; }

    /// <summary>Where the words lead.</summary>
    public string? Href { get; init; }

    /// <summary>"numeric" for numbers, "string" for words in a column of numbers.</summary>
    public string? Format { get; init; }

    /// <summary>left, centre or right.</summary>
    public string? Align { get; init; }

    /// <summary>Width: one-half, one-third and so on.</summary>
    public string? Width { get; init; }

    /// <summary>Columns it spans.</summary>
    public int? Colspan { get; init; }

    /// <summary>Rows it spans.</summary>
    public int? Rowspan { get; init; }

    /// <summary>What the column is sorted by, when not by the words.</summary>
    public string? SortValue { get; init; }

    /// <summary>Classes added.</summary>
    public string? Classes { get; init; }

    /// <summary>Attributes added.</summary>
    public IReadOnlyDictionary<string, object>? Attributes { get; init; }

    /// <summary>Words make a cell.</summary>
    /// <param name="text">The words.</param>
    public static implicit operator TableCell(string text) => new(text);
}

/// <summary>The header of a column.</summary>
/// <param name="Text">Words.</param>
public sealed record TableHeader(string? Text = null) : TableCell(Text)
{
    /// <summary>"ascending" or "descending" when the table is sorted by it, "none" when it can be; null when it cannot.</summary>
    public string? Sort { get; init; }

    /// <summary>Order that the first press of a script-sorted column gives.</summary>
    public string? SortNext { get; init; }

    /// <summary>Words make a header.</summary>
    /// <param name="text">The words.</param>
    public static implicit operator TableHeader(string text) => new(text);
}
