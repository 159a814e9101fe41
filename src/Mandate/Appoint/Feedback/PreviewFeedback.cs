using System.Globalization;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Feedback;

/// <summary>The feedback as its candidate will read it, and passing it.</summary>
public static class PreviewFeedback
{
    public const string Route = "/assessing/{panel}/feedback/{application}/preview";
    public static string Url(PanelId panel, ApplicationId application) => $"/assessing/{panel}/feedback/{application}/preview";

    public sealed record Form
    {
        /// <summary>Of the feedback on the page that was read.</summary>
        public string? Version { get; init; }
    }

    /// <param name="Mine">Whether this member passes it.</param>
    /// <param name="From">The first day on which it may be given.</param>
    public sealed record Model(PanelId Panel, ApplicationId Application, string Reference, string Campaign, string? Name, IReadOnlyList<string> Posts, CandidateFeedback Feedback, bool Mine, DateOnly? From);

    public static async Task<IResult> Get(PanelId panel, ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(db, actor, panel, application, clock.GetUtcNow(), cancel) is { } model ? PreviewFeedbackPage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(PanelId panel, ApplicationId application, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, panel, application, now, cancel) is not { Mine: true } model) return Results.NotFound();
        var version = int.TryParse(form.Version, CultureInfo.InvariantCulture, out var read) ? read : -1;
        if (model.Feedback.Finish(version, now).Refusal is { } refusal) return PreviewFeedbackPage.Refused(model, refusal.ToString());
        var campaign = await db.Panels.Where(p => p.Id == panel).Join(db.Campaigns, p => p.Campaign, c => c.Id, (_, c) => c).SingleAsync(cancel);
        db.Record(actor, now, new FeedbackPassed(panel, application, model.Reference), campaign.AppointingBody);
        db.Enqueue(new FeedbackDue(campaign.Id, PublicAddress.Of(http, "/")), now, campaign.FeedbackDueAt(now));
        await db.SaveChangesAsync(cancel);
        http.Say($"The feedback for {model.Reference} is ready");
        return Results.LocalRedirect(ListFeedback.Url(panel));
    }

    static async Task<Model?> Load(Db db, Actor actor, PanelId panel, ApplicationId application, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.DeskFor(actor, panel, now, cancel) is not { } desk || desk.MayOpen(application) is not { } found) return null;
        if (await db.FeedbackOf(panel, application, cancel) is not { } feedback) return null;
        return new(panel, application, found.Reference, desk.Campaign.Title, null, desk.PostNames(found), feedback, desk.IPreside(application), desk.Campaign.FeedbackFrom());
    }
}
