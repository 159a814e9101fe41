using Mandate.Bodies;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>Plans a campaign without a template.</summary>
public static class PlanFromNothing
{
    public const string Route = "/appoint/campaigns/plan/new";
    public static string Url => Route;

    public sealed record Form : WindowForm
    {
        public string? Title { get; init; }
        public string? AppointingBody { get; init; }
        public string? Approver { get; init; }
        public string? PostKind { get; init; }
        public string? Criteria { get; init; }
    }

    public sealed record Model(Form Form, CampaignChoices Choices);

    public static async Task<IResult> Get(Actor actor, Db db, CancellationToken cancel) => PlanFromNothingPage.Show(new(new(), await CampaignChoices.Load(db, actor, null, cancel)));

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, Db db, PackFolders packs, TimeProvider clock, CancellationToken cancel)
    {
        var model = new Model(form, await CampaignChoices.Load(db, actor, null, cancel));
        var read = new FormReader();
        var title = read.Required(form.Title, nameof(form.Title), "Enter a title", 200);
        var appointing = model.Choices.ReadAppointing(read, form.AppointingBody);
        var approver = model.Choices.ReadApprover(read, form.Approver);
        var kind = read.OneOf(form.PostKind, nameof(form.PostKind), "Select the kind of post", model.Choices.PostKinds.Select(k => k.Value));
        var criteria = model.Choices.ReadCriteria(read, form.Criteria);
        if (form.Window(read) is not var (opens, closes) || !read.Ok) return PlanFromNothingPage.Invalid(model, read.Errors);

        if (!AppointAccess.MayPlan(actor, appointing)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var (now, slug) = (clock.GetUtcNow(), Slugs.Of(title));
        if (CampaignRules.Reserved(slug)) return PlanFromNothingPage.Refused(model, CampaignRefusals.SlugReserved.ToString());
        if (await db.Campaigns.AnyAsync(c => c.Slug == slug, cancel)) return PlanFromNothingPage.Refused(model, CampaignRefusals.SlugTaken.ToString());
        var planned = Campaign.Plan(new(slug, title, appointing, approver, kind, criteria, opens, closes, new() { Monitoring = Monitoring.MonitoringFiles.Any(packs) }), now);
        if (planned.Value is not { } campaign) return PlanFromNothingPage.Refused(model, planned.Refusal!.ToString());
        db.Campaigns.Add(campaign);
        db.Record(actor, now, new CampaignPlanned(campaign.Id, campaign.Title), appointing);
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(PrepareCampaign.Url(slug));
    }
}
