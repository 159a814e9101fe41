using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Mandate.Design;

/// <summary>An element whose name is known only when it is drawn: a heading of some level, a button that may be a link.</summary>
public sealed class HtmlElement : ComponentBase
{
    /// <summary>Name of the element.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>Its attributes.</summary>
    [Parameter] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <summary>Its content.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, Name);
        builder.AddMultipleAttributes(1, Attributes);
        builder.AddContent(2, ChildContent);
        builder.CloseElement();
    }
}
