using Mandate.Appoint;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>One panel's work for one post, from its forming to feedback: who takes part in it, and on which days.</summary>
/// <param name="Campaign">Address of the campaign.</param>
/// <param name="Body">Key of the body in the pack.</param>
/// <param name="Place">Spreads people and minutes over the bodies.</param>
/// <param name="Outcome">What the panel comes to, and when that is announced.</param>
sealed record Course(string Campaign, string Body, int Place, ScriptRow Outcome)
{
    public required Days On { get; init; }

    /// <summary>The chair designate who presides; a regional director when null.</summary>
    public Character? Presiding { get; init; }

    /// <summary>Who gives the strongest evidence; when null, somebody whose first choice the post is.</summary>
    public Character? Strongest { get; init; }

    /// <summary>Who decides on the report, in the order of the campaign's chain.</summary>
    public IReadOnlyList<Character> Deciders { get; init; } = [Cast.Approver];

    /// <summary>Begins the name of the panel.</summary>
    public string Called { get; init; } = "Panel for";
    public int AnnouncedAt { get; init; } = 18;

    public Task<CampaignPost> Post(Stage stage) =>
        (from p in stage.Db.CampaignPosts
         join c in stage.Db.Campaigns on p.Campaign equals c.Id
         join b in stage.Db.Bodies on p.Body equals b.Id
         where c.Slug == Campaign && b.Pack == stage.Pack.Id && b.PackKey == Body
         select p).SingleAsync();

    public IEnumerable<Scene> Scenes()
    {
        var minute = Place % 50;
        Scene Step(DateOnly on, int hour, Func<Stage, CampaignPost, Task> play, int later = 0) =>
            new(Scene.Moment(on, hour, minute + later), async stage => await play(stage, await Post(stage)));

        yield return Step(On.Formed, 7, (stage, post) => Panels.Form(stage, post, this));
        yield return Step(On.Ties, 7, Panels.Calibrate, later: 5);
        yield return Step(On.Ties, 8, Panels.DeclareTies);
        yield return Step(On.Sift, 8, Panels.Dispense);
        yield return Step(On.Sift, 9, (stage, post) => Panels.Sift(stage, post, this));
        yield return Step(On.Shortlist, 10, Panels.Shortlist);
        yield return Step(On.Shortlist, 11, (stage, post) => Panels.Invite(stage, post, On.Interviews));
        yield return Step(On.Interviews, 13, (stage, post) => Panels.ScoreInterviews(stage, post, this));
        yield return Step(On.Interviews, 13, Panels.Judge, later: 5);
        yield return Step(On.Report, 14, Deciding.Report);
        foreach (var (day, who) in On.Decided.Zip(Deciders)) yield return Step(day, 15, (stage, post) => Deciding.Approve(stage, post, who));
        if (Outcome.Filled)
        {
            yield return Step(On.Offer, 16, Deciding.Offer);
            yield return Step(On.Ended, 17, Deciding.Accept);
        }
        else yield return Step(On.Ended, 16, (stage, post) => Deciding.Nobody(stage, post, Outcome.Interim ? AfterNoAppointment.Interim : AfterNoAppointment.Rerun));
        // Announced after every earlier step of the same day would have ended.
        yield return Step(Outcome.On, AnnouncedAt, Deciding.Announce);
        yield return Step(Outcome.On.AddDays(7), 11, Feedbacks.Give);
    }
}

/// <summary>The days on which a panel, and those who decide after it, do their work.</summary>
/// <param name="Decided">One day for each step of the chain.</param>
/// <param name="Ended">When the offer is accepted, or the post ends with nobody.</param>
sealed record Days(DateOnly Formed, DateOnly Ties, DateOnly Sift, DateOnly Shortlist, DateOnly Interviews, DateOnly Report, IReadOnlyList<DateOnly> Decided, DateOnly Offer, DateOnly Ended)
{
    /// <summary>Each step between the closing and the announcement, in the same proportion for a quick round and a slow one.</summary>
    public static Days Spread(DateOnly formed, DateOnly announced, DateOnly? reportBy)
    {
        DateOnly At(double share) => Between(formed, announced, share);
        var report = reportBy is { } by && by > At(0.55) ? by : At(0.55);
        DateOnly Late(double share) => Between(report, announced, share);
        return new(formed, At(0.1), At(0.35), At(0.4), At(0.5), report, [Late(0.4)], Late(0.5), Late(0.8));
    }

    public static DateOnly Between(DateOnly from, DateOnly to, double share) => from.AddDays((int)((to.DayNumber - from.DayNumber) * share));

    /// <summary>The day itself, or the Monday after a weekend.</summary>
    public static DateOnly Working(DateOnly day) => day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(2), DayOfWeek.Sunday => day.AddDays(1), _ => day };
}
