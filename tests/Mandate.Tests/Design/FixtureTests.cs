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
        ["action-link"] = typeof(ActionLink),
        ["back-link"] = typeof(BackLink),
        ["breadcrumb"] = typeof(Breadcrumb),
        ["card"] = typeof(Card),
        ["contents-list"] = typeof(ContentsList),
        ["details"] = typeof(Details),
        ["do-dont-list"] = typeof(DoDontList),
        ["footer"] = typeof(Footer),
        ["header"] = typeof(Header),
        ["images"] = typeof(Images),
        ["inset-text"] = typeof(InsetText),
        ["notification-banner"] = typeof(NotificationBanner),
        ["pagination"] = typeof(Pagination),
        ["panel"] = typeof(Panel),
        ["scroll"] = typeof(Scroll),
        ["skip-link"] = typeof(SkipLink),
        ["summary-list"] = typeof(SummaryList),
        ["tables"] = typeof(Table),
        ["tabs"] = typeof(Tabs),
        ["task-list"] = typeof(TaskList),
        ["warning-callout"] = typeof(WarningCallout),
        ["tag"] = typeof(Tag),
    };

    /// <summary>Upstream components that Mandate does without, and why.</summary>
    static readonly Dictionary<string, string> LeftOut = new(StringComparer.Ordinal)
    {
        ["code"] = "No page shows source text; the address of an API is plain text.",
        ["hero"] = "For campaigns of the public; its picture needs a style attribute, which the content security policy forbids.",
    };

    /// <summary>Components of the form half; goes when the two halves meet.</summary>
    static readonly string[] InTheOtherHalf =
    [
        "button", "caption", "character-count", "checkboxes", "date-input", "error-message", "error-summary", "fieldset", "file-upload",
        "heading", "hint", "input", "label", "legend", "password-input", "radios", "search-input", "select", "textarea",
    ];

    public static TheoryData<string> Components => [.. Shipped.Keys];

    [Fact]
    public void Every_upstream_component_is_shipped_or_left_out_for_a_reason() =>
        Assert.Equal(Fixtures.Components(), Shipped.Keys.Union(LeftOut.Keys).Union(InTheOtherHalf).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Components))]
    public async Task Matches_every_upstream_fixture(string component)
    {
        var differences = await Fixtures.Differences(component, Shipped[component]);
        Assert.True(differences.Count == 0, $"{differences.Count} of {Fixtures.Of(component).Count()} differ\n" + string.Join('\n', differences));
    }
}
