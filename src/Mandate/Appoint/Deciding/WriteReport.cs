using Mandate.Appoint.Assessing;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Deciding;

/// <summary>The chair's report on one post: made of records, with what is missing in words; handed in once, whole, under its digest.</summary>
public static class WriteReport
{
    public const string Route = "/assessing/{panel}/posts/{post}/report";
    public static string Url(PanelId panel, CampaignPostId post) => $"/assessing/{panel}/posts/{post}/report";
    const string Nobody = "nobody";

    public sealed record Form
    {
        /// <summary>Id of an application, or "nobody".</summary>
        public string? Recommended { get; init; }
        public string? Method { get; init; }
        public string? Reasons { get; init; }

        public Facts? Read(ReportRecords records, out FormErrors errors)
        {
            var read = new FormReader();
            var recommended = read.OneOf(Recommended, nameof(Recommended), "Choose whom the panel recommends, or nobody", records.Ranked.Select(r => r.Application.ToString()).Append(Nobody));
            var method = read.Required(Method, nameof(Method), "Enter how the panel assessed the candidates", 4000);
            var reasons = read.Required(Reasons, nameof(Reasons), "Enter the reasons for the recommendation", 8000);
            read.Check(reasons.Length >= CandidateOutcome.ShortestReason, nameof(Reasons), "Write at least a sentence of reasons");
            errors = read.Errors;
            return read.Ok ? new(ApplicationId.TryParse(recommended, null, out var id) ? id : null, method, reasons) : null;
        }
    }

    public sealed record Facts(ApplicationId? Recommended, string Method, string Reasons);
    public sealed record Model(PanelId Panel, CampaignPostId Post, string Name, IReadOnlyList<string> Missing, ReportContent Content, string? Digest, IReadOnlyList<(ApplicationId Application, string Reference, int Rank)> Ranked, Form Form)
    {
        public bool HandedIn => Digest is not null;
    }

    public static async Task<IResult> Get(PanelId panel, CampaignPostId post, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, panel, post, now, cancel) is not { } desk) return Results.NotFound();
        var records = await db.RecordsFor(desk, post, cancel);
        return WriteReportPage.Show(await Show(db, desk, records, Start(records), actor, now, cancel));
    }

    public static async Task<IResult> Post(PanelId panel, CampaignPostId post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, panel, post, now, cancel) is not { } desk) return Results.NotFound();
        var records = await db.RecordsFor(desk, post, cancel);
        var model = await Show(db, desk, records, form, actor, now, cancel);
        if (records.Post.ReportIn) return WriteReportPage.Refused(model, PostRefusal.ReportInAlready.ToString());
        if (model.Missing.Count > 0) return WriteReportPage.Refused(model, "The report is not complete: " + string.Join(" ", model.Missing));
        if (form.Read(records, out var errors) is not { } facts) return WriteReportPage.Invalid(model, errors);

        var document = ReportDocument.Of(post, records.Assemble(facts.Recommended, facts.Method, facts.Reasons, actor.Name, now), now);
        var report = new PanelReport
        {
            Recommended = facts.Recommended, Reserves = [.. records.ReservesOf(facts.Recommended).Select(r => new Reserve { Application = r.Application })],
            Method = facts.Method, Reasons = facts.Reasons, SubmittedAt = now, SubmittedBy = actor.User!.Value, Digest = document.Digest,
        };
        if (records.Post.Submit(report).Refusal is { } refusal) return WriteReportPage.Refused(model, refusal.ToString());
        db.ReportDocuments.Add(document);
        db.Record(actor, now, new ReportSubmitted(post, panel, document.Digest, document.Content.Recommended), desk.Campaign.AppointingBody);
        foreach (var email in await ListApprovals.EmailsOf(db, desk.Campaign, desk.Campaign.Chain()[0], clock.Today(), cancel))
            db.SendMail(email, new ReportWaitsLetter(desk.Campaign.Title, model.Name, PublicAddress.Of(http, DecideReport.Url(post))), now);
        await db.SaveChangesAsync(cancel);
        http.Say("The report is with the approver");
        return Results.LocalRedirect(Url(panel, post));
    }

    static async Task<PanelDesk?> Load(Db db, Actor actor, PanelId panel, CampaignPostId post, DateTimeOffset now, CancellationToken cancel) =>
        await JudgePost.Load(db, actor, panel, post, now, cancel) is { Chairs: true } desk ? desk : null;

    static Form Start(ReportRecords records) => new()
    {
        Recommended = records.Ranked.Count == 0 ? Nobody : records.Ranked[0].Application.ToString(),
        Method = records.Post.Report?.Method ?? $"Each member declared ties to every applicant, then scored each application alone against the {Numbers.Count(records.Criteria.Content.Criteria.Count, "criterion", "criteria")} of “{records.Criteria.Title}” without seeing a name. Scores were locked before anybody saw another's. The panel then met, compared the scores and agreed levels and judgements.",
        Reasons = records.Post.Report?.Reasons,
    };

    static async Task<Model> Show(Db db, PanelDesk desk, ReportRecords records, Form form, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var name = desk.Post(records.Post.Id)!.Name;
        if (records.Post is { ReportIn: true, Report: { } report } && await db.ReportDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Post == records.Post.Id && d.Digest == report.Digest, cancel) is { } handedIn)
            return new(desk.Panel.Id, records.Post.Id, name, [], handedIn.Content, handedIn.Digest, [], form);
        ApplicationId? recommended = ApplicationId.TryParse(form.Recommended, null, out var id) ? id : null;
        return new(desk.Panel.Id, records.Post.Id, name, [.. records.Missing(now)], records.Assemble(recommended, form.Method ?? "", form.Reasons ?? "", actor.Name, now), null, records.Ranked, form);
    }
}

public sealed record ReportWaitsLetter(string Campaign, string Post, string Address) : ILetter
{
    public string Subject => $"A panel's report waits for you: {Post}";
    public string Markdown => $"""
        The panel has handed in its report on **{Post}** ({Campaign}).

        Read it and approve it, or return it with a reason: {Address}
        """;
    public string Why => "You approve the reports of this campaign.";
}
