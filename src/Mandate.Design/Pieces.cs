using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

/// <summary>Something that happened; see <see cref="HistoryList"/>.</summary>
/// <param name="When">When, as text: <see cref="Dates.Moment"/>.</param>
/// <param name="Who">Who did it and in what capacity; null when the record does not say.</param>
/// <param name="What">What they did.</param>
/// <param name="Why">The reason they gave, or null.</param>
/// <param name="Href">Where more is, or null.</param>
public sealed record HistoryItem(string When, string? Who, string What, string? Why = null, string? Href = null);

/// <summary>A dated step; see <see cref="Timeline"/>.</summary>
/// <param name="When">When, as text: <see cref="Dates.Day"/>.</param>
/// <param name="What">What happens.</param>
/// <param name="State">State in words: "Done", "Closes in 3 days", "Not started".</param>
/// <param name="Stage">How it is drawn.</param>
/// <param name="Note">A sentence more, or null.</param>
/// <param name="Href">Where more is, or null.</param>
public sealed record TimelineStep(string When, string What, string State, Stage Stage = Stage.Later, string? Note = null, string? Href = null);

/// <summary>How a step of a <see cref="Timeline"/> is drawn.</summary>
public enum Stage
{
    /// <summary>Still to come.</summary>
    Later,

    /// <summary>Where things stand.</summary>
    Now,

    /// <summary>Over.</summary>
    Done,
}

/// <summary>A fact; see <see cref="KeyFacts"/>.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value in words; null or empty when none is recorded.</param>
/// <param name="Html">Content in place of the words.</param>
public sealed record Fact(string Name, string? Value = null, RenderFragment? Html = null);

/// <summary>A tile; see <see cref="TileMap"/>.</summary>
/// <param name="Col">Column, from 0 at the left.</param>
/// <param name="Row">Row, from 0 at the top.</param>
/// <param name="Label">Short name, up to 8 letters.</param>
/// <param name="Title">Whole name.</param>
/// <param name="Href">Where it leads, or null.</param>
/// <param name="State">State in words; equal words must have equal tone and symbol.</param>
/// <param name="Tone">Colour by meaning.</param>
/// <param name="Symbol">One character that says the state without colour, or null.</param>
public sealed record Tile(int Col, int Row, string Label, string Title, string? Href, string State, Tone Tone = Tone.Plain, string? Symbol = null);

/// <summary>What a colour means, everywhere.</summary>
public enum Tone
{
    /// <summary>No meaning: white.</summary>
    Plain,

    /// <summary>Improvement, or all in order: blue.</summary>
    Improvement,

    /// <summary>Concern: orange.</summary>
    Concern,

    /// <summary>Common cause, no change: grey.</summary>
    Common,

    /// <summary>Different, neither better nor worse: purple.</summary>
    Neutral,

    /// <summary>Nothing known: a dashed edge.</summary>
    None,
}
