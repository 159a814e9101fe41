using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Panels;

/// <summary>Takes somebody off a panel. Their scores stay, marked; whether they count is decided here.</summary>
public static class RemoveMember
{
    public const string Route = "/appoint/{campaign}/panels/{panel}/members/{member}/remove";
    public static string Url(string campaign, PanelId panel, PanelMemberId member) => $"/appoint/{campaign}/panels/{panel}/members/{member}/remove";

    public sealed record Form
    {
        public string? Reason { get; init; }
        public string? Count { get; init; }

        public (string Reason, bool Count)? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var reason = read.Required(Reason, nameof(Reason), "Enter the reason", 400, lines: true);
            var count = read.YesNo(Count, nameof(Count), "Select yes if scores locked so far count");
            errors = read.Errors;
            return read.Ok ? (reason, count) : null;
        }
    }

    public sealed record Model(string Slug, PanelId Panel, string PanelName, string Person, Form Form);

    public static async Task<IResult> Get(string campaign, PanelId panel, PanelMemberId member, Actor actor, Db db, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, panel, member, cancel) is not (var found, var shown, _, var user)) return Results.NotFound();
        return RemoveMemberPage.Show(new(found.Slug, shown.Id, shown.Name, user.Name, new()));
    }

    public static async Task<IResult> Post(string campaign, PanelId panel, PanelMemberId member, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, panel, member, cancel) is not (var found, var shown, var leaver, var user)) return Results.NotFound();
        var model = new Model(found.Slug, shown.Id, shown.Name, user.Name, form);
        if (form.Read(out var errors) is not (var reason, var count)) return RemoveMemberPage.Invalid(model, errors);

        var now = clock.GetUtcNow();
        if (await db.CampaignPosts.Where(p => p.Panel == shown.Id).ToListAsync(cancel) is { } posts && posts.Exists(p => p is { ReportIn: true, Approval: null }))
            return RemoveMemberPage.Refused(model, PanelRefusals.ReportIn.ToString());
        if (shown.Leave(leaver.Id, now, reason, count).Refusal is { } refusal) return RemoveMemberPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new PanelMemberLeft(shown.Id, leaver.Id, leaver.User, user.Name, count), found.AppointingBody, reason);
        db.SendMail(user.Email, new OffPanelLetter(found.Title, shown.Name, reason), now);
        await db.SaveChangesAsync(cancel);
        http.Say($"{user.Name} is off the panel");
        return Results.LocalRedirect(ShowPanel.Url(found.Slug, shown.Id));
    }

    static async Task<(Campaign, Panel, PanelMember, Platform.Access.User)?> Load(Db db, Actor actor, string campaign, PanelId panel, PanelMemberId id, CancellationToken cancel)
    {
        if (await db.PanelForTeam(actor, campaign, panel, cancel) is not (var found, var shown)) return null;
        if (shown.Sitting.FirstOrDefault(m => m.Id == id) is not { } member) return null;
        return (found, shown, member, await db.Users.AsNoTracking().SingleAsync(u => u.Id == member.User, cancel));
    }
}
