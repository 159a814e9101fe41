using Mandate.Appoint.Assessing;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Feedback;

/// <summary>Whose feedback a member writes, and when there is something to write.</summary>
static class FeedbackDesk
{
    /// <summary>Whether the panel has finished with a candidate: for each post of theirs a report is in, a list left them out, or the post was withdrawn.</summary>
    public static bool Finished(this PanelDesk desk, DeskApplicant applicant) =>
        desk.Posts.Where(p => applicant.Posts.Contains(p.Post.Id)).All(p => p.Post.ReportIn || desk.Decisions.Any(d => d.Post == p.Post.Id && d.Application == applicant.Id && !d.Through));

    /// <summary>The desk, closed and with every tie declared, and one candidate of whom this member presides.</summary>
    public static async Task<(PanelDesk Desk, DeskApplicant Applicant)?> FeedbackFor(this Db db, Actor actor, PanelId panel, ApplicationId application, DateTimeOffset now, CancellationToken cancel) =>
        await db.DeskFor(actor, panel, now, cancel) is { } desk && desk.Mine.FirstOrDefault(a => a.Id == application) is { } found && desk.IPreside(application) && desk.Finished(found) ? (desk, found) : null;

    public static async Task<PanelDesk?> DeskFor(this Db db, Actor actor, PanelId panel, DateTimeOffset now, CancellationToken cancel) =>
        await PanelDesk.Open(db, actor, panel, now, cancel) is { } desk && !desk.Campaign.Closes.Includes(now) && desk.Undeclared.Count == 0 ? desk : null;

    /// <summary>Posts of the panel that the candidate chose, in words.</summary>
    public static IReadOnlyList<string> PostNames(this PanelDesk desk, DeskApplicant applicant) =>
        [.. desk.Posts.Where(p => applicant.Posts.Contains(p.Post.Id)).Select(p => p.Name).Order(StringComparer.CurrentCulture)];

    public static Task<Dictionary<UserId, string>> NamesOn(this Db db, Panel panel, CancellationToken cancel) => db.NamesOf(panel.Members.Select(m => m.User), cancel);

    public static Task<CandidateFeedback?> FeedbackOf(this Db db, PanelId panel, ApplicationId application, CancellationToken cancel) =>
        db.CandidateFeedback.SingleOrDefaultAsync(f => f.Panel == panel && f.Application == application, cancel);
}
