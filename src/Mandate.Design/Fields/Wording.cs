namespace Mandate.Design;

/// <summary>Sentences of errors, made from what a field is called.</summary>
static class Wording
{
    static readonly string[] Articles = ["the ", "a ", "an ", "your "];
    static readonly string[] Openings = [.. Articles, "how ", "what ", "when ", "where ", "who ", "why ", "their ", "its ", "each ", "at "];

    /// <summary>"Enter the number of seats", "Enter the date the term starts", "Enter how many days".</summary>
    public static string Enter(string label) => Begins(label, Openings) is null ? $"Enter the {Lower(label)}" : $"Enter {Lower(label)}";

    /// <summary>"Number of seats", "Date the term starts": the label without its article, to begin a sentence.</summary>
    public static string Subject(string label)
    {
        var bare = Begins(label, Articles) is { } article ? label[article.Length..] : label;
        return bare.Length == 0 ? "This" : char.ToUpperInvariant(bare[0]) + bare[1..];
    }

    /// <summary>What a sentence asks for: "Title" of "Enter a title".</summary>
    public static string SubjectOf(string message) =>
        message.StartsWith("Enter ", StringComparison.Ordinal) ? Subject(message["Enter ".Length..]) : "Your answer";

    static string? Begins(string label, string[] words) => words.FirstOrDefault(word => label.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    // "NHS number" keeps its capitals; "Number of seats" does not.
    static string Lower(string label) =>
        label.Length > 1 && char.IsUpper(label[0]) && !char.IsUpper(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;
}
