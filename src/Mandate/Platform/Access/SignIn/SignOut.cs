using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.SignIn;

public static class SignOut
{
    public const string Route = "/sign-out";
    public const string DoneRoute = "/signed-out";

    public sealed record Form;

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http)
    {
        await Session.End(http);
        return Results.LocalRedirect(DoneRoute);
    }

    public static IResult Done() => NoticePage.Show(new("You have signed out", ["Close the browser if others use this computer."], new("Sign in again", AccessPlaces.SignIn)));
}
