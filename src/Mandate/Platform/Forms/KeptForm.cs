namespace Mandate.Platform.Forms;

public readonly record struct KeptFormId(Guid Value) : IId<KeptFormId>
{
    public static KeptFormId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out KeptFormId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>A form that was sent when its sender had to do something else first, such as signing in again. Encrypted; for an hour.</summary>
public sealed class KeptForm
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    public KeptFormId Id { get; init; }
    public UserId Owner { get; init; }

    /// <summary>Digest of the random text in the cookie of the browser that sent it.</summary>
    public required string BrowserHash { get; init; }
    public required byte[] Encrypted { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>What was typed, and where it was going.</summary>
/// <param name="Path">Address that the form was sent to, with its query.</param>
/// <param name="Fields">Name and text of each field, in order.</param>
/// <param name="Files">Labels of files that were chosen; they must be chosen again.</param>
/// <param name="ArrivedAt">When it came first. Sent again unchanged, it counts from then.</param>
public sealed record KeptFields(string Path, IReadOnlyList<KeptField> Fields, IReadOnlyList<string> Files, DateTimeOffset ArrivedAt)
{
    /// <summary>Whether another request brings the same words to the same address.</summary>
    public bool SameAs(KeptFields other) => Path == other.Path && Files.Count + other.Files.Count == 0 && Sorted(this).SequenceEqual(Sorted(other));

    static IEnumerable<KeptField> Sorted(KeptFields form) =>
        form.Fields.Select(f => f with { Text = f.Text.ReplaceLineEndings("\n") }).OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Text, StringComparer.Ordinal);
}

public sealed record KeptField(string Name, string Text);
