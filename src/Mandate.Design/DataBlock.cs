using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Mandate.Design;

/// <summary>
/// Data for machines within a page: a script element of a type that is no script, such as JSON-LD. Browsers never run it, so a content security
/// policy without inline scripts lets it stand (HTML standard, "data block").
/// </summary>
public sealed class DataBlock : ComponentBase
{
    /// <summary>Media type: "application/ld+json".</summary>
    [Parameter, EditorRequired] public required string Type { get; set; }

    /// <summary>What is written as JSON. The default encoder writes &lt;, &gt; and &amp; as escapes, so no text can end the element.</summary>
    [Parameter, EditorRequired] public required object Content { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (!Type.EndsWith("json", StringComparison.Ordinal)) throw new InvalidOperationException("A data block holds JSON; nothing that a browser runs.");
        builder.AddMarkupContent(0, $"<script type=\"{Type}\">{JsonSerializer.Serialize(Content)}</script>");
    }
}
