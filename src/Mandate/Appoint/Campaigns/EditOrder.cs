using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Campaigns;

/// <summary>Which post of the same body must be named before a panel begins its work.</summary>
public static class EditOrder
{
    public const string Route = "/appoint/campaigns/{campaign}/order";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/order";

    public sealed record Form
    {
        public string? PostKind { get; init; }
        public string? Source { get; init; }
        public string? Version { get; init; }
    }

    public sealed record Model(Campaign Campaign, IReadOnlyList<Choice> Kinds, Form Form);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel) =>
        await db.DraftToRun(actor, campaign, cancel) is { } c
            ? EditOrderPage.Show(await Show(db, actor, c, new() { PostKind = c.Terms.Order?.PostKind, Source = c.Terms.Order?.Source }, cancel)) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var model = await Show(db, actor, c, form, cancel);
        if (c.IsStale(form.Version)) return await Stale(c);
        var read = new FormReader();
        var kind = string.IsNullOrEmpty(form.PostKind) ? null : read.OneOf(form.PostKind, nameof(form.PostKind), "Select a kind of post from the list", model.Kinds.Select(k => k.Value));
        var source = read.Optional(form.Source, nameof(form.Source), "law or policy", 300);
        if (!read.Ok) return EditOrderPage.Invalid(model, read.Errors);
        if (kind == c.PostKind) return EditOrderPage.Refused(model, OrderRefusals.SameKind.ToString());
        var order = kind is null ? null : new OrderRule { PostKind = kind, Title = model.Kinds.Said(kind)!, Source = source };
        return await db.Save(http, actor, clock.GetUtcNow(), c, c.Facts() with { Terms = c.Terms with { Order = order } }, new("the order of appointments", "the order of appointments"), PrepareCampaign.Url(campaign), r => EditOrderPage.Refused(model, r), Stale, cancel);

        Task<IResult> Stale(Campaign theirs) => db.Both(http, actor, theirs, "order of appointments",
            new("Named first", model.Kinds.Said(form.PostKind) ?? "Any order", theirs.Terms.Order?.Title ?? "Any order"), new("Law or policy", form.Source, theirs.Terms.Order?.Source));
    }

    static async Task<Model> Show(Db db, Actor actor, Campaign c, Form form, CancellationToken cancel) =>
        new(c, (await CampaignChoices.Load(db, actor, c, cancel)).PostKinds, form);
}
