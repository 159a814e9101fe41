using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>
/// Before the panel meets: how far its members agree, how severe each is, and adjusted scores with rank bands beside those given, for one post. The chair sees it once their own scores are
/// locked, and records which scores the panel decided by, and why.
/// </summary>
public static class ShowReliability
{
    public const string Route = "/assessing/{panel}/posts/{post}/reliability";
    public static string Url(PanelId panel, CampaignPostId post) => $"/assessing/{panel}/posts/{post}/reliability";

    public sealed record Form
    {
        public string? Used { get; init; }
        public string? Reason { get; init; }

        public (ScoresUsed Used, string Reason)? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var used = read.OneOf(Used, nameof(Used), "Choose which scores the panel decided by", Enum.GetNames<ScoresUsed>());
            var reason = read.Required(Reason, nameof(Reason), "Enter why", 4000);
            read.Check(reason.Length == 0 || reason.Length >= CandidateOutcome.ShortestReason, nameof(Reason), CalibrationRefusals.ReasonTooShort.Text);
            errors = read.Errors;
            return read.Ok ? (Enum.Parse<ScoresUsed>(used), reason) : null;
        }
    }

    /// <param name="Unready">Candidates whom not everybody has locked, who are left out.</param>
    /// <param name="Hidden">References of candidates whose scores this member does not see, for a conflict.</param>
    public sealed record Model(PanelId Panel, CampaignPostId Post, string Name, bool Calibration, PanelReliability Found, IReadOnlyDictionary<UserId, string> Names, int Unready, IReadOnlySet<string> Hidden, bool ReportIn, ScoreChoice? Choice, Form Form)
    {
        public PageOf<CandidateScores> Shown { get; init; } = new([], 0);
    }

    public static async Task<IResult> Get(PanelId panel, CampaignPostId post, ListQuery list, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, panel, post, clock.GetUtcNow(), cancel) is not { } desk) return Results.NotFound();
        var choice = await db.ScoreChoices.AsNoTracking().SingleOrDefaultAsync(c => c.Post == post, cancel);
        return ShowReliabilityPage.Show(await Show(db, desk, post, choice, new() { Used = choice?.Used.ToString(), Reason = choice?.Reason }, list, cancel));
    }

    public static async Task<IResult> Post(PanelId panel, CampaignPostId post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, panel, post, now, cancel) is not { } desk) return Results.NotFound();
        var choice = await db.ScoreChoices.SingleOrDefaultAsync(c => c.Post == post, cancel);
        if (form.Read(out var errors) is not (var used, var reason)) return ShowReliabilityPage.Invalid(await Show(db, desk, post, choice, form, new(), cancel), errors);
        var about = desk.Post(post)!.Post;
        if (choice is null)
        {
            var made = ScoreChoice.Choose(about, used, reason, desk.Me.User, now);
            if (made.Refusal is { } no) return ShowReliabilityPage.Refused(await Show(db, desk, post, null, form, new(), cancel), no.ToString());
            db.ScoreChoices.Add(made.Value!);
        }
        else if (choice.Change(about, used, reason, desk.Me.User, now).Refusal is { } refusal) return ShowReliabilityPage.Refused(await Show(db, desk, post, choice, form, new(), cancel), refusal.ToString());
        db.Record(actor, now, new ScoresChosen(post, panel, used), desk.Campaign.AppointingBody, reason);
        await db.SaveChangesAsync(cancel);
        http.Say("What the panel decided by is recorded");
        return Results.LocalRedirect(JudgePost.Url(panel, post));
    }

    static async Task<PanelDesk?> Load(Db db, Actor actor, PanelId panel, CampaignPostId post, DateTimeOffset now, CancellationToken cancel) =>
        await JudgePost.Load(db, actor, panel, post, now, cancel) is { Chairs: true, Calibrated: true } desk ? desk : null;

    static async Task<Model> Show(Db db, PanelDesk desk, CampaignPostId post, ScoreChoice? choice, Form form, ListQuery list, CancellationToken cancel)
    {
        var named = desk.Post(post)!;
        var found = await db.ReliabilityOf(desk, post, cancel);
        var hidden = desk.For(post).Where(a => desk.Abstains(desk.Me.Id, a.Id)).Select(a => a.Reference).ToHashSet(StringComparer.Ordinal);
        return new(desk.Panel.Id, post, named.Name, desk.Campaign.Terms.Calibration, found, await db.NamesOf(desk.Panel.Members.Select(m => m.User), cancel), desk.For(post).Count - found.Candidates.Count, hidden,
            named.Post.ReportIn, choice, form) { Shown = list.Of<CandidateScores>([.. found.Candidates.Skip(list.Skip).Take(ListQuery.Size)], found.Candidates.Count) };
    }
}
