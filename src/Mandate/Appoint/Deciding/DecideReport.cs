using Mandate.Appoint.Panels;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Deciding;

/// <summary>Whoever is next in the chain reads the whole report on one page and passes exactly that, prefers another appointable candidate, or returns it; each but the first with a reason.</summary>
public static class DecideReport
{
    public const string Route = "/approvals/{post}";
    public static string Url(CampaignPostId post) => $"/approvals/{post}";

    const string Pass = "pass", Instead = "instead", Return = "return";

    public sealed record Form
    {
        public string? Decision { get; init; }

        /// <summary>Id of the application that is preferred.</summary>
        public string? Other { get; init; }
        public string? Reason { get; init; }

        /// <summary>Digest of the report on the page that was read.</summary>
        public string? Digest { get; init; }

        public (ApprovalDecision Decision, ApplicationId? Other, string? Reason)? Read(Model model, out FormErrors errors)
        {
            var read = new FormReader();
            var decision = read.OneOf(Decision, nameof(Decision), "Choose what you decide", model.Choices.Select(c => c.Value));
            var other = decision == Instead ? read.OneOf(Other, nameof(Other), "Choose whom you prefer", model.Others.Select(o => o.Value)) : null;
            var reason = read.Optional(Reason, nameof(Reason), "reason", 2000);
            read.Check(decision != Return || reason is not null, nameof(Reason), "Enter why you return the report");
            read.Check(decision != Instead || reason is not null, nameof(Reason), "Enter why you prefer another than the panel recommends");
            errors = read.Errors;
            return read.Ok ? (decision == Return ? ApprovalDecision.Returned : ApprovalDecision.Approved, ApplicationId.TryParse(other, null, out var id) ? id : null, reason) : null;
        }
    }

    /// <param name="Passed">What was decided at it, and by whom.</param>
    public sealed record StepLine(ApprovalStep Step, string Body, Approval? Passed, string? By);

    /// <param name="Recommended">Name of the one recommended. Stands beside the report: in it, candidates are references.</param>
    /// <param name="Step">The step it waits at.</param>
    /// <param name="Others">The others whom the panel found appointable.</param>
    public sealed record Model(CampaignPostId Post, string Name, string Digest, ReportContent? Content, string? Recommended, Approval? Approval, IReadOnlyList<StepLine> Steps, ApprovalStep? Step, IReadOnlyList<Choice> Others,
        string? MayNot, IReadOnlyList<HistoryLine> History, Form Form)
    {
        public IReadOnlyList<Choice> Choices =>
        [
            new(Pass, Step?.Act.ToString() ?? "", Content?.Recommended is null ? "Nobody is appointed to this post" : "As the panel recommends"),
            .. Others.Count > 0 && Step?.Act != ApprovalAct.Recommend ? new Choice[] { new(Instead, "Prefer another whom the panel found appointable", "The reason is recorded, and such decisions are counted") } : [],
            new(Return, "Return it to the panel", "The chair is told the reason"),
        ];
    }

    public static async Task<IResult> Get(CampaignPostId post, Actor actor, Db db, CancellationToken cancel) =>
        await Load(db, actor, post, cancel) is (var named, var campaign, var panel) ? DecideReportPage.Show(await Show(db, actor, named, campaign, panel, new(), cancel)) : Results.NotFound();

