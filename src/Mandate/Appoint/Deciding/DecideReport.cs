using Mandate.Appoint.Panels;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Deciding;

/// <summary>The approver reads the whole report on one page and approves exactly that, or returns it with a reason.</summary>
public static class DecideReport
{
    public const string Route = "/approvals/{post}";
    public static string Url(CampaignPostId post) => $"/approvals/{post}";

    public sealed record Form
    {
        public string? Decision { get; init; }
        public string? Reason { get; init; }

        /// <summary>Digest of the report on the page that was read.</summary>
        public string? Digest { get; init; }

        public (ApprovalDecision Decision, string? Reason)? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var decision = read.OneOf<ApprovalDecision>(Decision, nameof(Decision), "Choose whether you approve or return the report");
            var reason = read.Optional(Reason, nameof(Reason), "reason", 2000);
            read.Check(decision != ApprovalDecision.Returned || reason is not null, nameof(Reason), "Enter why you return the report");
            errors = read.Errors;
            return read.Ok ? (decision, reason) : null;
        }
    }

    /// <param name="Recommended">Name of the one recommended. Stands beside the report: in it, candidates are references.</param>
    public sealed record Model(CampaignPostId Post, string Name, string Digest, ReportContent? Content, string? Recommended, Approval? Approval, string? MayNot, IReadOnlyList<HistoryLine> History, Form Form);

    public static async Task<IResult> Get(CampaignPostId post, Actor actor, Db db, CancellationToken cancel) =>
        await Load(db, actor, post, cancel) is (var named, _, var panel) ? DecideReportPage.Show(await Show(db, actor, named, panel, new(), cancel)) : Results.NotFound();

    public static async Task<IResult> Post(CampaignPostId post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, post, cancel) is not (var named, var campaign, var panel)) return Results.NotFound();
        var model = await Show(db, actor, named, panel, form, cancel);
        if (form.Read(out var errors) is not (var decision, var reason)) return DecideReportPage.Invalid(model, errors);

        var now = clock.GetUtcNow();
        var approval = new Approval { Decision = decision, Reason = reason, ReportDigest = form.Digest ?? "", At = now, By = actor.User!.Value };
        if (named.Post.Decide(approval, panel?.HasSat(actor.User.Value) == true).Refusal is { } refusal) return DecideReportPage.Refused(model, refusal.ToString());
        if (decision == ApprovalDecision.Approved) db.Record(actor, now, new ReportApproved(post, approval.ReportDigest), campaign.Approver, reason);
        else
        {
            db.Record(actor, now, new ReportReturned(post, approval.ReportDigest), campaign.Approver, reason);
            var chair = await db.Users.SingleAsync(u => u.Id == named.Post.Report!.SubmittedBy, cancel);
            db.SendMail(chair.Email, new ReportReturnedLetter(campaign.Title, named.Name, reason!, panel is null ? ListApprovals.Url : WriteReport.Url(panel.Id, post)), now);
        }
        await db.SaveChangesAsync(cancel);
        http.Say(decision == ApprovalDecision.Approved ? "The report is approved" : "The report is returned to the panel");
        return Results.LocalRedirect(Url(post));
    }

    static async Task<(NamedPost, Campaign, Panel?)?> Load(Db db, Actor actor, CampaignPostId id, CancellationToken cancel)
    {
        if ((await db.NamedPosts(db.CampaignPosts.Where(p => p.Id == id), cancel)).SingleOrDefault() is not { Post.Report: not null } named) return null;
        if (await ListApprovals.InScope(db, actor).SingleOrDefaultAsync(c => c.Id == named.Post.Campaign, cancel) is not { } campaign) return null;
        return (named, campaign, await db.Panels.AsNoTracking().Include(p => p.Members).SingleOrDefaultAsync(p => p.Id == named.Post.Panel, cancel));
    }

    static async Task<Model> Show(Db db, Actor actor, NamedPost named, Panel? panel, Form form, CancellationToken cancel)
    {
        var report = named.Post.Report!;
        var document = await db.ReportDocuments.AsNoTracking().SingleAsync(d => d.Post == named.Post.Id && d.Digest == report.Digest, cancel);
        var name = report.Recommended is { } id ? await db.Applications.Where(a => a.Id == id).Select(a => a.Content.Name).SingleAsync(cancel) : null;
        var sat = panel?.HasSat(actor.User!.Value) == true;
        var mayNot = sat ? PostRefusal.ApproverSatOnPanel : report.SubmittedBy == actor.User ? PostRefusal.ApproverSubmitted : null;
        return new(named.Post.Id, named.Name, document.Digest, sat ? null : document.Content, sat ? null : name, named.Post.Approval, mayNot?.ToString(), await db.HistoryOf(Selection.Of(named.Post.Id), cancel), form);
    }
}

public sealed record ReportReturnedLetter(string Campaign, string Post, string Reason, string Address) : ILetter
{
    public string Subject => $"The report was returned: {Post}";
    public string Markdown => $"""
        The approver returned the panel's report on **{Post}** ({Campaign}).

        Reason: {Reason}

        Put it right and hand it in again: {Address}
        """;
    public string Why => "You handed in this report.";
}
