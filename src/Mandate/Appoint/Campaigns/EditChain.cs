using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Campaigns;

/// <summary>The chain from a panel's report to an offer: which body recommends, appoints, approves. Steps stand in that order by themselves.</summary>
public static class EditChain
{
    public const string Route = "/appoint/campaigns/{campaign}/chain";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/chain";

    public sealed record Form
    {
        public string? Act { get; init; }
        public string? Body { get; init; }
        public string? Citation { get; init; }

        /// <summary>Place of the step to take out.</summary>
        public string? Remove { get; init; }
        public string? Version { get; init; }
    }

    public sealed record Model(Campaign Campaign, CampaignChoices Choices, Form Form)
    {
        public string Name(ApprovalStep step) => Choices.Approvers.Said($"{step.Body}") ?? "";
        public Refusal? Fault => ApprovalChain.Check(Campaign.Terms.Chain).Refusal;
    }

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel) =>
        await db.DraftToRun(actor, campaign, cancel) is { } c ? EditChainPage.Show(new(c, await CampaignChoices.Load(db, actor, c, cancel), new())) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var model = new Model(c, await CampaignChoices.Load(db, actor, c, cancel), form);
        if (c.IsStale(form.Version)) return await Stale(c);
        if (int.TryParse(form.Remove, out var place) && c.Terms.Chain.ElementAtOrDefault(place) is { } gone) return await Save([.. c.Terms.Chain.Where(s => s != gone)]);
        var read = new FormReader();
        var act = read.OneOf<ApprovalAct>(form.Act, nameof(form.Act), "Choose what the body does");
        var body = Id.TryParse<BodyId>(read.OneOf(form.Body, nameof(form.Body), "Choose a body", model.Choices.Approvers.Select(b => b.Value)), out var id) ? id : default;
        var citation = read.Optional(form.Citation, nameof(form.Citation), "law or policy", 300);
        if (!read.Ok) return EditChainPage.Invalid(model, read.Errors);
        List<ApprovalStep> steps = [.. c.Terms.Chain.Append(new ApprovalStep { Act = act, Body = body, Citation = citation }).OrderBy(s => s.Act)];
        // A chain that still ends with a recommendation is said on the page: the next step may end it.
        return ApprovalChain.Check(steps).Refusal is { } refusal && refusal != ChainRefusals.EndsOpen ? EditChainPage.Refused(model, refusal.ToString()) : await Save(steps);

        Task<IResult> Save(List<ApprovalStep> steps) =>
            db.Save(http, actor, clock.GetUtcNow(), c, c.Facts() with { Terms = c.Terms with { Chain = steps } }, new("who decides", "who decides"), Url(campaign), r => EditChainPage.Refused(model, r), Stale, cancel);

        Task<IResult> Stale(Campaign theirs) => db.Both(http, actor, theirs, "who decides", new ConflictField("Steps",
            form.Remove is not null ? "one step taken out" : $"adds {model.Choices.Approvers.Said(form.Body)}: {form.Act}", string.Join("\n", theirs.Chain().Select(s => $"{model.Name(s)} {s.Act.Does()}"))));
    }
}
