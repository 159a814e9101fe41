using System.Net;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Access.People;

public sealed class PeopleTests : WorldTest
{
    string Address => $"invited-{World.Address}@example.org";

    async Task<Browser> Invite(User admin, params string[] roles)
    {
        var browser = World.BrowserOf(admin);
        await browser.Open("/people-and-roles/invite");
        foreach (var role in roles) browser.Choose(role);
        await browser.Fill("Full name", "Ada Example").Fill("Email address", Address).Fill("For which body?", "All bodies").Fill("Reason", "Joins").Press("Send the invitation");
        return browser;
    }

    [Fact]
    public async Task An_invited_person_opens_an_account_and_gets_what_one_administrator_may_give()
    {
        var admin = await World.User(Role.Administrator);
        await World.User(Role.Administrator);
        var browser = await Invite(admin, "Board secretary", "Assessor");
        Assert.Equal("Invitations", browser.Heading);
        var invited = World.RealBrowser();
        await invited.Open(await World.LinkTo(Address));
        Assert.Contains("assessor, board secretary", invited.Main);
        await invited.Fill("Full name", "Ada Example").Fill("Password", Worlds.World.Password).Press("Accept");
        Assert.Equal("Your account", invited.Heading);
        Assert.Contains("Board secretary, All bodies", invited.Main);
        Assert.DoesNotContain("Assessor, All bodies", invited.Main);
        await using var db = World.Db();
        var request = await db.RoleRequests.SingleAsync();
        Assert.Equal((Role.Assessor, admin.Id), (request.Role, request.AskedBy));
        await browser.Open("/people-and-roles/invitations");
        Assert.Contains("Accepted", browser.Main);
    }

    [Fact]
    public async Task An_invitation_ends_after_seven_days_and_can_be_sent_again_or_withdrawn()
    {
        var admin = await World.User(Role.Administrator);
        var browser = await Invite(admin, "Board secretary");
        var first = await World.LinkTo(Address);
        World.Now += TimeSpan.FromDays(7);
        var invited = World.RealBrowser();
        await invited.Open(first);
        Assert.Equal(HttpStatusCode.Gone, invited.Status);
        await browser.Open("/people-and-roles/invitations");
        await browser.Press("Send to Ada Example again");
        var second = await World.LinkTo(Address);
        Assert.NotEqual(first, second);
        await invited.Open(second);
        Assert.Equal("Accept the invitation", invited.Heading);
        await browser.Press("Withdraw the invitation of Ada Example");
        Assert.Contains("Withdrawn", browser.Main);
        await invited.Open(second);
        Assert.Equal(HttpStatusCode.Gone, invited.Status);
    }

    [Fact]
    public async Task One_open_invitation_to_an_address_and_none_to_an_account()
    {
        var admin = await World.User(Role.Administrator);
        await Invite(admin, "Board secretary");
        Assert.Equal([InvitationRefusals.Already.ToString()], (await Invite(admin, "Board secretary")).Errors);
        await World.Account(Address);
        Assert.Equal([InvitationRefusals.HasAccount.ToString()], (await Invite(admin, "Board secretary")).Errors);
        var empty = World.BrowserOf(admin);
        await empty.Open("/people-and-roles/invite");
        await empty.Press("Send the invitation");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("Choose at least one role", empty.Errors);
    }

    [Fact]
    public async Task A_leaver_loses_every_role_and_sign_in_and_keeps_the_history()
    {
        var (admin, person) = (await World.User(Role.Administrator), await World.Account(roles: [Role.BoardSecretary, Role.Administrator]));
        var open = await World.SignedIn(person);
        await using (var db = World.Db())
        {
            db.RoleRequests.Add(RoleRequest.Ask(new Actor(person.Id, "", [new RoleInForce(Role.Administrator, null)]), new RoleGrant(admin.Id, Role.Assessor, null, new Period(World.Today), null, "Reason"), World.Now).Value!);
            await db.SaveChangesAsync();
        }
        var browser = World.BrowserOf(admin);
        await browser.Open($"/people-and-roles/{person.Id}/leaver");
        Assert.Contains("Asked for 1 role that wait to be confirmed; the requests lapse", browser.Main);
        await browser.Press("End every role and sign-in");
        Assert.Equal(["Enter the reason"], browser.Errors);
        await browser.Fill("Reason", "Retired").Press("End every role and sign-in");
        Assert.Contains("No role now", browser.Main);
        Assert.Contains("Ended by Person 1: Retired", browser.Main);
        await open.Open("/account");
        Assert.Equal("Sign in", open.Heading);
        await using (var db = World.Db())
        {
            Assert.Equal(RoleDecision.Withdrawn, (await db.RoleRequests.SingleAsync()).Decision);
            Assert.Equal(0, await db.RoleHoldings.CountAsync(h => h.User == person.Id && (h.To == null || h.To >= World.Today)));
        }
        await browser.Click("This person is back");
        await browser.Fill("Reason", "Came back").Press("Open the account again");
        Assert.Equal("/", (await World.SignedIn(person)).Url);
    }

    [Fact]
    public async Task Nobody_records_themselves_as_a_leaver()
    {
        var admin = await World.User(Role.Administrator);
        var browser = World.BrowserOf(admin);
        await browser.Open($"/people-and-roles/{admin.Id}/leaver");
        await browser.Fill("Reason", "Tired").Press("End every role and sign-in");
        Assert.Equal([RoleRefusals.OwnLeaving.ToString()], browser.Errors);
    }

    [Fact]
    public async Task Candidates_are_not_listed_and_an_exact_address_finds_an_account()
    {
        var (admin, candidate, secretary) = (await World.User(Role.Administrator), await World.Account(), await World.Account(roles: Role.BoardSecretary));
        var browser = World.BrowserOf(admin);
        await browser.Open("/people-and-roles");
        Assert.Contains(secretary.Email, browser.Main);
        Assert.DoesNotContain(candidate.Email, browser.Main);
        await browser.Open($"/people-and-roles?q={candidate.Email}");
        Assert.Contains(candidate.Name, browser.Main);
        await browser.Open("/people-and-roles?role=BoardSecretary&state=now&q=ACCOUNT");
        Assert.Contains(secretary.Email, browser.Main);
        Assert.DoesNotContain(admin.Email, browser.Main);
    }

    [Fact]
    public async Task An_administrator_removes_a_lost_authenticator_and_the_person_is_told()
    {
        var (admin, person) = (await World.User(Role.Administrator), await World.Account(roles: Role.BoardSecretary));
        await World.Authenticator(person);
        var browser = World.BrowserOf(admin);
        await browser.Open($"/people-and-roles/{person.Id}");
        await browser.Click("Remove a lost authenticator app");
        await browser.Fill("How did you make sure who asked?", "Met in the office").Press("Remove the app");
        Assert.Contains("Not set up", browser.Main);
        Assert.Contains("Person 1 removed your authenticator app", Assert.Single(await World.Letters(person.Email)).Subject);
        Assert.Equal("/", (await World.SignedIn(person)).Url);
    }
}
