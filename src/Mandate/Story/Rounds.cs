using Mandate.Appoint;
using Mandate.Appoint.Campaigns;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>Panels sit, report and are decided on, body by body; posts that nobody was appointed to are advertised a second time.</summary>
static class Rounds
{
    const string Second = Candidates.Campaign + "-second-round";
    static readonly DateOnly SecondOpens = new(2021, 11, 17);
    static readonly DateOnly SecondCloses = new(2021, 11, 25);

    public static IEnumerable<Scene> Scenes(Script script)
    {
        var bodies = script.ChiefExecutives.GroupBy(r => r.Body).Select((g, i) => (Body: g.Key, Place: i, Rows: g.OrderBy(r => r.On).ToList())).ToList();
        foreach (var (body, place, rows) in bodies)
        {
            var first = rows.First(r => !r.Waits);
            var waits = rows.Find(r => r.Waits)?.On;
            foreach (var scene in Round(Candidates.Campaign, body, place, first, new(2021, 9, 28), reportBy: waits)) yield return scene;
            foreach (var cover in rows.Where(r => r.Interim)) yield return Scene.On(cover.On, 15, stage => Cover(stage, cover));
        }

        var again = bodies.Where(b => b.Rows[0].Outcome == "not-appointed-rerun" && b.Rows.Skip(1).FirstOrDefault() is { } next && next.On > SecondCloses).ToList();
        yield return Scene.On(new(2021, 11, 16), 10, stage => PlanSecond(stage, [.. again.Select(b => b.Body)]));
        foreach (var (body, place, rows) in again)
        {
            for (var n = 0; n < 5; n++)
            {
                var candidate = 300 + 10 * n + again.FindIndex(a => a.Body == body);
                yield return new Scene(Scene.Moment(SecondOpens.AddDays(1 + n), 9 + n, candidate % 60), stage => ApplyAgain(stage, body, candidate));
            }
            foreach (var scene in Round(Second, body, place, rows[1], new(2021, 11, 26), reportBy: null)) yield return scene;
        }
        yield return Scene.On(DateOnly.ParseExact(script.Expected.Date, "yyyy-MM-dd"), 12, stage => Expect(stage, script.Expected.Bodies));
    }

    /// <summary>One panel's work for one post: formed, ties, scores, report, approval, offer, acceptance, announcement.</summary>
    static IEnumerable<Scene> Round(string campaign, string body, int place, ScriptRow outcome, DateOnly formed, DateOnly? reportBy)
    {
        // Each step lies between the closing and the announcement, in the same proportion for a quick round and a slow one.
        var days = outcome.On.DayNumber - formed.DayNumber;
        DateOnly At(double share) => formed.AddDays((int)(days * share));
        var report = reportBy is { } by && by > At(0.55) ? by : At(0.55);
        DateOnly Late(double share) => report.AddDays((int)((outcome.On.DayNumber - report.DayNumber) * share));
        var minute = place % 50;
        Scene Step(DateOnly on, int hour, Func<Stage, CampaignPost, Task> play) =>
            new(Scene.Moment(on, hour, minute), async stage => await play(stage, await Post(stage, campaign, body)));

        yield return Step(formed, 7, (stage, post) => Panels.Form(stage, post, body, place));
        yield return Step(At(0.1), 8, Panels.DeclareTies);
        yield return Step(At(0.35), 8, Panels.Dispense);
        yield return Step(At(0.35), 9, (stage, post) => Panels.Sift(stage, post, outcome.Filled));
        yield return Step(At(0.4), 10, Panels.Shortlist);
        yield return Step(At(0.4), 11, (stage, post) => Panels.Invite(stage, post, At(0.5)));
        yield return Step(At(0.5), 13, (stage, post) => Panels.ScoreInterviews(stage, post, outcome.Filled));
        yield return new(Scene.Moment(At(0.5), 13, minute + 5), async stage => await Panels.Judge(stage, await Post(stage, campaign, body)));
        yield return Step(report, 14, Deciding.Report);
        yield return Step(Late(0.4), 15, Deciding.Approve);
        if (outcome.Filled)
        {
            yield return Step(Late(0.5), 16, Deciding.Offer);
            yield return Step(Late(0.8), 17, Deciding.Accept);
        }
        else yield return Step(Late(0.8), 16, (stage, post) => Deciding.Nobody(stage, post, outcome.Interim ? AfterNoAppointment.Interim : AfterNoAppointment.Rerun));
        // Announced in the middle of the day, after every earlier step of the same day would have ended.
        yield return new Scene(Scene.Moment(outcome.On, 18, minute), async stage => await Deciding.Announce(stage, await Post(stage, campaign, body)));
        yield return Step(outcome.On.AddDays(7), 11, Feedbacks.Give);
    }

