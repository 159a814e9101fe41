using Mandate.Appoint;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>Panels sit, report and are decided on, body by body; posts that nobody was appointed to are advertised a second time.</summary>
static class Rounds
{
    static readonly NextRound Second = new(Candidates.Campaign, Candidates.Campaign + "-second-round", new(2021, 11, 17), new(2021, 11, 25));

    public static IEnumerable<Scene> Scenes(Script script)
    {
        var bodies = script.ChiefExecutives.GroupBy(r => r.Body).Select((g, i) => (Body: g.Key, Place: i, Rows: g.OrderBy(r => r.On).ToList())).ToList();
        foreach (var (body, place, rows) in bodies)
        {
            var first = rows.First(r => !r.Waits);
            var waits = rows.Find(r => r.Waits)?.On;
            foreach (var scene in Course(script, Candidates.Campaign, body, place, first, new(2021, 9, 28), reportBy: waits).Scenes()) yield return scene;
            foreach (var cover in rows.Where(r => r.Interim)) yield return Scene.On(cover.On, 15, stage => Cover(stage, cover));
        }

        var again = bodies.Where(b => b.Rows[0].Outcome == "not-appointed-rerun" && b.Rows.Skip(1).FirstOrDefault() is { } next && next.On > Second.Closes).ToList();
        yield return Scene.On(new(2021, 11, 16), 10, stage => Advertising.Again(stage, Second, [.. again.Select(b => b.Body)]));
        foreach (var (body, place, rows) in again)
        {
            var course = Course(script, Second.Slug, body, place, rows[1], new(2021, 11, 26), reportBy: null);
            for (var n = 0; n < 5; n++)
            {
                var candidate = 300 + 10 * n + again.FindIndex(a => a.Body == body);
                yield return new Scene(Scene.Moment(Second.Opens.AddDays(1 + n), 9 + n, candidate % 60), stage => ApplyAgain(stage, course, candidate));
            }
            foreach (var scene in course.Scenes()) yield return scene;
        }
        yield return Scene.On(DateOnly.ParseExact(script.Expected.Date, "yyyy-MM-dd"), 12, stage => Expect(stage, script.Expected.Bodies));
    }

    /// <summary>The chair presides who is named when the panel is formed.</summary>
    static Course Course(Script script, string campaign, string body, int place, ScriptRow outcome, DateOnly formed, DateOnly? reportBy) => new(campaign, body, place, outcome)
    {
        On = Days.Spread(formed, outcome.On, reportBy),
        Presiding = script.Chairs.Exists(r => r.Body == body && r.Filled && r.On < formed) ? Cast.ChairOf(body) : null,
    };

    static async Task ApplyAgain(Stage stage, Course course, int candidate)
    {
        var post = await course.Post(stage);
        await Candidates.Send(stage, await stage.User(Cast.Candidates[candidate]), Cast.Candidates[candidate], post.Campaign, [post.Id], seed: 20000 + candidate);
    }

    static async Task Expect(Stage stage, IReadOnlyList<string> bodies)
    {
        var (db, team) = (stage.Db, await Candidates.Team(stage));
        foreach (var slug in new[] { Candidates.Campaign, Second.Slug })
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
