using Mandate.Appoint.Campaigns;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Helping;

/// <summary>One request for a format or for help; closed with a note of what was sent.</summary>
public static class CloseRequest
{
    public const string Route = "/appoint/campaigns/{campaign}/help/requests/{id:guid}";
    public static string Url(string slug, FormatRequestId id) => $"{HelpDesk.Url(slug)}/requests/{id}";

    public sealed record Form
    {
        public string? Sent { get; init; }
    }

    public sealed record Model(Campaign Campaign, FormatRequest Request, string Post, Form Form);

    public static async Task<IResult> Get(string campaign, FormatRequestId id, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, id, new(), cancel) is not { } model) return Results.NotFound();
        db.RecordAccess(actor, Subject.Of(id), "Read a request for a format or for help", clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return CloseRequestPage.Show(model);
    }

    public static async Task<IResult> Post(string campaign, FormatRequestId id, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, id, form, cancel) is not { } model) return Results.NotFound();
        if (!AppointAccess.MayRun(actor, model.Campaign)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var (now, read) = (clock.GetUtcNow(), new FormReader());
        var sent = read.Required(form.Sent, nameof(form.Sent), "Enter what was sent or done", 1000, lines: true);
        if (!read.Ok) return CloseRequestPage.Invalid(model, read.Errors);
        if (model.Request.Close(sent, now).Refusal is { } refusal) return CloseRequestPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new FormatRequestClosed(id, model.Campaign.Id, model.Request.Format), model.Campaign.AppointingBody, sent);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return CloseRequestPage.Refused(model, FormatRefusals.Closed.ToString()); }
        http.Say("The request is answered.");
        return Results.LocalRedirect(HelpDesk.Url(campaign));
    }

    static async Task<Model?> Load(Db db, Actor actor, string campaign, FormatRequestId id, Form form, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } c || await db.FormatRequests.SingleOrDefaultAsync(r => r.Id == id && r.Campaign == c.Id, cancel) is not { } request) return null;
        var post = request.Post is { } of ? (await db.CampaignPosts.AsNoTracking().SingleAsync(p => p.Id == of, cancel)).Advert.BodyName : "Any of them";
        return new(c, request, post, form);
    }
}
