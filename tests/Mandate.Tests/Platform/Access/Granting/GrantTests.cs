using System.Net;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Access.Granting;

public sealed class GrantTests : WorldTest
{
    static Task Grant(Browser browser, User to, string role, string body = "All bodies", string from = "1/9/2021") =>
        browser.Open($"/people-and-roles/{to.Id}/grant").ContinueWith(_ =>
            browser.Choose(role).Fill("For which body?", body).Fill("First day", from).Fill("Reason", "Joins the team").Press("Grant the role"), TaskScheduler.Default).Unwrap();

    [Fact]
    public async Task One_administrator_grants_a_role_that_sees_no_candidates()
    {
        var (admin, person) = (await World.User(Role.Administrator), await World.Account());
        var body = await World.Body("Somewhere");
        var browser = World.BrowserOf(admin);
        await Grant(browser, person, "Board secretary", "Somewhere");
        Assert.Equal($"/people-and-roles/{person.Id}", browser.Url);
        Assert.Contains("Board secretary, Somewhere", browser.Main);
        Assert.Contains("Granted by Person 1: Joins the team", browser.Main);
        await using var db = World.Db();
        Assert.Equal(body.Id, (await db.RoleHoldings.SingleAsync(h => h.User == person.Id)).Body);
        Assert.Contains("access.role-granted", await World.Recorded(person.Id));
    }

