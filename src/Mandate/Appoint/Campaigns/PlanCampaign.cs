using Mandate.Appoint.CriteriaSets;
using Mandate.Bodies;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>Plans a campaign from a template of a pack. Its criteria come along when they are not here yet.</summary>
public static class PlanCampaign
{
    public const string Route = "/appoint/campaigns/plan";
    public static string Url => Route;

    public sealed record Form
    {
        public string? Template { get; init; }
    }

    public sealed record Model(Form Form, IReadOnlyList<CampaignTemplate> Templates, IReadOnlyList<string> Faulty);

    public static IResult Get(PackFolders packs) => PlanCampaignPage.Show(Read(new(), packs));

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, Db db, PackFolders packs, TimeProvider clock, CancellationToken cancel)
    {
        var model = Read(form, packs);
        var read = new FormReader();
        var chosen = read.OneOf(form.Template, nameof(form.Template), "Select how to start", [.. model.Templates.Select(t => t.Address), "nothing"]);
        if (!read.Ok) return PlanCampaignPage.Invalid(model, read.Errors);
        if (chosen == "nothing") return Results.LocalRedirect(PlanFromNothing.Url);

        var planned = await Plan(db, actor, clock.GetUtcNow(), packs, model.Templates.First(t => t.Address == chosen), cancel);
        if (planned.Value is not { } campaign) return PlanCampaignPage.Refused(model, planned.Refusal!.ToString());
        await db.SaveChangesAsync(cancel);
        return Results.LocalRedirect(PrepareCampaign.Url(campaign.Slug));
    }

    static Model Read(Form form, PackFolders packs)
    {
        var all = CampaignTemplates.All(packs);
        return new(form, [.. all.Select(t => t.Value).OfType<CampaignTemplate>()], [.. all.Select(t => t.Refusal?.Text).OfType<string>()]);
    }

    /// <summary>Adds the campaign, and its criteria when they are missing, with their events; the caller saves.</summary>
    public static async Task<Outcome<Campaign>> Plan(Db db, Actor actor, DateTimeOffset now, PackFolders packs, CampaignTemplate template, CancellationToken cancel)
    {
        if (await VacantPosts.BodyOfPack(db, template.Pack, template.AppointingBody, cancel) is not { } appointing) return NotInRegister(template, template.AppointingBody);
        if (await VacantPosts.BodyOfPack(db, template.Pack, template.Approver, cancel) is not { } approver) return NotInRegister(template, template.Approver);
        if (!AppointAccess.MayPlan(actor, appointing)) return new Refusal("You do not run campaigns for the body that this template names.", WhoCould: "Somebody on that body's appointments team");
        var slug = Slugs.Of(template.Key);
        if (await db.Campaigns.AnyAsync(c => c.Slug == slug, cancel)) return CampaignRefusals.SlugTaken;

        var criteria = await db.LatestCriteria(template.Criteria, cancel);
        if (criteria is null)
        {
            var file = CriteriaFiles.ByKey(packs, template.Pack, template.Criteria);
            if (file.Value is null) return file.Refusal!;
            var loaded = await db.Load(actor, now, file.Value, cancel);
            if (loaded.Value is null) return loaded.Refusal!;
            criteria = loaded.Value;
        }
        List<ApprovalStep> chain = [];
        foreach (var step in template.Chain)
            if (await VacantPosts.BodyOfPack(db, template.Pack, step.Body, cancel) is { } body) chain.Add(new() { Act = step.Act, Body = body, Citation = step.Citation });
            else return NotInRegister(template, step.Body);
        var events = await VacantPosts.LegalEvents(db, template.Pack, template.Terms.NotYetLaw, cancel);
        var facts = new CampaignFacts(slug, template.Title, appointing, approver, template.PostKind, criteria.Id, template.Opens, template.Closes,
            template.Terms with { Chain = chain, NotYetLaw = [.. template.Terms.NotYetLaw.Where(events.ContainsKey).Select(k => events[k].Slug)], Texts = Renamed(template.Terms.Texts, events.ToDictionary(e => e.Key, e => e.Value.Slug)) },
            template.Condition is { } key && events.TryGetValue(key, out var condition) ? condition.Id : null, Invented: template.Invented);
        var planned = Campaign.Plan(facts, now);
        if (planned.Value is not { } campaign) return planned.Refusal!;
        db.Campaigns.Add(campaign);
        db.Record(actor, now, new CampaignPlanned(campaign.Id, campaign.Title), appointing, $"From the template {template.Address}");
        return campaign;
    }

    /// <summary>Texts about a legal event go by its address in the register, which may differ from its key in the pack.</summary>
    static List<PackText> Renamed(List<PackText> texts, Dictionary<string, string> slugs) =>
        [.. texts.Select(t => slugs.FirstOrDefault(s => PackWording.ConditionKey(s.Key) == t.Key).Value is { } slug ? t with { Key = PackWording.ConditionKey(slug) } : t)];

    static Refusal NotInRegister(CampaignTemplate template, string key) => new($"The register has no body “{key}” of the pack {template.Pack}. Load the pack into the register first.", WhoCould: "A register keeper");
}
