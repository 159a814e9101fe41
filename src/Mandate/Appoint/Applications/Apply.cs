using Mandate.Appoint.Campaigns;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>The start page: what is asked, how long it takes, when it closes.</summary>
public static class Apply
{
    public const string Route = "/appoint/{campaign}/apply";
    public static string Url(string campaign) => $"/appoint/{campaign}/apply";
    public static string CampaignUrl(string campaign) => $"/appoint/{campaign}";

    public sealed record Model(Campaign Campaign, CampaignStatus Status, string Appointer, CriteriaContent Criteria, int Posts, bool SignedIn, ApplicationId? Begun, bool Sent, bool MayApply);

    public static async Task<IResult> Get(string campaign, [AsParameters] Sitting sitting) =>
        await Find(sitting, campaign) is { } model ? ApplyPage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [AsParameters] Sitting sitting)
    {
        if (await Find(sitting, campaign) is not { } model) return Results.NotFound();
        if (model.Begun is { } begun) return Results.LocalRedirect(ShowApplication.Url(begun));
        if (!model.MayApply) return ApplyPage.Refused(model, FenceRefusals.NotInvited.ToString());
        if (model.Campaign.Accepts(sitting.Now).Refusal is { } refusal) return ApplyPage.Refused(model, refusal.ToString());
        var draft = await Start(sitting, model.Campaign, Subject.Of(model.Campaign.Id), new ApplicationDraft());
        return Results.LocalRedirect(ShowApplication.Url(ApplicationId.From(draft.Id.Value)));
    }

    /// <summary>Starts a draft, and asks in the same save that it be forgotten in its time.</summary>
    internal static Task<OpenDraft<ApplicationDraft>> Start(Sitting sitting, Campaign campaign, Subject about, ApplicationDraft content)
    {
        sitting.Db.Enqueue(new ForgetDrafts(sitting.Me, campaign.Id), sitting.Now, campaign.ForgottenAt());
        return sitting.Drafts.Start(ApplicationDrafts.Kind, sitting.Me, about, content, sitting.Cancel, campaign.ForgottenAt() - sitting.Now);
    }

    static async Task<Model?> Find(Sitting sitting, string slug)
    {
        var db = sitting.Db;
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Slug == slug && c.PublishedAt != null, sitting.Cancel) is not { } campaign) return null;
        var appointer = await db.Bodies.Where(b => b.Id == campaign.AppointingBody).Select(b => b.LegalName).SingleAsync(sitting.Cancel);
        var criteria = await db.CriteriaSets.AsNoTracking().SingleAsync(c => c.Id == campaign.Criteria, sitting.Cancel);
        var posts = await db.CampaignPosts.CountAsync(p => p.Campaign == campaign.Id && p.WithdrawnAt == null && p.Follows == null, sitting.Cancel);
        var (begun, sent) = sitting.Actor.User is { } me ? await Begun(sitting, campaign.Id, me) : (null, false);
        return new(campaign, campaign.StatusAt(sitting.Now), appointer, criteria.Content, posts, sitting.Actor.SignedIn, begun, sent,
            sitting.Actor.User is { } user ? await db.MayApply(campaign, user, sitting.Cancel) : !campaign.Fenced());
    }

    /// <summary>One application for each candidate and campaign: starting again opens the same.</summary>
    static async Task<(ApplicationId? Id, bool Sent)> Begun(Sitting sitting, CampaignId campaign, UserId me)
    {
        var sent = await sitting.Db.Applications.Where(a => a.Campaign == campaign && a.Candidate == me).Select(a => a.Id).ToListAsync(sitting.Cancel);
        if (sent is [var id]) return (id, true);
        return await sitting.Drafts.FindAbout<ApplicationDraft>(ApplicationDrafts.Kind, me, Subject.Of(campaign), sitting.Cancel) is { } draft
            ? (ApplicationId.From(draft.Id.Value), false) : (null, false);
    }
}
