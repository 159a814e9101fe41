using Mandate.Design;

namespace Mandate.Platform.Access;

/// <summary>A page that only says something: "Check your email".</summary>
public sealed record Notice(string Title, IReadOnlyList<string> Text, SiteLink? Link = null)
{
    public static readonly Notice DeadLink = new("This link no longer works", ["Each link works once and for a limited time. Ask for a new one."], new("Sign in", AccessPlaces.SignIn));

    public static IResult LinkIsDead => NoticePage.Show(DeadLink, StatusCodes.Status410Gone);
}
