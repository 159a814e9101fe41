using Mandate.Appoint.Openings;
using Mandate.Design;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Sealing;

/// <summary>What the public may know of a sealed campaign: how it is sealed, how many applied, the published list; and anybody may check a receipt.</summary>
public static class ShowSealed
{
    public const string Route = "/appoint/{campaign}/sealed";
    public const string RootRoute = "/appoint/{campaign}/sealed/root.json";
    public const string CheckRoute = "/appoint/{campaign}/sealed/check";
    public static string Url(string slug) => $"/appoint/{slug}/sealed";
    public static string RootUrl(string slug) => Url(slug) + "/root.json";
    public static string CheckUrl(string slug) => Url(slug) + "/check";

    public sealed record Form
    {
        public string? Receipt { get; init; }
    }

    /// <param name="Answer">What the receipt on this page turned out to be.</param>
    public sealed record Model(Campaign Campaign, SealedRoot? Root, DateTimeOffset? RootAt, DateTimeOffset? OpenedAt, int Officers, BoxCounts Counts, bool Open, Form Form, string? Answer)
    {
        public string? RootText => Root is null ? null : Convert.ToHexStringLower(SealedRoot.RootOf(Root.Leaves));
    }

    public static async Task<IResult> Get(string campaign, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(db, campaign, clock, cancel) is { } model ? ShowSealedPage.Show(model) : Results.NotFound();

    public static async Task<IResult> GetRoot(string campaign, Db db, TimeProvider clock, CancellationToken cancel) =>
        await db.Opening(campaign, clock.GetUtcNow(), cancel) is { Terms.Sealed: true } c && await db.SealedBoxes.Where(b => b.Campaign == c.Id).Select(b => b.Root).SingleOrDefaultAsync(cancel) is { } root
            ? Results.Text(root, "application/json") : Results.NotFound();

    public static async Task<IResult> PostCheck(string campaign, [FromForm] Form form, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, campaign, clock, cancel) is not { } model) return Results.NotFound();
        model = model with { Form = form };
        if (model.Root is not { } root) return ShowSealedPage.Refused(model, "The list is published ten minutes after the campaign has closed. Check your receipt then.");
        if (string.IsNullOrWhiteSpace(form.Receipt)) return ShowSealedPage.Invalid(model, new([new(nameof(form.Receipt), "Paste the receipt that you downloaded")]));
        if (SealedFiles.Receipt(form.Receipt) is not ({ } receipt, _)) return ShowSealedPage.Invalid(model, new([new(nameof(form.Receipt), "This is not a receipt. Paste the whole file that you downloaded from the page of your receipt, from { to }")]));
        return ShowSealedPage.Show(model with { Answer = root.Check(receipt, []) });
    }

    static async Task<Model?> Load(Db db, string slug, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.Opening(slug, now, cancel) is not { Terms.Sealed: true } c || await db.Box(c.Id, cancel) is not { } box) return null;
        var root = box.Root is null ? null : SealedFiles.Root(box.Root).Root;
        return new(c, root, box.RootAt, box.OpenedAt, box.Held.Count(), await db.BoxCounts(c.Id, cancel), c.Closes.Includes(now), new(), null);
    }
}
