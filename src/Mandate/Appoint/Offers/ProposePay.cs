using Mandate.Appoint.Campaigns;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Offers;

/// <summary>What the post is to pay. Above the range a case is opened, and nothing is announced until it is decided.</summary>
public static class ProposePay
{
    public const string Route = "/offers/{post}/pay";
    public static string Url(CampaignPostId post) => $"/offers/{post}/pay";

    public sealed record Form
    {
        public string? Yearly { get; init; }
        public string? Case { get; init; }
        public string? Version { get; init; }
    }

    /// <param name="Ceiling">Top of the advertised range; null when none was advertised for a body of this size.</param>
    public sealed record Model(CampaignPost Post, string Name, string Campaign, bool FullTime, SalaryBand? Ceiling, Form Form);

    public static async Task<IResult> Get(CampaignPostId post, Actor actor, Db db, CancellationToken cancel) =>
        await Load(db, actor, post, new(), cancel) is (var model, _)
            ? ProposePayPage.Show(model with { Form = new() { Yearly = model.Post.Pay is { } pay ? Money.Text(pay.YearlyPence).TrimStart('£') : null, Case = model.Post.Pay?.Case } }) : Results.NotFound();

    public static async Task<IResult> Post(CampaignPostId post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, post, form, cancel) is not (var model, var campaign)) return Results.NotFound();
        if (model.Post.IsStale(form.Version)) return ProposePayPage.Refused(model, "Somebody changed the pay of this post after you opened the page. Look at it below, then save again.");
        var read = new FormReader();
        var yearly = read.Pence(form.Yearly, nameof(form.Yearly), "pay for a year", 1);
        var why = read.Optional(form.Case, nameof(form.Case), "pay case", 4000);
        var ceiling = model.Ceiling?.MaximumPence ?? 0;
        read.Check(yearly <= ceiling || why is not null, nameof(form.Case), model.Ceiling is null ? "No range was advertised for this post. Write the case for this pay" : $"This is above the range, which ends at {Money.Text(ceiling)}. Write the case for it");
        if (!read.Ok) return ProposePayPage.Invalid(model, read.Errors);

        var now = clock.GetUtcNow();
        var pay = new ProposedPay { YearlyPence = yearly, CeilingPence = ceiling, Case = yearly > ceiling ? why : null, At = now, By = actor.User!.Value };
        if (model.Post.ProposePay(pay).Refusal is { } refusal) return ProposePayPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new PayProposed(post, pay.AboveRange), campaign.AppointingBody, pay.Case);
        await db.SaveChangesAsync(cancel);
        http.Say(pay.AboveRange ? "The pay case is open. Nothing is announced until it is decided." : "The pay is within the range.");
        return Results.LocalRedirect(MakeOffer.Url(post));
    }

    static async Task<(Model, Campaign)?> Load(Db db, Actor actor, CampaignPostId post, Form form, CancellationToken cancel) =>
        await OfferScope.Load(db, actor, post, cancel) is (var named, var campaign) && named.Post.Report is not null
            ? (new(named.Post, named.Name, campaign.Title, campaign.Terms.FullTime, campaign.Terms.BandFor(named.Post.Advert.PeopleServed), form), campaign) : null;
}
