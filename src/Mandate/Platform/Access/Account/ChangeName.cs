using Mandate.Design;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Account;

public static class ChangeName
{
    public const string Route = "/account/name";

    public sealed record Form
    {
        public string? Name { get; init; }

        public string? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var name = read.Required(Name, nameof(Name), "Enter your full name", 200);
            errors = read.Errors;
            return read.Ok ? name : null;
        }
    }

    public static IResult Get(Actor actor) => ChangeNamePage.Show(new() { Name = actor.Name });

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (form.Read(out var errors) is not { } name) return ChangeNamePage.Invalid(form, errors);
        var user = await db.Users.SingleAsync(u => u.Id == actor.User, cancel);
        if (user.Name != name)
        {
            db.Record(actor, clock.GetUtcNow(), new NameChanged(user.Id, user.Name, name));
            user.Name = name;
            await db.SaveChangesAsync(cancel);
        }
        return Results.LocalRedirect(ShowAccount.Route);
    }
}