    public static async Task<IResult> Post(CampaignPostId post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, post, cancel) is not (var named, var campaign, var panel)) return Results.NotFound();
        var model = await Show(db, actor, named, campaign, panel, form, cancel);
        if (named.Post.WaitsAt(campaign) is not { } step) return DecideReportPage.Refused(model, PostRefusal.DecidedAlready.ToString());
        if (!AppointAccess.MayDecide(actor, step)) return DecideReportPage.Refused(model, model.MayNot!);
        if (form.Read(model, out var errors) is not (var decision, var other, var reason)) return DecideReportPage.Invalid(model, errors);

        var now = clock.GetUtcNow();
        var approval = new Approval
        {
            Decision = decision, AsDeputy = actor.Roles.All(r => r.Role != Role.Approver || r.AsDeputy), Instead = other,
            Reason = reason, ReportDigest = form.Digest ?? "", At = now, By = actor.User!.Value,
        };
        if (named.Post.Decide(approval, panel?.HasSat(actor.User.Value) == true, campaign.Chain()).Refusal is { } refusal) return DecideReportPage.Refused(model, refusal.ToString());
        if (decision == ApprovalDecision.Approved)
        {
            db.Record(actor, now, new ReportApproved(post, approval.ReportDigest, step.Act, model.Others.FirstOrDefault(o => o.Value == form.Other && other is not null)?.Text), step.Body, reason);
            if (named.Post.WaitsAt(campaign) is { } next)
                foreach (var email in await ListApprovals.EmailsOf(db, campaign, next, clock.Today(), cancel)) db.SendMail(email, new ReportWaitsLetter(campaign.Title, named.Name, PublicAddress.Of(http, Url(post))), now);
        }
        else
        {
            db.Record(actor, now, new ReportReturned(post, approval.ReportDigest), step.Body, reason);
            var chair = await db.Users.SingleAsync(u => u.Id == named.Post.Report!.SubmittedBy, cancel);
            db.SendMail(chair.Email, new ReportReturnedLetter(campaign.Title, named.Name, reason!, PublicAddress.Of(http, panel is null ? ListApprovals.Url : WriteReport.Url(panel.Id, post))), now);
        }
        await db.SaveChangesAsync(cancel);
        http.Say(decision == ApprovalDecision.Returned ? "The report is returned to the panel" : named.Post.Approval is null ? "The report goes on to the next in the chain" : "The report is approved");
        return Results.LocalRedirect(Url(post));
    }

    static async Task<(NamedPost, Campaign, Panel?)?> Load(Db db, Actor actor, CampaignPostId id, CancellationToken cancel)
    {
        if ((await db.NamedPosts(db.CampaignPosts.Where(p => p.Id == id), cancel)).SingleOrDefault() is not { Post.Report: not null } named) return null;
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == named.Post.Campaign, cancel);
        if (!AppointAccess.MayReadReports(actor, campaign)) return null;
        return (named, campaign, await db.Panels.AsNoTracking().Include(p => p.Members).SingleOrDefaultAsync(p => p.Id == named.Post.Panel, cancel));
    }

    static async Task<Model> Show(Db db, Actor actor, NamedPost named, Campaign campaign, Panel? panel, Form form, CancellationToken cancel)
    {
        var (post, report) = (named.Post, named.Post.Report!);
        var document = await db.ReportDocuments.AsNoTracking().SingleAsync(d => d.Post == post.Id && d.Digest == report.Digest, cancel);
        var name = post.Preferred is { } id ? await db.Applications.Where(a => a.Id == id).Select(a => a.Content.Name).SingleAsync(cancel) : null;
        var sat = panel?.HasSat(actor.User!.Value) == true;
        var steps = await Steps(db, campaign, post, cancel);
        var step = post.WaitsAt(campaign);
        var reserves = report.Reserves.Select((r, i) => new Choice($"{r.Application}", document.Content.Reserves.ElementAtOrDefault(i) ?? "")).ToList();
        return new(post.Id, named.Name, document.Digest, sat ? null : document.Content, sat ? null : name, post.Approval, steps, step, sat ? [] : reserves,
            MayNot(actor, post, step, sat, steps), await db.HistoryOf(Selection.Of(post.Id), cancel), form);
    }

    static string? MayNot(Actor actor, CampaignPost post, ApprovalStep? step, bool sat, IReadOnlyList<StepLine> steps) =>
        sat ? PostRefusal.ApproverSatOnPanel.ToString()
        : post.Report!.SubmittedBy == actor.User ? PostRefusal.ApproverSubmitted.ToString()
        : step is not null && !AppointAccess.MayDecide(actor, step) ? $"This waits for {steps.First(s => s.Step == step).Body}, which {step.Act.Does()}."
        : post.Passed.Exists(p => p.By == actor.User) ? PostRefusal.DecidedEarlierStep.ToString() : null;

    static async Task<IReadOnlyList<StepLine>> Steps(Db db, Campaign campaign, CampaignPost post, CancellationToken cancel)
    {
        var chain = campaign.Chain();
        var bodies = chain.Select(s => s.Body).ToList();
        var names = await db.Bodies.Where(b => bodies.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.LegalName, cancel);
        var users = await db.NamesOf(post.Passed.Select(p => p.By), cancel);
        return [.. chain.Select((s, i) => post.Passed.ElementAtOrDefault(i) is { } passed ? new StepLine(s, names[s.Body], passed, users[passed.By]) : new StepLine(s, names[s.Body], null, null))];
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
