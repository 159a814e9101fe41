using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Offers;

/// <summary>Records what was decided on a pay case: by whom outside the campaign, when, and where it stands in writing.</summary>
public static class DecidePayCase
{
    public const string Route = "/offers/{post}/pay-case";
    public static string Url(CampaignPostId post) => $"/offers/{post}/pay-case";

    public sealed record Form
    {
        public string? Decision { get; init; }
        public string? By { get; init; }
        public DateText? On { get; init; }
        public string? Evidence { get; init; }
    }

    public sealed record Model(CampaignPost Post, string Name, Form Form);

    public static async Task<IResult> Get(CampaignPostId post, Actor actor, Db db, CancellationToken cancel) =>
        await OfferScope.Load(db, actor, post, cancel) is (var named, _) && named.Post.Pay is { Open: true } ? DecidePayCasePage.Show(new(named.Post, named.Name, new())) : Results.NotFound();

    public static async Task<IResult> Post(CampaignPostId post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await OfferScope.Load(db, actor, post, cancel) is not (var named, var campaign) || named.Post.Pay is not { AboveRange: true }) return Results.NotFound();
        var (model, read, now) = (new Model(named.Post, named.Name, form), new FormReader(), clock.GetUtcNow());
        var decision = read.OneOf<PayDecision>(form.Decision, nameof(form.Decision), "Choose what was decided");
        var by = read.Required(form.By, nameof(form.By), "Enter who decided", 200);
        var on = read.Date(form.On, nameof(form.On), "the day of the decision", latest: London.Day(now));
        var evidence = read.Required(form.Evidence, nameof(form.Evidence), "Enter where the decision stands in writing", 1000);
        if (!read.Ok) return DecidePayCasePage.Invalid(model, read.Errors);
        if (named.Post.DecidePay(decision, by, on, evidence).Refusal is { } refusal) return DecidePayCasePage.Refused(model, refusal.ToString());

        db.Record(actor, now, new PayCaseDecided(post, decision, by, on), campaign.AppointingBody, evidence);
        await db.SaveChangesAsync(cancel);
        http.Say(decision == PayDecision.Rejected ? "The case is rejected. Propose pay within the range, or a new case." : "The pay case is decided, and no longer in the way of an announcement.");
        return Results.LocalRedirect(MakeOffer.Url(post));
    }
}