    [Fact]
    public async Task A_role_that_sees_candidates_waits_for_a_second_administrator()
    {
        var (first, second, person) = (await World.User(Role.Administrator), await World.User(Role.Administrator), await World.Account());
        var browser = World.BrowserOf(first);
        await Grant(browser, person, "Assessor");
        Assert.Contains("Waits for confirmation", browser.Main);
        await using (var db = World.Db()) Assert.False(await db.RoleHoldings.AnyAsync(h => h.User == person.Id));
        Assert.Equal("A role waits for your confirmation", Assert.Single(await World.Letters(second.Email)).Subject);

        await browser.Click("Assessor, All bodies");
        Assert.Contains("The person who asked for a role cannot also confirm it.", browser.Main);
        Assert.DoesNotContain("Confirm the role", browser.Main);
        await browser.Post(browser.Url, new() { ["Do"] = "confirm", ["__RequestVerificationToken"] = browser.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")! });
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);

        var other = World.BrowserOf(second);
        await other.Open("/people-and-roles/requests");
        await other.Click($"Assessor for {person.Name}");
        await other.Press("Confirm the role");
        await other.Open($"/people-and-roles/{person.Id}");
        Assert.Contains("Asked for by Person 1, confirmed by Person 2", other.Main);
        Assert.Equal(["access.role-asked", "access.role-granted", "access.role-request-decided"], (await World.Recorded(person.Id)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_a_request_can_be_withdrawn_by_whoever_asked()
    {
        var (first, second, person) = (await World.User(Role.Administrator), await World.User(Role.Administrator), await World.Account());
        var (browser, other) = (World.BrowserOf(first), World.BrowserOf(second));
        await Grant(browser, person, "Assessor");
        await other.Open("/people-and-roles/requests");
        await other.Click($"Assessor for {person.Name}");
        await other.Press("Refuse");
        Assert.Equal(["Enter the reason for refusing"], other.Errors);
        await other.Fill("Reason", "Not trained yet").Press("Refuse");
        Assert.Contains("Nothing waits", other.Main);
        await Grant(browser, person, "Approver");
        await browser.Click("Approver, All bodies");
        await browser.Press("Withdraw the request");
        await using var db = World.Db();
        Assert.False(await db.RoleHoldings.AnyAsync(h => h.User == person.Id));
        Assert.Equal(2, await db.RoleRequests.CountAsync(r => r.Decision != null));
    }

    [Fact]
    public async Task What_is_held_or_asked_for_already_is_refused_and_what_was_typed_is_kept()
    {
        var (admin, person) = (await World.User(Role.Administrator), await World.Account());
        var browser = World.BrowserOf(admin);
        await Grant(browser, person, "Board secretary");
        await Grant(browser, person, "Board secretary");
        Assert.Equal([RoleRefusals.HeldAlready.ToString()], browser.Errors);
        Assert.Contains("Joins the team", browser.Text);
        await Grant(browser, person, "Assessor");
        await Grant(browser, person, "Assessor");
        Assert.Equal([RoleRefusals.AskedAlready.ToString()], browser.Errors);
        await Grant(browser, admin, "Board secretary");
        Assert.Equal([RoleRefusals.Oneself.ToString()], browser.Errors);
        await browser.Open($"/people-and-roles/{person.Id}/grant");
        await browser.Fill("First day", "31/8/2021").Press("Grant the role");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Choose a role", browser.Errors);
        Assert.Contains("Enter the reason", browser.Errors);
    }

    [Fact]
    public async Task A_deputy_acts_for_somebody_who_holds_the_role()
    {
        var (admin, holder, person) = (await World.User(Role.Administrator), await World.User(Role.BoardSecretary), await World.Account());
        var browser = World.BrowserOf(admin);
        await browser.Open($"/people-and-roles/{person.Id}/grant");
        browser.Choose("Board secretary").Fill("For which body?", "All bodies").Fill("Last day (optional)", "1/10/2021").Fill("Reason", "Leave");
        await browser.Fill("As deputy of (optional)", admin.Email).Press("Grant the role");
        Assert.Equal([RoleRefusals.DeputyOfWhat.ToString()], browser.Errors);
        await browser.Fill("As deputy of (optional)", holder.Email).Press("Grant the role");
        Assert.Contains($"Board secretary (as deputy of {holder.Name}, in their absence)", browser.Main);
    }

    [Fact]
    public async Task An_administrator_of_one_body_sees_and_ends_the_roles_of_that_body_only()
    {
        var (here, there) = (await World.Body("Here"), await World.Body("There"));
        var local = await World.User();
        var (mine, other) = (await World.Account(), await World.Account());
        await World.Saved(Holding(local, Role.Administrator, here.Id));
        await World.Saved(Holding(mine, Role.BoardSecretary, here.Id));
        var theirs = await World.Saved(Holding(other, Role.BoardSecretary, there.Id));
        var browser = World.BrowserOf(local);
        await browser.Open("/people-and-roles");
        Assert.Contains(mine.Email, browser.Main);
        Assert.DoesNotContain(other.Email, browser.Main);
        await browser.Open($"/people-and-roles/holdings/{theirs.Id}/end");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.Open($"/people-and-roles/{mine.Id}");
        await browser.Click("End this role: Board secretary, Here");
        await browser.Fill("Last day", "31/8/2021").Press("End the role");
        Assert.Equal(["Enter the reason"], browser.Errors);
        await browser.Fill("Reason", "Moved on").Press("End the role");
        Assert.Contains("No role now", browser.Main);
        Assert.Contains("access.role-ended", await World.Recorded(mine.Id));
    }

    RoleHolding Holding(User user, Role role, BodyId? body) => new() { Id = Id.New<RoleHoldingId>(World.Now), User = user.Id, Role = role, Body = body, From = World.Today.AddDays(-10) };

    [Fact]
    public async Task Roles_are_reviewed_every_six_months()
    {
        var (admin, person) = (await World.User(Role.Administrator), await World.Account());
        var browser = World.BrowserOf(admin);
        await Grant(browser, person, "Board secretary");
        await browser.Open("/people-and-roles/review");
        Assert.DoesNotContain(person.Name, browser.Main);
        World.Now = World.Now.AddMonths(6);
        await browser.Open("/people-and-roles");
        Assert.Contains("Roles to review: 2", browser.Main);
        await browser.Open("/people-and-roles/review");
        Assert.Contains("This is your own: another administrator reviews it.", browser.Main);
        await browser.Press($"Keep Board secretary of {person.Name}");
        Assert.DoesNotContain(person.Name, browser.Main);
        Assert.Contains("access.role-kept", await World.Recorded(person.Id));
    }

    [Fact]
    public async Task Strangers_are_refused()
    {
        var browser = await World.Browser(Role.AppointmentsTeam);
        foreach (var url in new[] { "/people-and-roles", "/people-and-roles/invite", "/people-and-roles/requests", "/people-and-roles/review", $"/people-and-roles/{Guid.Empty}" })
        {
            await browser.Open(url);
            Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        }
        var admin = await World.Browser(Role.Administrator);
        await admin.Open($"/people-and-roles/{Guid.Empty}");
        Assert.Equal(HttpStatusCode.NotFound, admin.Status);
    }
}
