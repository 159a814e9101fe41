#pragma warning disable CS1591, CA1822
using System.Globalization;

namespace Mandate.Design;

public sealed record DateText
{
    public string? Day { get; init; }
    public string? Month { get; init; }
    public string? Year { get; init; }

    public DateOnly? Date => DateOnly.TryParseExact($"{Day}/{Month}/{Year}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : null;
    public static DateText From(DateOnly? d) => new() { Day = d?.Day.ToString(CultureInfo.InvariantCulture), Month = d?.Month.ToString(CultureInfo.InvariantCulture), Year = d?.Year.ToString(CultureInfo.InvariantCulture) };
}

public sealed class FormReader
{
    readonly List<FormError> errors = [];
    public FormErrors Errors => new(errors);
    public bool Ok => errors.Count == 0;
    public string Required(string? text, string field, string message, int max = 200) { if (string.IsNullOrWhiteSpace(text)) errors.Add(new(field, message)); return text?.Trim() ?? ""; }
    public string? Optional(string? text, string field, string label, int max = 200) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    public DateOnly Date(DateText? text, string field, string label) { if (text?.Date is { } d) return d; errors.Add(new(field, $"Enter {label}")); return default; }
    public DateOnly? OptionalDate(DateText? text, string field, string label) => text?.Date;
    public void Check(bool ok, string field, string message) { if (!ok) errors.Add(new(field, message)); }
}
