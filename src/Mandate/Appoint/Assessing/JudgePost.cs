using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>One post before its panel's chair: each candidate with the agreed score, what the rule advises, and what the panel judged.</summary>
public static class JudgePost
{
    public const string Route = "/assessing/{panel}/posts/{post}";
    public static string Url(PanelId panel, CampaignPostId post) => $"/assessing/{panel}/posts/{post}";

    /// <param name="Place">Place by score among those with agreed scores; equal scores share one.</param>
    public sealed record Line(ApplicationId Id, string Reference, Advice? Advice, int? Place, Judgement? Judgement, int? Rank, bool Opens);
    public sealed record Model(PanelId Panel, CampaignPostId Post, string Name, PostStage Stage, string? TieBreak, string? ReturnedWhy, bool Chairs, IReadOnlyList<Line> Lines);

    public static async Task<IResult> Get(PanelId panel, CampaignPostId post, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, panel, post, clock.GetUtcNow(), cancel) is not { } desk) return Results.NotFound();
        var found = desk.Post(post)!;
        var agreed = await db.AgreedScores.AsNoTracking().Where(a => a.Panel == panel).ToListAsync(cancel);
        var outcomes = await db.CandidateOutcomes.AsNoTracking().Where(o => o.Post == post).ToListAsync(cancel);
        var candidates = desk.Mine.Where(a => a.Posts.Contains(post)).Select(a => (Applicant: a, Agreed: agreed.Find(g => g.Application == a.Id), Outcome: outcomes.Find(o => o.Application == a.Id))).ToList();
        var scored = candidates.Where(c => c.Agreed is not null).OrderBy(c => c.Agreed!.Content, Comparer<ScoreContent>.Create((a, b) => Advice.Compare(a, b, desk.Criteria.Content))).ToList();
        int? Place(AgreedScore? score) => score is null ? null : 1 + scored.FindIndex(c => Advice.Compare(c.Agreed!.Content, score.Content, desk.Criteria.Content) == 0);
        return JudgePostPage.Show(new(panel, post, found.Name, found.Post.Stage, desk.Criteria.Content.TieBreak, found.Post.Stage == PostStage.Returned ? found.Post.Approval?.Reason : null,
            desk.Chairs, [.. scored.Concat(candidates.Where(c => c.Agreed is null).OrderBy(c => c.Applicant.Reference, StringComparer.Ordinal)).Select(c => desk.Abstains(desk.Me.Id, c.Applicant.Id)
                ? new Line(c.Applicant.Id, c.Applicant.Reference, null, null, c.Outcome?.Judgement, c.Outcome?.Rank, Opens: false)
                : new Line(c.Applicant.Id, c.Applicant.Reference, c.Agreed is null ? null : Advice.On(c.Agreed.Content, desk.Criteria.Content), Place(c.Agreed), c.Outcome?.Judgement, c.Outcome?.Rank, desk.IPreside(c.Applicant.Id)))]));
    }

    /// <summary>The desk of whoever leads on this post, all ties declared.</summary>
    internal static async Task<PanelDesk?> Load(Db db, Actor actor, PanelId panel, CampaignPostId post, DateTimeOffset now, CancellationToken cancel) =>
        await PanelDesk.Open(db, actor, panel, now, cancel) is { } desk && desk.Undeclared.Count == 0 && !desk.Campaign.Closes.Includes(now) && desk.Post(post) is not null && desk.Leads(post)
            && await LockedAll(db, desk, post, cancel) ? desk : null;

    /// <summary>Whether this member has locked scores for every candidate of the post whom they may score: nothing of others' is theirs to see before.</summary>
    internal static async Task<bool> LockedAll(Db db, PanelDesk desk, CampaignPostId post, CancellationToken cancel)
    {
        var mine = desk.Mine.Where(a => a.Posts.Contains(post) && !desk.Abstains(desk.Me.Id, a.Id)).Select(a => a.Id).ToList();
        return await db.ScoreSheets.CountAsync(s => s.Member == desk.Me.Id && mine.Contains(s.Application) && s.LockedAt != null, cancel) == mine.Count;
    }
}
