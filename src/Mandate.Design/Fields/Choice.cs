using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

/// <summary>One choice of a select, of radios or of checkboxes.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">Words of the choice.</param>
/// <param name="Hint">Help beneath the words; not shown in a select.</param>
/// <param name="Conditional">Fields shown only while it is chosen; not shown in a select.</param>
/// <param name="Exclusive">Whether ticking it unticks all others ("None of these").</param>
public sealed record Choice(string Value, string Text, string? Hint = null, RenderFragment? Conditional = null, bool Exclusive = false)
{
    /// <summary>"Yes" and "No"; read with <see cref="FormReader.YesNo"/>.</summary>
    public static IReadOnlyList<Choice> YesNo { get; } = [new("yes", "Yes"), new("no", "No")];

    /// <summary>One choice for each member of <typeparamref name="TEnum"/>, in its order; read with <see cref="FormReader.OneOf{TEnum}"/>.</summary>
    /// <typeparam name="TEnum">The members.</typeparam>
    /// <param name="words">Words for a member.</param>
    public static IReadOnlyList<Choice> Of<TEnum>(Func<TEnum, string> words) where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(member => new Choice(member.ToString(), words(member)))];

    internal ChoiceItem Item => new()
    {
        Value = Value,
        Text = Text,
        Hint = Hint,
        Conditional = Conditional is null ? null : new() { Html = Conditional },
        Behaviour = Exclusive ? "exclusive" : null,
    };
}
