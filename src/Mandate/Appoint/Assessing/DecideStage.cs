using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>The longlist or the shortlist for one post: for every candidate whether they are taken further, and why, with the rule's advice beside.</summary>
public static class DecideStage
{
    public const string Route = "/assessing/{panel}/posts/{post}/lists/{step}";
    public static string Url(PanelId panel, CampaignPostId post, SelectionStep step) => $"/assessing/{panel}/posts/{post}/lists/{step.Words().ToLowerInvariant()}";

    public sealed record Form
    {
        /// <summary>By id of the application: "yes" or "no".</summary>
        public Dictionary<string, string>? Through { get; init; }
        public Dictionary<string, string>? Reason { get; init; }

        public bool Names(ApplicationId application) => Through?.ContainsKey(application.ToString()) == true || Reason?.ContainsKey(application.ToString()) == true;

        public IReadOnlyList<(Line Line, StageFacts Facts)>? Read(IReadOnlyList<Line> lines, out FormErrors errors)
        {
            var read = new FormReader();
            var facts = lines.Select(l =>
            {
                var key = l.Id.ToString();
                var through = read.YesNo(Through?.GetValueOrDefault(key), $"Through[{key}]", $"Select yes if {l.Reference} is taken further");
                var reason = read.Required(Reason?.GetValueOrDefault(key), $"Reason[{key}]", $"Enter the reason for {l.Reference}", 4000);
                read.Check(reason.Length == 0 || reason.Length >= CandidateOutcome.ShortestReason, $"Reason[{key}]", $"Write at least a sentence of reason for {l.Reference}");
                return (l, new StageFacts(through, reason));
            }).ToList();
            errors = read.Errors;
            return read.Ok ? facts : null;
        }
    }

    /// <param name="Advice">Of the agreed sift scores; null when they are not agreed, or not this member's to see.</param>
    /// <param name="Guaranteed">Whether the guaranteed-interview rule applies; nothing more is said of why.</param>
    /// <param name="Mine">Whether this member records for this candidate.</param>
    public sealed record Line(ApplicationId Id, string Reference, Advice? Advice, bool Guaranteed, bool Mine, StageDecision? Decision);

    /// <param name="Fixed">Why nothing can be changed now, or null.</param>
    public sealed record Model(PanelId Panel, CampaignPostId Post, string PostName, SelectionStep Step, IReadOnlyList<Line> Lines, string? Fixed, Form Form)
    {
        /// <summary>Those on this page of a long list.</summary>
        public required PageOf<Line> Shown { get; init; }

        public bool IsOpen(Line line) => Fixed is null && line.Mine && line.Decision?.ToldAt is null;
    }

