using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mandate.Design;

/// <summary>A whole page with one typed model and no services. <typeparamref name="TSelf"/> is the page itself.</summary>
/// <typeparam name="TSelf">The page.</typeparam>
/// <typeparam name="TModel">All that the page shows, including the text a person typed.</typeparam>
[Layout(typeof(Layout))]
public abstract class Page<TSelf, TModel> : ComponentBase where TSelf : Page<TSelf, TModel>
{
    /// <summary>All that the page shows.</summary>
    [Parameter, EditorRequired] public required TModel Model { get; set; }

    /// <summary>What is wrong with what was typed; empty on a first visit.</summary>
    [Parameter] public FormErrors Errors { get; set; } = FormErrors.None;

    /// <summary>Answers 200, or another status, with the page.</summary>
    /// <param name="model">All that the page shows.</param>
    /// <param name="status">Status of the answer.</param>
    public static IResult Show(TModel model, int status = StatusCodes.Status200OK) => Answer(model, FormErrors.None, status);

    /// <summary>Answers 422 with the page, its fields refilled and each error beside its field and in the summary.</summary>
    /// <param name="model">The model with what was typed.</param>
    /// <param name="errors">What is wrong, by field.</param>
    public static IResult Invalid(TModel model, FormErrors errors) => Answer(model, errors, StatusCodes.Status422UnprocessableEntity);

    /// <summary>Answers 409 with the page, what was typed kept, and the reason why the law or the state says no.</summary>
    /// <param name="model">The model with what was typed.</param>
    /// <param name="reason">The refusal, in words for people.</param>
    public static IResult Refused(TModel model, string reason) =>
        Answer(model, new FormErrors([new FormError("", reason)]), StatusCodes.Status409Conflict);

    static RazorComponentResult<TSelf> Answer(TModel model, FormErrors errors, int status) =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(Model)] = model, [nameof(Errors)] = errors }) { StatusCode = status };
}
