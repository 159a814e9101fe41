using Mandate.Design;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Access.SignIn;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Platform.Access.Account;

/// <summary>The link of that letter: name and password, and the account is open.</summary>
public static class FinishAccount
{
    public const string Route = "/create-account/finish";
    public static string Url(string token) => $"{Route}?token={token}";

    public sealed record Form
    {
        public string? Token { get; init; }
        public string? Name { get; init; }
        public string? Password { get; init; }

        public string? Read(out FormReader read)
        {
            read = new FormReader();
            var name = read.Required(Name, nameof(Name), "Enter your full name", 200);
            return read.Ok ? name : null;
        }
    }

    public static async Task<IResult> Get(string? token, HttpContext http, Links links) =>
        await links.Working(LinkFor.OpenAccount, token, http.RequestAborted) is null ? Notice.LinkIsDead : FinishAccountPage.Show(new() { Token = token });

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Db db, Accounts accounts, Links links, Locks locks, TimeProvider clock)
    {
        if (await links.Working(LinkFor.OpenAccount, form.Token, http.RequestAborted) is not { Email: { } email } link) return Notice.LinkIsDead;
        if (await accounts.FindByEmailAsync(email) is not null) return Notice.LinkIsDead; // opened with another link meanwhile
        var now = clock.GetUtcNow();
        var name = form.Read(out var read);
        var user = User.Open(name ?? "", email, now);
        foreach (var wrong in await accounts.WrongWith(user, form.Password ?? "")) read.Check(false, nameof(Form.Password), wrong);
        if (!read.Ok) return FinishAccountPage.Invalid(form with { Password = null }, read.Errors);

        link.Use(now);
        await accounts.SetPassword(user, form.Password!);
        db.Users.Add(user);
        db.Record(user.AsActor(), now, new AccountOpened(user.Id));
        return await Arriving.Arrive(http, db, locks, links, clock, user, SignInWay.Password, link.ReturnUrl ?? ShowAccount.Route);
    }
}
