using Mandate.Bodies;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Campaigns;

/// <summary>Which disqualification rules candidates are asked about. The rules are rows of packs.</summary>
public static class EditEligibility
{
    public const string Route = "/appoint/campaigns/{campaign}/eligibility";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/eligibility";

    /// <summary>Value of "no rule applies": leaving the list empty by an oversight is not the same.</summary>
    public const string None = "none";

    public sealed record Form
    {
        public List<string>? Rules { get; init; }
        public string? Version { get; init; }
    }

    /// <param name="Rules">By address: the pack and the key in it, or the key alone for what the campaign has already.</param>
    public sealed record Model(Campaign Campaign, Form Form, IReadOnlyList<(string Address, EligibilityRule Rule)> Rules);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, PackFolders packs, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var rules = Rules(c, packs);
        return EditEligibilityPage.Show(new(c, new() { Rules = [.. rules.Where(r => c.Terms.Eligibility.Contains(r.Rule)).Select(r => r.Address)] }, rules));
    }

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, PackFolders packs, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var model = new Model(c, form, Rules(c, packs));
        if (c.IsStale(form.Version)) return await Stale(c);
        var read = new FormReader();
        var chosen = read.AnyOf(form.Rules, nameof(form.Rules), "Select the rules that apply, or “No rule applies”", [.. model.Rules.Select(r => r.Address), None]);
        read.Check(chosen.Count < 2 || !chosen.Contains(None), nameof(form.Rules), "Select the rules that apply or “No rule applies”, not both");
        var rules = model.Rules.Where(r => chosen.Contains(r.Address)).Select(r => r.Rule).ToList();
        read.Check(rules.Select(r => r.Key).Distinct(StringComparer.Ordinal).Count() == rules.Count, nameof(form.Rules), "Choose the rules of one pack only: two of these have the same key");
        if (!read.Ok) return EditEligibilityPage.Invalid(model, read.Errors);
        return await db.Save(http, actor, clock.GetUtcNow(), c, c.Facts() with { Terms = c.Terms with { Eligibility = rules } }, new("the rules of eligibility", "the rules of eligibility"), PrepareCampaign.Url(campaign), r => EditEligibilityPage.Refused(model, r), Stale, cancel);

        Task<IResult> Stale(Campaign theirs) => db.Both(http, actor, theirs, "rules of eligibility", new ConflictField("Rules",
            string.Join("\n", model.Rules.Where(r => form.Rules?.Contains(r.Address) == true).Select(r => r.Rule.Question)), string.Join("\n", theirs.Terms.Eligibility.Select(r => r.Question))));
    }

    static IReadOnlyList<(string Address, EligibilityRule Rule)> Rules(Campaign c, PackFolders packs)
    {
        var shipped = packs.All().SelectMany(p => CampaignTemplates.EligibilityRules(p).Where(r => r.Posts.Contains(c.PostKind)).Select(r => (Address: $"{p.Id}/{r.Rule.Key}", r.Rule))).ToList();
        return [.. c.Terms.Eligibility.Where(r => !shipped.Exists(s => s.Rule == r)).Select(r => (r.Key, r)), .. shipped];
    }
}
