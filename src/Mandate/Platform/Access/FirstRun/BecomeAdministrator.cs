using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Access.SignIn;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.FirstRun;

/// <summary>The code from the console makes the first administrator.</summary>
public static class BecomeAdministrator
{
    public const string Route = "/first-run";
    public const string NextRoute = "/first-run/next";

    public sealed record Form
    {
        public string? Code { get; init; }
        public string? Name { get; init; }
        public string? Email { get; init; }
        public string? Password { get; init; }
    }

    public static IResult Get(FirstRunCode code) => code.Waiting ? BecomeAdministratorPage.Show(new()) : Results.NotFound();

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, FirstRunCode code, Db db, Accounts accounts, Locks locks, Links links, SignInLimits limits, TimeProvider clock)
    {
        if (!code.Waiting) return Results.NotFound();
        if (limits.Refuse(LimitedAct.FirstRun, http.Connection.RemoteIpAddress?.ToString() ?? "", http) is { } tooMany) return tooMany;
        var read = new FormReader();
        read.Check(code.Matches(form.Code ?? ""), nameof(Form.Code), "Enter the code that the program printed on the console when it started");
        var name = read.Required(form.Name, nameof(Form.Name), "Enter your full name", 200);
        var email = read.Email(form.Email, nameof(Form.Email), "Enter your email address");
        var now = clock.GetUtcNow();
        var user = User.Open(name, email, now);
        foreach (var wrong in await accounts.WrongWith(user, form.Password ?? "")) read.Check(false, nameof(Form.Password), wrong);
        if (!read.Ok) return BecomeAdministratorPage.Invalid(form with { Password = null, Code = null }, read.Errors);
        if (await db.Users.AnyAsync(http.RequestAborted) || !code.Use()) return Results.NotFound();

        await accounts.SetPassword(user, form.Password!);
        db.Users.Add(user);
        var grant = new RoleGrant(user.Id, Role.Administrator, null, new Period(London.Day(now)), null, "First run");
        var holding = RoleHolding.Make(grant, null, null, now);
        db.RoleHoldings.Add(holding);
        db.Record(user.AsActor(), now, new FirstAdministratorMade(user.Id));
        db.Record(user.AsActor(), now, RoleGranted.Of(holding));
        return await Arriving.Arrive(http, db, locks, links, clock, user, SignInWay.Password, NextRoute);
    }

    /// <summary>For administrators alone, also while the role still waits for its second factor.</summary>
    public static async Task<IResult> Next(Actor actor, Db db, CancellationToken cancel) => !await db.RoleHoldings.AnyAsync(h => h.User == actor.User && h.Role == Role.Administrator, cancel) ? Results.NotFound() : FirstStepsPage.Show(new(AccessPlaces.With(AccessPlaces.SecondFactor, "/packs"), "/packs"));
}

/// <summary>What to do after the first run.</summary>
public sealed record FirstSteps(string SecondFactor, string Packs);
