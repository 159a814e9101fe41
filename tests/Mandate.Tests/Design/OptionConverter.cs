using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Components;

namespace Mandate.Tests.Design;

/// <summary>
/// Upstream options are text, a yes or no, or an object. Text and yes or no become ours by the same implicit conversions that
/// pages use; where an option has no conversion from false, its <c>None</c> stands for it. An option that ours lacks is an error.
/// </summary>
sealed class OptionConverter : JsonConverterFactory
{
    public override bool CanConvert(Type type) => Handles(type);

    static bool Handles(Type type) =>
        type.Namespace == "Mandate.Design" && type is { IsClass: true, IsAbstract: false } && !typeof(IComponent).IsAssignableFrom(type) && !typeof(Delegate).IsAssignableFrom(type)
        && type.GetConstructor(Type.EmptyTypes) is not null;

    /// <summary>Whether the option says itself what text, yes or no mean.</summary>
    public static bool Converts(Type type) => Handles(type) && (type.GetMember("op_Implicit").Length > 0 || type.GetField("None") is not null);

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type))!;

    sealed class Of<T> : JsonConverter<T> where T : class, new()
    {
        public override T? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            using var json = JsonDocument.ParseValue(ref reader);
            var value = json.RootElement;
            return value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => Implicit(value.GetString()!),
                JsonValueKind.True => Implicit(true),
                JsonValueKind.False => Implicit(false) ?? (T?)typeof(T).GetField("None")?.GetValue(null),
                JsonValueKind.Object => Bound(value, options),
                _ => throw new JsonException($"{typeof(T).Name} from {value.ValueKind}"),
            };
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();

        static T? Implicit<TFrom>(TFrom from) =>
            (T?)typeof(T).GetMethods(BindingFlags.Public | BindingFlags.Static)
                .FirstOrDefault(m => m.Name == "op_Implicit" && m.ReturnType == typeof(T) && m.GetParameters()[0].ParameterType == typeof(TFrom))?.Invoke(null, [from]);

        static T Bound(JsonElement value, JsonSerializerOptions options)
        {
            var bound = new T();
            foreach (var option in value.EnumerateObject())
            {
                var property = typeof(T).GetProperty(char.ToUpperInvariant(option.Name[0]) + option.Name[1..])
                    ?? throw new JsonException($"{typeof(T).Name} has no option '{option.Name}'");
                property.SetValue(bound, option.Value.Deserialize(property.PropertyType, options));
            }
            return bound;
        }
    }
}
