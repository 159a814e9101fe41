using System.Globalization;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>The panel's judgement of one candidate for one post: appointable or not, the rank, and a reason that feedback can be made of.</summary>
public static class JudgeCandidate
{
    public const string Route = "/assessing/{panel}/posts/{post}/{application}";
    public static string Url(PanelId panel, CampaignPostId post, ApplicationId application) => $"/assessing/{panel}/posts/{post}/{application}";

    public sealed record Form
    {
        public string? Judgement { get; init; }
        public string? Rank { get; init; }
        public string? Plan { get; init; }
        public string? Reason { get; init; }

        public JudgementFacts? Read(Advice advice, int candidates, out FormErrors errors)
        {
            var read = new FormReader();
            var judgement = read.OneOf<Judgement>(Judgement, nameof(Judgement), "Choose whether the candidate is appointable");
            var appointable = judgement == Appoint.Judgement.Appointable;
            int? rank = appointable ? read.Whole(Rank, nameof(Rank), "rank", 1, candidates) : null;
            var plan = appointable && advice.Needs is { } needs ? read.Required(Plan, nameof(Plan), $"Enter the {needs}", 4000) : null;
            var reason = read.Required(Reason, nameof(Reason), "Enter the reason", 4000);
            read.Check(reason.Length >= CandidateOutcome.ShortestReason, nameof(Reason), JudgementRefusals.ReasonTooShort.Text);
            errors = read.Errors;
            return read.Ok ? new(judgement, rank, reason, plan) : null;
        }

        public static Form Of(CandidateOutcome? o) => o is null ? new() : new() { Judgement = o.Judgement.ToString(), Rank = o.Rank?.ToString(CultureInfo.InvariantCulture), Plan = o.Plan, Reason = o.Reason };
    }

    public sealed record Model(PanelId Panel, CampaignPostId Post, string PostName, string Reference, string? Name, Advice Advice, IReadOnlyList<(DateOnly On, string TookPart, string Words)> Sessions, Form Form);

    public static async Task<IResult> Get(PanelId panel, CampaignPostId post, ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, panel, post, application, clock.GetUtcNow(), cancel) is not (var desk, var found, var advice)) return Results.NotFound();
        var outcome = await db.CandidateOutcomes.SingleOrDefaultAsync(o => o.Post == post && o.Application == application, cancel);
        return JudgeCandidatePage.Show(await Show(db, desk, post, found, advice, Form.Of(outcome), cancel));
    }

    public static async Task<IResult> Post(PanelId panel, CampaignPostId post, ApplicationId application, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, panel, post, application, now, cancel) is not (var desk, var found, var advice)) return Results.NotFound();
        var named = desk.Post(post)!;
        var model = await Show(db, desk, post, found, advice, form, cancel);
        if (form.Read(advice, desk.For(post).Count, out var errors) is not { } facts) return JudgeCandidatePage.Invalid(model, errors);

        if (named.Post.ReportIn) return JudgeCandidatePage.Refused(model, PanelRefusals.ReportIn.ToString());
        var outcomes = await db.CandidateOutcomes.Where(o => o.Post == post).ToListAsync(cancel);
        if (facts.Rank is { } rank && outcomes.Exists(o => o.Application != application && o.Rank == rank)) return JudgeCandidatePage.Refused(model, JudgementRefusals.RankTaken.ToString());
        if (outcomes.Find(o => o.Application == application) is { } outcome)
        {
            if (outcome.Change(facts, advice, now).Refusal is { } refusal) return JudgeCandidatePage.Refused(model, refusal.ToString());
        }
        else
        {
            var judged = CandidateOutcome.Judge(post, application, facts, advice, now);
            if (judged.Refusal is { } no) return JudgeCandidatePage.Refused(model, no.ToString());
            db.CandidateOutcomes.Add(judged.Value!);
        }
        db.Record(actor, now, new CandidateJudged(post, panel, found.Reference, facts.Judgement, facts.Rank), desk.Campaign.AppointingBody, facts.Reason);
        await db.SaveChangesAsync(cancel);
        http.Say($"The judgement on {found.Reference} is recorded");
        return Results.LocalRedirect(JudgePost.Url(panel, post));
    }

    /// <summary>What partners said is shown here, before the panel judges, as advice.</summary>
    static async Task<Model> Show(Db db, PanelDesk desk, CampaignPostId post, DeskApplicant found, Advice advice, Form form, CancellationToken cancel)
    {
        var sessions = await db.StakeholderSessions.AsNoTracking().Where(s => s.Panel == desk.Panel.Id).OrderBy(s => s.HeldOn).ToListAsync(cancel);
        return new(desk.Panel.Id, post, desk.Post(post)!.Name, found.Reference, await db.NameOf(desk, found.Id, cancel), advice,
            [.. from s in sessions let words = s.On(found.Id) where words is not null select (s.HeldOn, s.TookPart, words)], form);
    }

    static async Task<(PanelDesk, DeskApplicant, Advice)?> Load(Db db, Actor actor, PanelId panel, CampaignPostId post, ApplicationId application, DateTimeOffset now, CancellationToken cancel)
    {
        if (await JudgePost.Load(db, actor, panel, post, now, cancel) is not { } desk) return null;
        if (desk.Mine.FirstOrDefault(a => a.Id == application && a.Posts.Contains(post)) is not { } found || !desk.IPreside(application) || !(await JudgePost.SeenInterviews(db, desk, cancel)).Contains(application)) return null;
        var agreed = await db.AgreedScores.AsNoTracking().SingleOrDefaultAsync(a => a.Panel == panel && a.Application == application && a.Round == Round.Interview, cancel);
        return agreed is not null && Advice.On(agreed.Content, desk.Criteria.Content) is { } advice ? (desk, found, advice) : null;
    }
}
