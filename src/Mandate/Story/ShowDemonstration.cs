using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Access.SignIn;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>What this demonstration is, and its clock: forward by playing, back to a stop.</summary>
public static class ShowDemonstration
{
    public const string Route = "/demonstration";

    public sealed record Form
    {
        public string? Stop { get; init; }
        public DateText? On { get; init; }
        public string? At { get; init; }

        public DateTimeOffset? Read(DateTimeOffset now, out FormErrors errors)
        {
            var read = new FormReader();
            var day = read.Date(On, nameof(On), "the day to go to", latest: Plot.Horizon.AddYears(1));
            var time = read.TimeOfDay(At, nameof(At), "the time to go to");
            if (read.Ok) read.Check(London.Exists(day, time), nameof(At), "Clocks skip this hour on that day. Enter another time");
            DateTimeOffset? moment = read.Ok ? London.At(day, time) : null;
            read.Check(moment is null || moment > now, nameof(On), "Enter a time to come. To go back, choose one of the stops");
            errors = read.Errors;
            return read.Ok ? moment : null;
        }
    }

    public sealed record Model(Form Form, DateTimeOffset Now, IReadOnlyList<ScriptStop> Stops, bool MayMove);

    public static IResult Get(HttpContext http, Theatre theatre, Demonstration demonstration, TimeProvider clock) =>
        ShowDemonstrationPage.Show(Read(new(), http, theatre, demonstration, clock));

    static Model Read(Form form, HttpContext http, Theatre theatre, Demonstration demonstration, TimeProvider clock) =>
        new(form, clock.GetUtcNow(), theatre.Stops, demonstration.OneClick(http));

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Actor actor, Theatre theatre, Demonstration demonstration, DbConnectionText connection, Locks locks, Links links, TimeProvider clock, CancellationToken cancel)
    {
        if (!demonstration.OneClick(http)) return Results.NotFound();
        if (theatre.Stops.FirstOrDefault(s => s.Id == form.Stop) is { } stop) await theatre.GoTo(stop, cancel);
        else if (form.Read(clock.GetUtcNow(), out var errors) is { } moment) await theatre.PlayTo(moment, cancel);
        else return ShowDemonstrationPage.Invalid(Read(form, http, theatre, demonstration, clock), errors);

        // A sign-in ends with time, and here much time has just passed: whoever came in with one click stays in.
        await using var db = Storage.Open(connection.Value);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == actor.User && u.DemoSignIn != null, cancel);
        return user is null ? Results.LocalRedirect(Route) : await Arriving.Arrive(http, db, locks, links, clock, user, SignInWay.Demonstration, Route);
    }
}
