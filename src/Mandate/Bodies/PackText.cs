using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Mandate.Bodies;

/// <summary>How the texts of a pack are read.</summary>
public static class PackText
{
    static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance).WithCaseInsensitivePropertyMatching().IgnoreUnmatchedProperties().Build();

    /// <summary>Reads one YAML file of a pack, snake_case names; what the type does not know is passed over.</summary>
    /// <exception cref="YamlException">With the line at fault.</exception>
    public static T Parse<T>(string text) => Yaml.Deserialize<T>(text);

    public static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;
}
