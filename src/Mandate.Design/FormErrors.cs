namespace Mandate.Design;

/// <summary>One thing wrong with what was typed.</summary>
/// <param name="Field">Name of the field, as in the form; empty when no single field is at fault.</param>
/// <param name="Message">What to do, in words for people ("Enter the date the term starts").</param>
public sealed record FormError(string Field, string Message);

/// <summary>What is wrong with a form, in the order of its fields.</summary>
/// <param name="all">Every error.</param>
public sealed class FormErrors(IReadOnlyList<FormError> all)
{
    /// <summary>Nothing is wrong.</summary>
    public static readonly FormErrors None = new([]);

    /// <summary>Every error in the order of the fields.</summary>
    public IReadOnlyList<FormError> All => all;

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => all.Count > 0;

    /// <summary>The message for one field, or null when it is fine.</summary>
    /// <param name="field">Name of the field, as in the form.</param>
    public string? this[string field] => all.FirstOrDefault(e => e.Field == field)?.Message;
}
