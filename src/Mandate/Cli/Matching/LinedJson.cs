using System.Text.Json;
using Mandate.Cli.Plumbing;

namespace Mandate.Cli.Matching;

/// <summary>Reads JSON from front to back and knows the line of what it reads. What is of the wrong kind is an error at its line, and left out.</summary>
/// <param name="bytes">UTF-8.</param>
/// <param name="errors">Where errors go.</param>
ref struct LinedJson(byte[] bytes, List<InputError> errors)
{
    Utf8JsonReader reader = Begun(bytes);
    long line = 1;
    long counted;

    /// <summary>Properties that nobody asked for, each once.</summary>
    public List<string> Ignored { get; } = [];

    /// <summary>The line of the value that is read next or was read last.</summary>
    public long Line
    {
        get
        {
            line += bytes.AsSpan((int)counted..(int)reader.TokenStartIndex).Count((byte)'\n');
            counted = reader.TokenStartIndex;
            return line;
        }
    }

    static Utf8JsonReader Begun(byte[] bytes)
    {
        var begun = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        begun.Read();
        return begun;
    }

    /// <summary>Steps into an object; false, with an error, when the value is none.</summary>
    public bool Object(string expected) => Opens(JsonTokenType.StartObject, expected);

    /// <summary>Steps into a list; false, with an error, when the value is none.</summary>
    public bool Array(string expected) => Opens(JsonTokenType.StartArray, expected);

    /// <summary>The name of the next property, with its value to be read; null at the end of the object.</summary>
    public string? Property()
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject) return null;
        var name = reader.GetString();
        reader.Read();
        return name;
    }

    /// <summary>Whether there is another value in the list.</summary>
    public bool Item()
    {
        reader.Read();
        return reader.TokenType != JsonTokenType.EndArray;
    }

    public string? Text(string expected)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        Other(expected);
        return null;
    }

    public int? Count(string expected)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var count) && count >= 0) return count;
        Other(expected);
        return null;
    }

    public void Ignore(string name)
    {
        if (!Ignored.Contains(name, StringComparer.Ordinal)) Ignored.Add(name);
        reader.Skip();
    }

    public readonly void Wrong(long at, string text) => errors.Add(new(at, text));

    /// <summary>Nothing comes after the value.</summary>
    public void End() => reader.Read();

    bool Opens(JsonTokenType type, string expected)
    {
        if (reader.TokenType == type) return true;
        Other(expected);
        return false;
    }

    void Other(string expected)
    {
        var found = reader.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.String => "text",
            JsonTokenType.Number => "a number",
            JsonTokenType.Null => "null",
            _ => "true or false",
        };
        errors.Add(new(Line, $"there is {found}{(reader.TokenType == JsonTokenType.Number ? $" {System.Text.Encoding.UTF8.GetString(reader.ValueSpan)}" : "")}; expected {expected}"));
        reader.Skip();
    }
}
