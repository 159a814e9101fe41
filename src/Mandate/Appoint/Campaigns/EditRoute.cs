using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Campaigns;

/// <summary>Open to everybody, or ring-fenced for named people with a reason and an authority; and how much is asked of them.</summary>
public static class EditRoute
{
    public const string Route = "/appoint/campaigns/{campaign}/route";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/route";

    const string Open = "open", Fenced = "ring-fenced";

    public sealed record Form
    {
        public string? Kind { get; init; }
        public string? Who { get; init; }
        public string? Reason { get; init; }
        public string? Authority { get; init; }
        public string? AsksForInterests { get; init; }
        public string? WordsPerAnswer { get; init; }
        public string? Version { get; init; }
    }

    public sealed record Model(Campaign Campaign, Form Form);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel) =>
        await db.DraftToRun(actor, campaign, cancel) is { } c ? EditRoutePage.Show(new(c, FormOf(c))) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var model = new Model(c, form);
        if (c.IsStale(form.Version)) return await Stale(c);
        if (Read(c, form, out var errors) is not { } terms) return EditRoutePage.Invalid(model, errors);
        return await db.Save(http, actor, clock.GetUtcNow(), c, c.Facts() with { Terms = terms }, new("who may apply", "who may apply"), terms.Fence is null ? PrepareCampaign.Url(campaign) : ListInvited.Url(campaign), r => EditRoutePage.Refused(model, r), Stale, cancel);

        Task<IResult> Stale(Campaign theirs)
        {
            var t = FormOf(theirs);
            return db.Both(http, actor, theirs, "who may apply", new("Route", form.Kind, t.Kind), new("For whom", form.Who, t.Who), new("Reason", form.Reason, t.Reason), new("Authority", form.Authority, t.Authority),
                new("Interests", form.AsksForInterests, t.AsksForInterests), new("Most words for each answer", form.WordsPerAnswer, t.WordsPerAnswer));
        }
    }

    static Form FormOf(Campaign c) => new()
    {
        Kind = c.Fenced() ? Fenced : Open, Who = c.Terms.Fence?.Who, Reason = c.Terms.Fence?.Reason, Authority = c.Terms.Fence?.Authority,
        AsksForInterests = c.Terms.AsksForInterests ? "yes" : "no", WordsPerAnswer = $"{c.Terms.WordsPerAnswer}",
    };

    static CampaignTerms? Read(Campaign c, Form form, out FormErrors errors)
    {
        var read = new FormReader();
        var fenced = read.OneOf(form.Kind, nameof(form.Kind), "Select who may apply", [Open, Fenced]) == Fenced;
        var fence = !fenced ? null : new RingFence
        {
            Who = read.Required(form.Who, nameof(form.Who), "Enter whom it is for", 200),
            Reason = read.Required(form.Reason, nameof(form.Reason), "Enter why only they may apply", 2000),
            Authority = read.Required(form.Authority, nameof(form.Authority), "Enter by whose decision, or under which rule, it is ring-fenced", 400),
        };
        var terms = c.Terms with
        {
            Fence = fence,
            AsksForInterests = read.YesNo(form.AsksForInterests, nameof(form.AsksForInterests), "Select yes if candidates declare interests"),
            WordsPerAnswer = read.OptionalWhole(form.WordsPerAnswer, nameof(form.WordsPerAnswer), "most words for each answer", 20, 2000),
        };
        errors = read.Errors;
        return read.Ok ? terms : null;
    }
}
