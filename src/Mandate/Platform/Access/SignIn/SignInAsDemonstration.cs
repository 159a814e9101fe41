using Mandate.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.SignIn;

/// <summary>One click of somebody who sits at the machine that runs a demonstration.</summary>
public static class SignInAsDemonstration
{
    public const string Route = "/sign-in/demonstration";

    public sealed record Form
    {
        public string? User { get; init; }
        public string? ReturnUrl { get; init; }
    }

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Db db, Demonstration demonstration, Locks locks, Links links, TimeProvider clock)
    {
        if (!demonstration.OneClick(http) || !UserId.TryParse(form.User, null, out var id)) return Results.NotFound();
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == id && u.DemoSignIn != null && u.LeftAt == null, http.RequestAborted) is not { } user) return Results.NotFound();
        return await Arriving.Arrive(http, db, locks, links, clock, user, SignInWay.Demonstration, form.ReturnUrl);
    }
}
