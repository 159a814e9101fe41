using Microsoft.AspNetCore.Components;

namespace Mandate.Design;

/// <summary>A column of a <see cref="DataTable{TRow}"/>: <c>&lt;Column Title="Post" SortKey="post"&gt;@context.Name&lt;/Column&gt;</c>.</summary>
/// <typeparam name="TRow">A row.</typeparam>
public sealed class Column<TRow> : ComponentBase
{
    /// <summary>Words of the header.</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>Key in the address that sorts by this column; null when it cannot be sorted by.</summary>
    [Parameter] public string? SortKey { get; set; }

    /// <summary>Whether it holds numbers: aligned right, figures of one width.</summary>
    [Parameter] public bool Numeric { get; set; }

    /// <summary>Whether its cells name the rows; the first column only.</summary>
    [Parameter] public bool RowHeader { get; set; }

    /// <summary>What a cell shows; <c>context</c> is the row.</summary>
    [Parameter, EditorRequired] public required RenderFragment<TRow> ChildContent { get; set; }

    /// <summary>The table.</summary>
    [CascadingParameter] public DataTable<TRow>? Table { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized() => (Table ?? throw new InvalidOperationException($"Column \"{Title}\" is outside a DataTable.")).Add(this);
}

/// <summary>Renders its content after its earlier siblings have been set up: how a table knows its columns before its rows are drawn.</summary>
public sealed class Deferred : ComponentBase
{
    /// <summary>The content.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
