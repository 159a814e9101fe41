using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Mandate.Design;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mandate.Tests.Design;

public sealed class FieldTests
{
    static async Task<IElement> Render<T>(FormErrors errors, params (string Name, object? Value)[] parameters) where T : IComponent
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<AntiforgeryStateProvider, Token>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        RenderFragment field = builder =>
        {
            builder.OpenComponent<T>(0);
            foreach (var (name, value) in parameters) builder.AddComponentParameter(1, name, value);
            builder.CloseComponent();
        };
        var cascade = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Value"] = errors, ["IsFixed"] = true, ["ChildContent"] = field });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<CascadingValue<FormErrors>>(cascade)).ToHtmlString());
        return new HtmlParser().ParseDocument(html).Body!;
    }

    sealed class Token : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => new("token-value", "token-name");
    }

    static FormErrors Wrong(string field) => new([new(field, "Put it right")]);

    static readonly Choice[] Two = [new("a", "A", Hint: "First"), new("b", "B", Conditional: b => b.AddContent(0, "Only for B"))];

    public static TheoryData<Type, (string, object?)[]> EveryField => new()
    {
        { typeof(TextField), [] }, { typeof(NumberField), [] }, { typeof(MoneyField), [] }, { typeof(EmailField), [] }, { typeof(PasswordField), [] },
        { typeof(CodeField), [] }, { typeof(TextAreaField), [] }, { typeof(TextAreaField), [("MaxWords", 9)] }, { typeof(SelectField), [("Items", Two)] },
        { typeof(RadiosField), [("Items", Two)] }, { typeof(CheckboxesField), [("Items", Two)] }, { typeof(DateField), [] }, { typeof(FileField), [] }, { typeof(SearchField), [] },
    };

    [Theory, MemberData(nameof(EveryField))]
    public async Task A_field_shows_its_error_where_the_summary_leads(Type field, (string, object?)[] more)
    {
        var render = typeof(FieldTests).GetMethod(nameof(Render), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(field);
        Task<IElement> With(FormErrors errors) => (Task<IElement>)render.Invoke(null, [errors, (((string, object?)[])[("Name", "Seats"), ("Label", "Seats"), ("Hint", "How many"), ("Optional", true), .. more])])!;

        var wrong = await With(Wrong("Seats"));
        var target = wrong.QuerySelector("#Seats")!;
        Assert.Contains(target.LocalName, new[] { "input", "textarea", "select" });
        Assert.Equal("Error: Put it right", wrong.QuerySelector(".nhsuk-error-message")!.TextContent);
        var described = (target.GetAttribute("aria-describedby") ?? target.Closest("fieldset")!.GetAttribute("aria-describedby"))!;
        Assert.All(described.Split(' '), id => Assert.NotNull(wrong.QuerySelector($"[id='{id}']")));
        Assert.Contains("How many", wrong.TextContent, StringComparison.Ordinal);
        Assert.Contains("Seats (optional)", wrong.TextContent, StringComparison.Ordinal);
        Assert.Equal(wrong.QuerySelectorAll("[id]").Length, wrong.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());

        Assert.Null((await With(Wrong("Other"))).QuerySelector("[class*=error]"));
    }

    [Theory]
    [InlineData("26", "", "2021", "S.Month", "S.Month")]
    [InlineData("26", "", "", "S.Month", "S.Month S.Year")]
    [InlineData("26", "13", "2021", "S.Month", "S.Month")]
    [InlineData("26", "9", "21", "S.Year", "S.Year")]
    [InlineData("26", "9", "2021", "S.Day", "S.Day S.Month S.Year")]
    [InlineData(null, null, null, "S.Day", "S.Day S.Month S.Year")]
    public async Task A_date_marks_the_parts_at_fault_and_the_summary_leads_to_the_first(string? day, string? month, string? year, string target, string marked)
    {
        var body = await Render<DateField>(Wrong("S"), ("Name", "S"), ("Label", "Start"), ("Value", DateText.Of(day, month, year)));
        Assert.Equal(target, body.QuerySelector("#S")!.GetAttribute("name"));
        Assert.Equal(marked, string.Join(' ', body.QuerySelectorAll("input.nhsuk-input--error").Select(e => e.GetAttribute("name"))));
        Assert.Equal([day ?? "", month ?? "", year ?? ""], body.QuerySelectorAll("input").Select(e => e.GetAttribute("value") ?? ""));
    }

    [Fact]
    public async Task A_label_may_be_the_heading_of_the_page()
    {
        var text = await Render<TextField>(FormErrors.None, ("Name", "T"), ("Label", "What is it called?"), ("IsPageHeading", true), ("Caption", "New body"));
        Assert.Equal("label", text.QuerySelector("h1.nhsuk-label-wrapper")!.FirstElementChild!.LocalName);
        Assert.Equal("New body", text.QuerySelector("label .nhsuk-caption-l")!.TextContent);
        var date = await Render<DateField>(FormErrors.None, ("Name", "T"), ("Label", "When?"), ("IsPageHeading", true));
        Assert.Equal("When?", date.QuerySelector("legend.nhsuk-fieldset__legend--l h1")!.TextContent.Trim());
    }

    [Fact]
    public async Task What_was_typed_is_kept_as_text()
    {
        const string typed = "\n<b>\"x\"</b>";
        Assert.Equal(typed, (await Render<TextAreaField>(FormErrors.None, ("Name", "T"), ("Label", "T"), ("Value", typed))).QuerySelector("textarea")!.TextContent);
        Assert.Equal("<b>", (await Render<MoneyField>(FormErrors.None, ("Name", "T"), ("Label", "T"), ("Value", "<b>"))).QuerySelector("input")!.GetAttribute("value"));
        Assert.Null((await Render<PasswordField>(FormErrors.None, ("Name", "T"), ("Label", "T"))).QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Choices_are_checked_by_value_and_an_exclusive_one_stands_after_or()
    {
        var radios = await Render<RadiosField>(FormErrors.None, ("Name", "R"), ("Label", "R"), ("Items", Two), ("Value", "b"));
        Assert.Equal("b", radios.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.Equal("Only for B", radios.QuerySelector(".nhsuk-radios__conditional:not(.nhsuk-radios__conditional--hidden)")!.TextContent.Trim());

        var boxes = await Render<CheckboxesField>(FormErrors.None, ("Name", "C"), ("Label", "C"), ("Items", Two.Append(new("none", "None", Exclusive: true)).ToArray()), ("Values", new[] { "a", "b" }));
        Assert.Equal(2, boxes.QuerySelectorAll("input[checked]").Length);
        Assert.Equal("or", boxes.QuerySelector(".nhsuk-checkboxes__divider")!.TextContent.Trim());
        Assert.Equal("none", boxes.QuerySelector("[data-behaviour=exclusive]")!.GetAttribute("value"));

        var select = await Render<SelectField>(FormErrors.None, ("Name", "S"), ("Label", "S"), ("Items", Two), ("Value", "b"), ("Empty", "Choose"));
        Assert.Equal(["", "a", "b"], select.QuerySelectorAll("option").Select(o => o.GetAttribute("value")));
        Assert.Equal("b", select.QuerySelector("option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_form_posts_with_a_token_and_a_filter_asks_without()
    {
        RenderFragment inside = b => b.AddContent(0, "fields");
        var form = (await Render<NhsForm>(FormErrors.None, ("Action", "/x"), ("Upload", true), ("Version", "7"), ("ReturnUrl", "/y"), ("ChildContent", inside))).QuerySelector("form")!;
        Assert.Equal(("post", "/x", "multipart/form-data"), (form.GetAttribute("method"), form.GetAttribute("action"), form.GetAttribute("enctype")));
        Assert.True(form.HasAttribute("novalidate"));
        Assert.Equal(["token-name=token-value", "Version=7", "ReturnUrl=/y"], form.QuerySelectorAll("input").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}"));

        var keep = new Dictionary<string, string?> { ["at"] = "2022-07-01", ["sort"] = null };
        var filter = (await Render<FilterForm>(FormErrors.None, ("Keep", keep), ("ChildContent", inside))).QuerySelector("form")!;
        Assert.Equal("get", filter.GetAttribute("method"));
        Assert.Equal("at", Assert.Single(filter.QuerySelectorAll("input")).GetAttribute("name"));
    }

    [Fact]
    public async Task Buttons_send_the_form_once_or_lead_elsewhere()
    {
        var save = (await Render<SaveButton>(FormErrors.None)).QuerySelector("button")!;
        Assert.Equal(("submit", "true", "Save and continue"), (save.GetAttribute("type"), save.GetAttribute("data-prevent-double-click"), save.TextContent.Trim()));
        Assert.Equal("/back", (await Render<SecondaryButton>(FormErrors.None, ("Text", "Cancel"), ("Href", "/back"))).QuerySelector("a.nhsuk-button--secondary")!.GetAttribute("href"));
        Assert.Equal("Add", (await Render<SaveButton>(FormErrors.None, ("ChildContent", (RenderFragment)(b => b.AddContent(0, "Add"))))).TextContent.Trim());
        Assert.NotNull((await Render<WarningButton>(FormErrors.None, ("Text", "Withdraw"))).QuerySelector("button.nhsuk-button--warning"));
    }
}
