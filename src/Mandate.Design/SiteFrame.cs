namespace Mandate.Design;

/// <summary>What surrounds every page of one request: who is signed in, what the navigation offers, what must be said above it.</summary>
/// <remarks>The application puts one on <c>HttpContext.Features</c>; <see cref="Layout"/> reads it. Without one the layout shows a bare header.</remarks>
public sealed record SiteFrame
{
    /// <summary>Name of the service in the header and in every title.</summary>
    public string ServiceName { get; init; } = "Mandate";

    /// <summary>Where the service name leads.</summary>
    public string Home { get; init; } = "/";

    /// <summary>Main navigation.</summary>
    public IReadOnlyList<SiteLink> Navigation { get; init; } = [];

    /// <summary>Account menu: "Sign in", or the person's name, their page and "Sign out".</summary>
    public IReadOnlyList<SiteLink> Account { get; init; } = [];

    /// <summary>Footer links: accessibility statement, privacy, cookies, contact.</summary>
    public IReadOnlyList<SiteLink> Footer { get; init; } = [];

    /// <summary>Last line of the footer.</summary>
    public string Licence { get; init; } = "Mandate is open-source software under the MIT licence.";

    /// <summary>Address that the header's search form asks, or null for no search.</summary>
    public string? SearchAction { get; init; }

    /// <summary>A sentence above every page, on screen and in print, or null ("Demonstration: every person is invented").</summary>
    public string? Notice { get; init; }

    /// <summary>Where the notice leads, or null.</summary>
    public SiteLink? NoticeLink { get; init; }

    /// <summary>A success message carried over a redirect, or null.</summary>
    public string? Done { get; init; }

    /// <summary>Address prefix of style sheet and script, with the digest that changes when they do.</summary>
    public string Assets { get; init; } = "/assets";
}

/// <summary>One link of the frame.</summary>
/// <param name="Text">Words of the link.</param>
/// <param name="Href">Address; null for plain text.</param>
/// <param name="Current">Whether it leads to where the reader is.</param>
/// <param name="Post">Whether it is a button that posts ("Sign out") rather than a link.</param>
public sealed record SiteLink(string Text, string? Href, bool Current = false, bool Post = false);
