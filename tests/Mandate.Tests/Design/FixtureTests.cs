using Mandate.Design;

namespace Mandate.Tests.Design;

public sealed class FixtureTests
{
    /// <summary>Every upstream component: the type that renders it, or why Mandate does without.</summary>
    static readonly Dictionary<string, Type> Shipped = new(StringComparer.Ordinal)
    {
        ["button"] = typeof(Button),
        ["caption"] = typeof(Caption),
        ["character-count"] = typeof(CharacterCount),
        ["checkboxes"] = typeof(Checkboxes),
        ["date-input"] = typeof(DateInput),
        ["error-message"] = typeof(ErrorMessage),
        ["error-summary"] = typeof(ErrorSummary),
        ["fieldset"] = typeof(Fieldset),
        ["file-upload"] = typeof(FileUpload),
        ["heading"] = typeof(Heading),
        ["hint"] = typeof(Hint),
        ["input"] = typeof(Input),
        ["label"] = typeof(Label),
        ["legend"] = typeof(Legend),
        ["password-input"] = typeof(PasswordInput),
        ["radios"] = typeof(Radios),
        ["search-input"] = typeof(SearchInput),
        ["select"] = typeof(Select),
        ["textarea"] = typeof(Textarea),
        ["tag"] = typeof(Tag),
    };

    public static TheoryData<string> Components => [.. Shipped.Keys];

    [Theory, MemberData(nameof(Components))]
    public async Task Matches_every_upstream_fixture(string component)
    {
        var differences = await Fixtures.Differences(component, Shipped[component]);
        Assert.True(differences.Count == 0, $"{differences.Count} of {Fixtures.Of(component).Count()} differ\n" + string.Join('\n', differences));
    }
}