    static async Task<CampaignPost> Post(Stage stage, string campaign, string body)
    {
        var (c, b) = (await stage.Db.Campaigns.SingleAsync(x => x.Slug == campaign), await stage.Body(body));
        return await stage.Db.CampaignPosts.SingleAsync(p => p.Campaign == c.Id && p.Body == b.Id);
    }

    static async Task PlanSecond(Stage stage, IReadOnlyList<string> bodies)
    {
        var (db, team) = (stage.Db, await Candidates.Team(stage));
        var of = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Slug == Candidates.Campaign);
        var criteria = await db.CriteriaSets.SingleAsync(c => c.Id == of.Criteria);
        var campaign = Stage.Must(Campaign.Plan(new CampaignFacts(Second, of.Title + ", second round", of.AppointingBody, of.Approver, of.PostKind, of.Criteria,
            London.Midnight(SecondOpens), Deadline.AtMinute(SecondCloses, new(23, 59)), of.Terms with { Timetable = [] }, of.Condition, of.Id, Invented: true), stage.Now));
        var posts = new List<CampaignPost>();
        foreach (var body in bodies)
        {
            var before = await Post(stage, Candidates.Campaign, body);
            posts.Add(CampaignPost.Advertise(campaign.Id, before.Post, before.Body, before.Slug, stage.Now, before.Advert));
        }
        Stage.Must(campaign.Publish(criteria, posts.Count, stage.Now));
        db.Campaigns.Add(campaign);
        db.CampaignPosts.AddRange(posts);
        db.Record(team, stage.Now, new RerunPlanned(campaign.Id, of.Id, campaign.Title, [.. posts.Select(p => p.Id)]), campaign.AppointingBody);
        db.Record(team, stage.Now, new CampaignPublished(campaign.Id, posts.Count, criteria.Digest!), campaign.AppointingBody);
    }

    static async Task ApplyAgain(Stage stage, string body, int candidate)
    {
        var post = await Post(stage, Second, body);
        await Candidates.Send(stage, await stage.User(Cast.Candidates[candidate]), Cast.Candidates[candidate], post.Campaign, [post.Id], seed: 20000 + candidate);
    }

    static async Task Expect(Stage stage, IReadOnlyList<string> bodies)
    {
        var (db, team) = (stage.Db, await Candidates.Team(stage));
        foreach (var slug in new[] { Candidates.Campaign, Second })
        {
            var campaign = await db.Campaigns.SingleAsync(c => c.Slug == slug);
            var ids = await db.Bodies.Where(b => bodies.Contains(b.PackKey!) && b.Pack == stage.Pack.Id).Select(b => b.Id).ToListAsync();
            var posts = await db.CampaignPosts.Where(p => p.Campaign == campaign.Id && ids.Contains(p.Body) && p.AnnouncedOn == null).ToListAsync();
            foreach (var post in posts) Stage.Must(post.ExpectAnnouncement(stage.Today, null));
            db.Record(team, stage.Now, new AnnouncementExpected(campaign.Id, [.. posts.Select(p => p.Id)], null), campaign.AppointingBody);
        }
    }

    /// <summary>An interim until the post is filled: a decision of the regional director with the chair.</summary>
    static async Task Cover(Stage stage, ScriptRow row)
    {
        var (post, body) = (await stage.Post(row.Body, "chief-executive"), await stage.Body(row.Body));
        Stage.Must(await BodiesApi.Interim(stage.Db, await stage.Actor(Cast.Team), stage.Now, new InterimFacts(post.Id,
            new PersonNamed(Name: Cast.InterimOf(row.Body).Name, Invented: true), new ActFacts(stage.Today, "the regional director with the chair", body.Id)), CancellationToken.None));
    }
}
