using Mandate.Appoint.Helping;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>The panels on which the signed-in person sits.</summary>
public static class MyPanels
{
    public const string Route = "/assessing";
    public static string Url => Route;

    /// <summary>What of a panel is this member's to do.</summary>
    public enum State { Calibrate, Declare, Score, Later, Open, Done }

    /// <param name="Until">The last minute in which applications are taken.</param>
    public sealed record Line(PanelId Id, string Name, string Campaign, PanelRole Role, int Posts, DateTimeOffset Until, State State);
    public sealed record Model(IReadOnlyList<Line> Panels);

    /// <summary>A seat on a panel, with how many candidates its member has yet to declare ties to, and whose sift they have yet to score and lock.</summary>
    internal sealed record Seat(PanelId Id, string Name, string Campaign, PanelRole Role, DateTimeOffset ClosesAt, DateTimeOffset JoinedAt, int Undeclared, int ToScore, bool Calibrated);

    public static async Task<IResult> Get(Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var seats = await Seats(db, actor.User!.Value, cancel);
        var ids = seats.ConvertAll(r => (PanelId?)r.Id);
        var posts = (await db.CampaignPosts.AsNoTracking().Where(x => ids.Contains(x.Panel) && x.WithdrawnAt == null).ToListAsync(cancel)).ToLookup(x => x.Panel!.Value);
        return MyPanelsPage.Show(new([.. seats.Select(s => new Line(s.Id, s.Name, s.Campaign, s.Role, posts[s.Id].Count(), new Deadline(s.ClosesAt).Shown, StateOf(s, [.. posts[s.Id]], now)))]));
    }

    static State StateOf(Seat seat, IReadOnlyCollection<CampaignPost> posts, DateTimeOffset now) => seat switch
    {
        _ when posts.Count > 0 && posts.All(p => p.ReportIn) => State.Done,
        { Calibrated: false } => State.Calibrate,
        _ when now < seat.ClosesAt => State.Open,
        { Undeclared: > 0 } => State.Declare,
        { ToScore: > 0 } => State.Score,
        _ => State.Later,
    };

    /// <summary>Where somebody sits, but for campaigns in which they applied or typed an application.</summary>
    internal static Task<List<Seat>> Seats(Db db, UserId user, CancellationToken cancel)
    {
        var helped = db.HelpedIn(user);
        return (from p in db.Panels.AsNoTracking()
             from m in p.Members
             where m.User == user && m.LeftAt == null
             join c in db.Campaigns on p.Campaign equals c.Id
             where !db.Applications.Any(a => a.Campaign == c.Id && a.Candidate == user) && !helped.Contains(c.Id)
             orderby c.ClosesAt descending, p.Name
             select new Seat(p.Id, p.Name, c.Title, m.Role, c.ClosesAt, m.JoinedAt,
                 db.Applications.Count(a => a.Campaign == c.Id && a.WithdrawnAt == null && a.Preferences.Any(w => db.CampaignPosts.Any(x => x.Id == w.Post && x.Panel == p.Id && x.WithdrawnAt == null))
                     && !db.ConflictDeclarations.Any(t => t.Member == m.Id && t.Application == a.Id)),
                 db.Applications.Count(a => a.Campaign == c.Id && a.WithdrawnAt == null && a.Preferences.Any(w => db.CampaignPosts.Any(x => x.Id == w.Post && x.Panel == p.Id && x.WithdrawnAt == null))
                     && !db.ConflictDeclarations.Any(t => t.Member == m.Id && t.Application == a.Id && t.Remedy == Remedy.Abstains)
                     && !db.ScoreSheets.Any(s => s.Member == m.Id && s.Application == a.Id && s.Round == Round.Sift && s.LockedAt != null && s.CriteriaDigest == c.CriteriaDigest)),
                 !c.Terms.Calibration || db.CalibrationSheets.Any(k => k.Campaign == c.Id && k.User == user && k.LockedAt != null && k.CriteriaDigest == c.CriteriaDigest))).ToListAsync(cancel);
    }
}
