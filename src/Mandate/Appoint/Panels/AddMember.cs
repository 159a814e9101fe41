using Mandate.Appoint.Helping;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Panels;

/// <summary>Puts somebody who holds the role of assessor on a panel, and tells them by mail.</summary>
public static class AddMember
{
    public const string Route = "/appoint/{campaign}/panels/{panel}/members/add";
    public static string Url(string campaign, PanelId panel) => $"/appoint/{campaign}/panels/{panel}/members/add";

    public sealed record Form
    {
        public string? Person { get; init; }
        public string? Role { get; init; }

        public Facts? Read(IReadOnlyList<Assessor> assessors, out FormErrors errors)
        {
            var read = new FormReader();
            var person = read.OneOf(Person, nameof(Person), "Choose a person", assessors.Select(a => a.User.ToString()));
            var role = read.OneOf<PanelRole>(Role, nameof(Role), "Choose the person’s role on the panel");
            errors = read.Errors;
            return read.Ok ? new(assessors.First(a => a.User.ToString() == person), role) : null;
        }
    }

    public sealed record Facts(Assessor Person, PanelRole Role);
    public sealed record Assessor(UserId User, string Name, string Email);
    public sealed record Model(string Slug, string Campaign, PanelId Panel, string Name, IReadOnlyList<Assessor> Assessors, Form Form);

    public static async Task<IResult> Get(string campaign, PanelId panel, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await db.PanelForTeam(actor, campaign, panel, cancel) is (var found, var shown)
            ? AddMemberPage.Show(new(found.Slug, found.Title, shown.Id, shown.Name, await Assessors(db, found, shown, clock.Today(), cancel), new()))
            : Results.NotFound();

    public static async Task<IResult> Post(string campaign, PanelId panel, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.PanelForTeam(actor, campaign, panel, cancel) is not (var found, var shown)) return Results.NotFound();
        var model = new Model(found.Slug, found.Title, shown.Id, shown.Name, await Assessors(db, found, shown, clock.Today(), cancel), form);
        if (form.Read(model.Assessors, out var errors) is not { } facts) return AddMemberPage.Invalid(model, errors);

        var approves = await db.ApproversOf(found, clock.Today()).ContainsAsync(facts.Person.User, cancel);
        var now = clock.GetUtcNow();
        var applied = await db.Applications.AnyAsync(a => a.Campaign == found.Id && a.Candidate == facts.Person.User, cancel);
        var helped = await db.HelpedIn(facts.Person.User).ContainsAsync(found.Id, cancel);
        if (shown.Add(facts.Person.User, facts.Role, now, applied, approves, helped).Refusal is { } refusal) return AddMemberPage.Refused(model, refusal.ToString());

        var member = shown.MemberOf(facts.Person.User)!;
        db.Record(actor, now, new PanelMemberAdded(shown.Id, member.Id, member.User, facts.Person.Name, member.Role), found.AppointingBody);
        var posts = await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => p.Panel == shown.Id), cancel);
        db.SendMail(facts.Person.Email, new OnPanelLetter(found.Title, shown.Name, facts.Role, [.. posts.Select(p => p.Name)], Dates.Moment(found.Closes.Shown), PublicAddress.Of(http, Assessing.PanelWork.Url(shown.Id))), now);
        await db.SaveChangesAsync(cancel);
        http.Say($"{facts.Person.Name} is on the panel and has been told by mail");
        return Results.LocalRedirect(ShowPanel.Url(found.Slug, shown.Id));
    }

    /// <summary>Assessors in force who do not sit yet.</summary>
    static async Task<IReadOnlyList<Assessor>> Assessors(Db db, Campaign campaign, Panel panel, DateOnly day, CancellationToken cancel)
    {
        var sitting = panel.Sitting.Select(m => m.User).ToList();
        var holders = db.RoleHoldings.On(day).Where(r => r.Role == Role.Assessor && (r.Body == null || r.Body == campaign.AppointingBody)).Select(r => r.User);
        return await db.Users.AsNoTracking().Where(u => u.LeftAt == null && holders.Contains(u.Id) && !sitting.Contains(u.Id))
            .OrderBy(u => u.Name).Select(u => new Assessor(u.Id, u.Name, u.Email)).ToListAsync(cancel);
    }
}
