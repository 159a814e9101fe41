using Mandate.Design;
using Microsoft.AspNetCore.Components;

namespace Mandate.Platform.Web.Home;

/// <summary>A part of the home page, contributed by an area: <c>services.AddScoped&lt;IHomeSection, …&gt;()</c>.</summary>
public interface IHomeSection
{
    /// <summary>Place from the top: what is open 10, who leads 20, what was decided 30.</summary>
    int Order { get; }

    /// <summary>What this reader sees, or null for nothing. One query.</summary>
    Task<HomeSection?> Show(Actor reader, CancellationToken cancel);
}

/// <summary>A heading, a few lines, and where to find all.</summary>
public sealed record HomeSection(string Title, string? Text, IReadOnlyList<HomeLine> Lines, SiteLink? All = null)
{
    /// <summary>Content of its own beneath the lines: a tile map, a chart.</summary>
    public RenderFragment? Content { get; init; }
}

/// <param name="Text">Words of the link.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Note">What to know before opening it: a closing date, a name.</param>
public sealed record HomeLine(string Text, string Href, string? Note = null);

/// <summary>What waits for a person, contributed by an area: <c>services.AddScoped&lt;IWaiting, …&gt;()</c>.</summary>
public interface IWaiting
{
    Task<IReadOnlyList<Waiting>> For(Actor actor, CancellationToken cancel);
}

/// <param name="Title">What to do, starting with a verb: "Score 12 applications".</param>
/// <param name="Href">The page that clears it.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Due">By when it should be done, or null.</param>
public sealed record Waiting(string Title, string Href, DateTimeOffset Since, DateTimeOffset? Due = null)
{
    /// <summary>Which body or campaign.</summary>
    public string? About { get; init; }
}
