using Mandate.Appoint.Panels;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Deciding;

/// <summary>Whoever decides last on a campaign's reports lets one panel begin although the post that comes first is not named.</summary>
public static class GiveDispensation
{
    public const string Route = "/approvals/{post}/order";
    public static string Url(CampaignPostId post) => $"/approvals/{post}/order";

    public sealed record Form
    {
        public string? Reason { get; init; }
    }

    /// <param name="MayNot">Why it cannot be given; null when it can.</param>
    public sealed record Model(CampaignPostId Post, string Campaign, OrderRule Rule, OrderLine Line, string? MayNot, Form Form);

    public static async Task<IResult> Get(CampaignPostId post, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(db, actor, post, new(), clock.Today(), cancel) is (var model, _, _) ? GiveDispensationPage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(CampaignPostId post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, post, form, London.Day(now), cancel) is not (var model, var found, var campaign)) return Results.NotFound();
        var read = new FormReader();
        var reason = read.Required(form.Reason, nameof(form.Reason), "Enter why this panel may begin before", 1000);
        if (!read.Ok) return GiveDispensationPage.Invalid(model, read.Errors);
        if (found.Dispense(new() { Reason = reason, At = now, By = actor.User!.Value }, model.Line, await Sat(db, actor, found, cancel)).Refusal is { } refusal) return GiveDispensationPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new OrderDispensed(post, campaign.Id, found.Panel, model.Line.Name, model.Line.First), campaign.Chain()[^1].Body, reason);
        await db.SaveChangesAsync(cancel);
        http.Say($"The panel for {model.Line.Name} may begin");
        return Results.LocalRedirect(ListApprovals.Url);
    }

    static async Task<(Model, CampaignPost, Campaign)?> Load(Db db, Actor actor, CampaignPostId id, Form form, DateOnly today, CancellationToken cancel)
    {
        if ((await db.NamedPosts(db.CampaignPosts.Where(p => p.Id == id), cancel)).SingleOrDefault() is not { } named) return null;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == named.Post.Campaign, cancel);
        if (campaign.PublishedAt is null || !AppointAccess.MayDispense(actor, campaign) || (await db.Order(campaign, [named], today, cancel)).SingleOrDefault() is not { } line) return null;
        return (new(id, campaign.Title, campaign.Terms.Order!, line, await Sat(db, actor, named.Post, cancel) ? OrderRefusals.SitsOnPanel.ToString() : null, form), named.Post, campaign);
    }

    static Task<bool> Sat(Db db, Actor actor, CampaignPost post, CancellationToken cancel) => db.Panels.AnyAsync(p => p.Id == post.Panel && p.Members.Any(m => m.User == actor.User), cancel);

    /// <summary>Posts with a panel that waits, in campaigns this approver decides last on.</summary>
    internal static async Task<IReadOnlyList<(OrderLine Line, string Campaign)>> Waiting(Db db, Actor actor, DateOnly today, CancellationToken cancel)
    {
        List<(OrderLine, string)> all = [];
        foreach (var campaign in (await db.Campaigns.AsNoTracking().Where(c => c.PublishedAt != null && c.Terms.Order != null).ToListAsync(cancel)).Where(c => AppointAccess.MayDispense(actor, c)))
            all.AddRange((await db.Order(campaign, await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == campaign.Id && p.Panel != null && p.WithdrawnAt == null), cancel), today, cancel)).Where(l => l.Waits).Select(l => (l, campaign.Title)));
        return all;
    }
}
