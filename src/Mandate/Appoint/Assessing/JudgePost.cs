using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>One post before its panel's chair: each candidate with the scores of both rounds, how far they have come, and what the panel judged.</summary>
public static class JudgePost
{
    public const string Route = "/assessing/{panel}/posts/{post}";
    public static string Url(PanelId panel, CampaignPostId post) => $"/assessing/{panel}/posts/{post}";

    /// <param name="Place">Place by the latest agreed score; equal scores share one.</param>
    /// <param name="Opens">Whether this member may record the judgement now.</param>
    public sealed record Line(ApplicationId Id, string Reference, Advice? Sift, Advice? Interview, int? Place, CandidateState State, int? Rank, bool Opens);

    /// <param name="Next">The list to settle next, when the panel has come so far.</param>
    public sealed record Model(PanelId Panel, CampaignPostId Post, string Name, PostStage Stage, bool Longlist, SelectionStep? Next, string? TieBreak, string? ReturnedWhy, bool Chairs, PageOf<Line> Lines);

    public static async Task<IResult> Get(PanelId panel, CampaignPostId post, ListQuery list, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, panel, post, clock.GetUtcNow(), cancel) is not { } desk) return Results.NotFound();
        var found = desk.Post(post)!;
        var agreed = (await db.AgreedScores.AsNoTracking().Where(a => a.Panel == panel).ToListAsync(cancel)).ToDictionary(a => (a.Application, a.Round));
        var outcomes = await db.CandidateOutcomes.AsNoTracking().Where(o => o.Post == post).ToDictionaryAsync(o => o.Application, cancel);
        var seen = await SeenInterviews(db, desk, cancel);
        var candidates = desk.For(post).Select(a =>
        {
            var hidden = desk.Abstains(desk.Me.Id, a.Id);
            return (Applicant: a, Sift: hidden ? null : agreed.GetValueOrDefault((a.Id, Round.Sift)), Interview: hidden || !seen.Contains(a.Id) ? null : agreed.GetValueOrDefault((a.Id, Round.Interview)), Outcome: outcomes.GetValueOrDefault(a.Id));
        }).ToList();
        // Those interviewed stand before those who were not, whatever their sift scores.
        int Compare(AgreedScore a, AgreedScore b) => a.Round != b.Round ? b.Round.CompareTo(a.Round) : Advice.Compare(a.Content, b.Content, desk.Criteria.Content.In(a.Round));
        var scored = candidates.Where(c => c.Sift is not null).OrderBy(c => c.Interview ?? c.Sift!, Comparer<AgreedScore>.Create(Compare)).ToList();
        var places = new Dictionary<AgreedScore, int>();
        foreach (var (i, score) in scored.Select(c => c.Interview ?? c.Sift!).Index())
            places[score] = i > 0 && (scored[i - 1].Interview ?? scored[i - 1].Sift!) is var before && Compare(before, score) == 0 ? places[before] : i + 1;
        int? Place(AgreedScore? score) => score is null ? null : places[score];
        Advice? On(AgreedScore? score) => score is null ? null : Advice.On(score.Content, desk.Criteria.Content.In(score.Round));
        return JudgePostPage.Show(new(panel, post, found.Name, found.Post.Stage, desk.Campaign.Terms.Longlist, Next(desk, found.Post), desk.Criteria.Content.TieBreak, found.Post.Stage == PostStage.Returned ? found.Post.Approval?.Reason : null,
            desk.Chairs, list.Of<Line>([.. scored.Concat(candidates.Where(c => c.Sift is null).OrderBy(c => c.Applicant.Reference, StringComparer.Ordinal)).Skip(list.Skip).Take(ListQuery.Size).Select(c =>
                new Line(c.Applicant.Id, c.Applicant.Reference, On(c.Sift), On(c.Interview), Place(c.Interview ?? c.Sift), c.Applicant.Applicant.For(found.Post, desk.DecisionsOn(c.Applicant.Id), c.Outcome), c.Outcome?.Rank, c.Interview is not null && desk.IPreside(c.Applicant.Id)))], candidates.Count)));
    }

    static SelectionStep? Next(PanelDesk desk, CampaignPost post) => post.ReportIn ? null : post.Settled switch
    {
        null when desk.Campaign.Terms.Longlist => SelectionStep.Longlist,
        SelectionStep.Shortlist => null,
        _ => SelectionStep.Shortlist,
    };

    /// <summary>Applications of which this member may see the agreed interview scores: their own are locked, or they have none to give.</summary>
    internal static async Task<IReadOnlySet<ApplicationId>> SeenInterviews(Db db, PanelDesk desk, CancellationToken cancel)
    {
        var locked = (await db.MySheets(desk, cancel, Round.Interview)).Values.Where(s => s.Locked).Select(s => s.Application).ToHashSet();
        return desk.Mine.Where(a => locked.Contains(a.Id) || desk.InterviewOf(a.Id)?.Attends(desk.Me.Id) != true).Select(a => a.Id).ToHashSet();
    }

    /// <summary>The desk of whoever leads on this post, all ties declared.</summary>
    internal static async Task<PanelDesk?> Load(Db db, Actor actor, PanelId panel, CampaignPostId post, DateTimeOffset now, CancellationToken cancel) =>
        await PanelDesk.Open(db, actor, panel, now, cancel) is { } desk && desk.Undeclared.Count == 0 && !desk.Campaign.Closes.Includes(now) && desk.Post(post) is not null && desk.Leads(post)
            && await LockedAll(db, desk, post, cancel) ? desk : null;

    /// <summary>Whether this member has locked sift scores for every candidate of the post whom they may score: nothing of others' is theirs to see before.</summary>
    internal static async Task<bool> LockedAll(Db db, PanelDesk desk, CampaignPostId post, CancellationToken cancel)
    {
        var locked = (await db.ScoreSheets.Where(s => s.Member == desk.Me.Id && s.Round == Round.Sift && s.LockedAt != null).Select(s => s.Application).ToListAsync(cancel)).ToHashSet();
        return desk.For(post).All(a => desk.Abstains(desk.Me.Id, a.Id) || locked.Contains(a.Id));
    }
}
