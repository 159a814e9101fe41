using Mandate.Bodies;
using Mandate.Bodies.Packs;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>14 July 2021: the register as it was known, and the people who run the campaign.</summary>
static class Opening
{
    public static readonly DateOnly First = new(2021, 7, 14);

    public static IEnumerable<Scene> Scenes(Script script) =>
    [
        Scene.On(First, 8, Packs),
        Scene.On(First, 9, Staff),
    ];

    static async Task Packs(Stage stage)
    {
        var answer = await PackLoader.Load(stage.Db, stage.Pack.Folder, Actor.Service, stage.Now, CancellationToken.None, until: Plot.Horizon);
        if (answer.Refusal is { } refusal) throw new InvalidOperationException($"{refusal} {string.Join("; ", answer.Problems.Take(5))}");
        var law = await Law.Event(stage, "establishment-order");
        await stage.Db.SaveChangesAsync();
        Stage.Must(await BodiesApi.MoveFirstDay(stage.Db, law, Plot.Horizon, law.ExpectedAsKnownOn(First)!.Value, CancellationToken.None));
    }

    static async Task Staff(Stage stage)
    {
        var england = (await stage.Body("nhs-england")).Id;
        Hire(stage, Cast.Administrator, "Administrator: invites people and grants roles");
        Hire(stage, Cast.SecondAdministrator, "Second administrator: confirms what the first one asks for");
        Hire(stage, Cast.Keeper, "Register keeper: bodies, posts, terms and legal events");
        Hire(stage, Cast.Team, "Appointments team: runs the national campaign");
        Hire(stage, Cast.Approver, "Approver: decides on panel reports for NHS England");
        Hire(stage, Cast.Minister, "Office of the Secretary of State: approves the chairs");
        Hire(stage, Cast.Auditor, "Auditor: reads the record, changes nothing");
        Hire(stage, Cast.Reviewer, null);
        Hire(stage, Cast.Operator, "Operator: jobs, mail and health");
        foreach (var (i, director) in Cast.Directors.Index()) Hire(stage, director, i switch { 0 => "Regional director: sits on the panels of one region", 1 => "Another regional director", _ => null });
        foreach (var (i, independent) in Cast.Independents.Index()) Hire(stage, independent, i == 0 ? "Independent panel member" : null);
        await stage.Db.SaveChangesAsync();

        await Appoint(stage, Cast.Administrator, Role.Administrator);
        await Appoint(stage, Cast.SecondAdministrator, Role.Administrator);
        await stage.Db.SaveChangesAsync();
        await Appoint(stage, Cast.Keeper, Role.RegisterKeeper);
        await Appoint(stage, Cast.Team, Role.AppointmentsTeam, england);
        await Appoint(stage, Cast.Approver, Role.Approver, england);
        await Appoint(stage, Cast.Minister, Role.Approver, (await stage.Body("department-of-health-and-social-care")).Id);
        await Appoint(stage, Cast.Auditor, Role.Auditor);
        await Appoint(stage, Cast.Reviewer, Role.Reviewer);
        await Appoint(stage, Cast.Operator, Role.Operator);
        foreach (var person in Cast.Directors.Concat(Cast.Independents)) await Appoint(stage, person, Role.Assessor);
    }

    /// <summary>Opens an account; with a sentence, one that a visitor may take with one click.</summary>
    public static User Hire(Stage stage, Character who, string? oneClick)
    {
        var user = User.Open(who.Name, who.Email, stage.Now);
        user.DemoSignIn = oneClick;
        stage.Db.Users.Add(user);
        return user;
    }

    /// <summary>Grants a role as the pages do: one administrator, or one who asks and another who confirms.</summary>
    public static async Task Appoint(Stage stage, Character who, Role role, BodyId? body = null)
    {
        var (user, first, second) = (await stage.User(who), await stage.User(Cast.Administrator), await stage.User(Cast.SecondAdministrator));
        Actor Administrator(User u) => new(u.Id, u.Name, [new(Role.Administrator, null)]);
        var grant = new RoleGrant(user.Id, role, body, new Period(stage.Today), null, "For the national campaign");
        if (role == Role.Administrator)
        {
            var by = user.Id == first.Id ? Actor.Service with { User = second.Id, Roles = [new(Role.Administrator, null)] } : Administrator(first);
            stage.Db.RoleHoldings.Add(Stage.Must(RoleHolding.Grant(by, grant, administrators: 1, stage.Now)));
            return;
        }
        if (!RoleRules.TakesTwo(role, administrators: 2)) { stage.Db.RoleHoldings.Add(Stage.Must(RoleHolding.Grant(Administrator(first), grant, 2, stage.Now))); return; }
        var request = Stage.Must(RoleRequest.Ask(Administrator(first), grant, stage.Now));
        stage.Db.RoleRequests.Add(request);
        stage.Db.RoleHoldings.Add(Stage.Must(request.Confirm(Administrator(second), stage.Now)));
    }
}
