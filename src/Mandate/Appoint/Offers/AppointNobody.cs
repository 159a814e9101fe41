using Mandate.Appoint.Panels;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Offers;

/// <summary>Ends a post without an appointment: to be advertised again, or covered for a time.</summary>
public static class AppointNobody
{
    public const string Route = "/offers/{post}/no-appointment";
    public static string Url(CampaignPostId post) => $"/offers/{post}/no-appointment";

    public sealed record Form
    {
        public string? Next { get; init; }
        public string? Cover { get; init; }
        public string? Reason { get; init; }

        public NoAppointment? Read(DateTimeOffset now, out FormErrors errors)
        {
            var read = new FormReader();
            var next = read.OneOf<AfterNoAppointment>(Next, nameof(Next), "Choose what happens next");
            var cover = next == AfterNoAppointment.Interim ? read.Required(Cover, nameof(Cover), "Enter who covers the post and until when", 400) : null;
            var reason = read.Required(Reason, nameof(Reason), "Enter the reason", 2000);
            errors = read.Errors;
            return read.Ok ? new() { Next = next, Cover = cover, Reason = reason, At = now } : null;
        }
    }

    public sealed record Model(CampaignPostId Post, string Name, string Campaign, string Slug, Form Form);

    public static async Task<IResult> Get(CampaignPostId post, Actor actor, Db db, CancellationToken cancel) =>
        await OfferScope.Load(db, actor, post, cancel) is (var named, var campaign) && named.Post.Report is not null
            ? AppointNobodyPage.Show(new(post, named.Name, campaign.Title, campaign.Slug, new())) : Results.NotFound();

    public static async Task<IResult> Post(CampaignPostId post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await OfferScope.Load(db, actor, post, cancel) is not (var named, var campaign) || named.Post.Report is null) return Results.NotFound();
        var now = clock.GetUtcNow();
        var model = new Model(post, named.Name, campaign.Title, campaign.Slug, form);
        if (form.Read(now, out var errors) is not { } what) return AppointNobodyPage.Invalid(model, errors);

        if (named.Post.AppointNobody(what, await OfferScope.Unavailable(db, campaign, named.Post, cancel)).Refusal is { } refusal) return AppointNobodyPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new NobodyAppointed(post, what.Next), campaign.AppointingBody, what.Reason);
        await db.SaveChangesAsync(cancel);
        http.Say("The selection for this post has ended without an appointment. It is public when you announce it");
        return Results.LocalRedirect(ListOffers.Url);
    }
}