    public static async Task<IResult> Get(PanelId panel, CampaignPostId post, Named<SelectionStep> step, ListQuery list, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await JudgePost.Load(db, actor, panel, post, clock.GetUtcNow(), cancel) is not { } desk || (step == SelectionStep.Longlist && !desk.Campaign.Terms.Longlist)) return Results.NotFound();
        return DecideStagePage.Show(await Show(db, desk, post, step, null, cancel, list));
    }

    public static async Task<IResult> Post(PanelId panel, CampaignPostId post, Named<SelectionStep> step, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await JudgePost.Load(db, actor, panel, post, now, cancel) is not { } desk || (step == SelectionStep.Longlist && !desk.Campaign.Terms.Longlist)) return Results.NotFound();
        var model = await Show(db, desk, post, step, form, cancel);
        if (model.Fixed is { } why) return DecideStagePage.Refused(model, why);
        if (form.Read([.. model.Shown.Items.Where(model.IsOpen)], out var errors) is not { } facts) return DecideStagePage.Invalid(model, errors);
        if (desk.Panel.Complete().Refusal is { } gap) return DecideStagePage.Refused(model, gap.ToString());

        foreach (var (line, what) in facts)
        {
            if (line.Decision is { } decision)
            {
                if (!what.Through && desk.InterviewOf(line.Id) is not null) return DecideStagePage.Refused(model, $"{line.Reference}: {StageRefusals.InterviewFixed}");
                if (decision.Change(what, line.Advice, line.Guaranteed, now).Refusal is { } no) return DecideStagePage.Refused(model, $"{line.Reference}: {no}");
            }
            else
            {
                var made = StageDecision.Decide(post, line.Id, step, what, line.Advice, line.Guaranteed, now);
                if (made.Refusal is { } no) return DecideStagePage.Refused(model, $"{line.Reference}: {no}");
                db.StageDecisions.Add(made.Value!);
            }
        }
        var justNow = facts.Select(f => f.Line.Id).ToHashSet();
        if (model.Lines.All(l => l.Decision is not null || justNow.Contains(l.Id))) desk.Post(post)!.Post.Settle(step, now);
        db.Record(actor, now, new StageDecided(post, panel, step, [.. facts.Where(f => f.Facts.Through).Select(f => f.Line.Reference)], [.. facts.Where(f => !f.Facts.Through).Select(f => f.Line.Reference)]), desk.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say($"The {step.Value.Words().ToLowerInvariant()} is recorded");
        return Results.LocalRedirect(justNow.Count < model.Lines.Count && model.Lines.Any(l => l.Decision is null && model.IsOpen(l) && !justNow.Contains(l.Id)) ? Url(panel, post, step) : JudgePost.Url(panel, post));
    }

    static async Task<Model> Show(Db db, PanelDesk desk, CampaignPostId post, SelectionStep step, Form? form, CancellationToken cancel, ListQuery? list = null)
    {
        var named = desk.Post(post)!;
        var criteria = desk.Criteria.Content.In(Round.Sift);
        var reached = desk.For(post).Where(a => desk.DecisionsOn(a.Id).Reaches(post, a.Id, step, desk.Campaign.Terms.Longlist)).OrderBy(a => a.Reference, StringComparer.Ordinal).ToList();
        var agreed = await db.AgreedScores.AsNoTracking().Where(a => a.Panel == desk.Panel.Id && a.Round == Round.Sift).ToDictionaryAsync(a => a.Application, cancel);
        var asked = (await db.Applications.Where(a => a.Campaign == desk.Campaign.Id && a.Content.GuaranteedInterview && a.Preferences.Any(p => p.Post == post)).Select(a => a.Id).ToListAsync(cancel)).ToHashSet();
        var lines = reached.ConvertAll(a =>
        {
            var advice = desk.Abstains(desk.Me.Id, a.Id) || agreed.GetValueOrDefault(a.Id) is not { } score || score.CriteriaDigest != desk.Digest ? null : Advice.On(score.Content, criteria);
            return new Line(a.Id, a.Reference, advice, StageDecision.GuaranteeHolds(advice, asked.Contains(a.Id)), desk.IPreside(a.Id), desk.DecisionsOn(a.Id).FirstOrDefault(d => d.Post == post && d.Step == step));
        });
        var why = named.Post switch
        {
            { ReportIn: true } => PanelRefusals.ReportIn.ToString(),
            _ when step == SelectionStep.Shortlist && desk.Campaign.Terms.Longlist && named.Post.Settled is null => StageRefusals.LonglistFirst.ToString(),
            { Settled: SelectionStep.Shortlist } when step == SelectionStep.Longlist => "The shortlist is settled, so the longlist can no longer change.",
            _ when reached.Exists(a => !agreed.ContainsKey(a.Id)) => StageRefusals.NoSiftScore.ToString(),
            _ => null,
        };
        list ??= new();
        if (lines.Count > ListQuery.Size) lines = [.. lines.OrderBy(l => l.Decision is not null)]; // of a long list, first what is still to be decided
        // What was sent is read as it was sent, whatever page it came from.
        var sent = form is null ? [] : lines.FindAll(l => form.Names(l.Id));
        var shown = sent.Count > 0 ? new PageOf<Line>(sent, sent.Count) : list.Of<Line>([.. lines.Skip(list.Skip).Take(ListQuery.Size)], lines.Count);
        return new(desk.Panel.Id, post, named.Name, step, lines, why, form ?? new()
        {
            Through = shown.Items.Where(l => l.Decision is not null).ToDictionary(l => l.Id.ToString(), l => l.Decision!.Through ? "yes" : "no", StringComparer.Ordinal),
            Reason = shown.Items.Where(l => l.Decision is not null).ToDictionary(l => l.Id.ToString(), l => l.Decision!.Reason, StringComparer.Ordinal),
        }) { Shown = shown };
    }
}
