using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>Which criteria the campaign measures by.</summary>
public static class EditCriteria
{
    public const string Route = "/appoint/campaigns/{campaign}/criteria";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/criteria";

    public sealed record Form
    {
        public string? Criteria { get; init; }
        public string? Why { get; init; }
        public string? Version { get; init; }
    }

    public sealed record Model(Campaign Campaign, CriteriaSet Now, Form Form, CampaignChoices Choices);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel) =>
        await db.CampaignToRun(actor, campaign, cancel) is { } c ? EditCriteriaPage.Show(await Load(db, actor, c, new() { Criteria = $"{c.Criteria}" }, cancel)) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var model = await Load(db, actor, c, form, cancel);
        if (c.IsStale(form.Version)) return await Stale(c);
        var read = new FormReader();
        var criteria = model.Choices.ReadCriteria(read, form.Criteria);
        var why = read.Why(c, form.Why);
        if (!read.Ok) return EditCriteriaPage.Invalid(model, read.Errors);
        return await db.Save(http, actor, clock.GetUtcNow(), c, c.Facts() with { Criteria = criteria }, new("the criteria", $"Everyone is now measured by {model.Choices.Criteria.Said(form.Criteria)}. What is asked of you stays the same", why), PrepareCampaign.Url(campaign), r => EditCriteriaPage.Refused(model, r), Stale, cancel);

        Task<IResult> Stale(Campaign theirs) =>
            db.Both(http, actor, theirs, "criteria", new ConflictField("Criteria", model.Choices.Criteria.Said(form.Criteria), model.Choices.Criteria.Said($"{theirs.Criteria}")));
    }

    /// <summary>After publishing only what the campaign has and later versions of it may be chosen.</summary>
    static async Task<Model> Load(Db db, Actor actor, Campaign c, Form form, CancellationToken cancel)
    {
        var now = await db.CriteriaSets.AsNoTracking().SingleAsync(s => s.Id == c.Criteria, cancel);
        var choices = await CampaignChoices.Load(db, actor, c, cancel);
        if (c.PublishedAt is null) return new(c, now, form, choices);
        var later = (await db.CriteriaSets.Where(s => s.Key == now.Key && s.Edition > now.Edition && s.FrozenAt != null).Select(s => s.Id).ToListAsync(cancel)).Append(now.Id).Select(i => $"{i}").ToHashSet(StringComparer.Ordinal);
        return new(c, now, form, choices with { Criteria = [.. choices.Criteria.Where(k => later.Contains(k.Value))] });
    }
}
