using Bogus;
using Mandate.Appoint;
using Mandate.Appoint.Campaigns;
using Mandate.Platform;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>The campaign for chairs, 15 July to 13 August 2021: two or three apply for each post, a regional director presides, NHS England appoints and the Secretary of State approves. One board finds nobody and looks again in the new year.</summary>
static class ChairCampaign
{
    const string Campaign = "icb-chairs-2021";
    static readonly DateOnly Opens = new(2021, 7, 15);
    static readonly DateOnly Closes = new(2021, 8, 13);
    static readonly NextRound Next = new(Campaign, Campaign + "-next-round", new(2022, 1, 10), new(2022, 1, 31), "Chair of one integrated care board (designate), next round");

    /// <summary>From the day in the pack's timetable to the last of the interviews, without the August bank holiday.</summary>
    static readonly IReadOnlyList<DateOnly> Interviews =
        [.. Enumerable.Range(0, 17).Select(n => new DateOnly(2021, 8, 25).AddDays(n)).Where(d => Days.Working(d) == d && d != new DateOnly(2021, 8, 30))];

    /// <summary>What is announced after the closing is the outcome of the campaign.</summary>
    public static bool Fills(ScriptRow row) => row.On > Closes;

    public static IEnumerable<Scene> Scenes(Script script)
    {
        var bodies = script.Chairs.Where(Fills).GroupBy(r => r.Body).Select((g, i) => (Body: g.Key, Place: i, Rows: g.OrderBy(r => r.On).ToList())).ToList();
        yield return Scene.On(Opening.First, 14, stage => Advertising.Plan(stage, Campaign, t => Worded(t, bodies.Count)));
        yield return Scene.On(Opening.First, 16, stage => Publish(stage, [.. bodies.Select(b => b.Body)]));
        foreach (var (body, place, rows) in bodies)
        {
            var rivals = Cast.Rivals.Skip(2 * place).Take(rows[0].Filled ? 1 + place % 2 : 2).ToList();
            foreach (var scene in Round(Course(Campaign, body, place, rows[0], First(place, rows[0].On)), rivals, Opens, Closes)) yield return scene;
            if (rows.Count == 1) continue;
            yield return Scene.On(Next.Opens.AddDays(-3), 10, stage => Advertising.Again(stage, Next, [body]));
            foreach (var scene in Round(Course(Next.Slug, body, place, rows[1], Later(rows[1].On)), rivals.Take(1), Next.Opens, Next.Closes)) yield return scene;
        }
    }

    static Course Course(string campaign, string body, int place, ScriptRow outcome, Days on) => new(campaign, body, place, outcome)
    {
        On = on, Called = "Panel for the chair of", AnnouncedAt = 11,
        Strongest = outcome.Filled ? Cast.ChairOf(body) : null,
        Deciders = [Cast.Approver, Cast.Minister],
    };

    static IEnumerable<Scene> Round(Course course, IEnumerable<Character> rivals, DateOnly opens, DateOnly closes)
    {
        foreach (var (n, who) in (course.Outcome.Filled ? rivals.Prepend(Cast.ChairOf(course.Body)) : rivals).Index())
        {
            var seed = 30_000 + 10 * course.Place + n + (closes == Closes ? 0 : 1000);
            var day = opens.AddDays(new Randomizer(seed).Int(0, closes.DayNumber - opens.DayNumber));
            yield return new Scene(Scene.Moment(day, 9 + seed % 12, seed % 60), stage => Apply(stage, course, who, seed));
        }
        foreach (var scene in course.Scenes()) yield return scene;
        if (course.Outcome.Filled) yield return new Scene(Scene.Moment(course.Outcome.On, course.AnnouncedAt, course.Place % 50), stage => Chairs.Empower(stage, course.Body));
    }

    /// <summary>The panel keeps to the pack's timetable, up to its report. Appointing and approving take up to the announcement.</summary>
    static Days First(int place, DateOnly announced) =>
        Decided(new(2021, 8, 16), new(2021, 8, 17), new(2021, 8, 18), new(2021, 8, 19), Interviews[place % Interviews.Count], new(2021, 9, 15), announced);

    static Days Later(DateOnly announced) =>
        Decided(new(2022, 2, 1), new(2022, 2, 2), new(2022, 2, 7), new(2022, 2, 9), new(2022, 2, 23), new(2022, 2, 28), announced);

    static Days Decided(DateOnly formed, DateOnly ties, DateOnly sift, DateOnly shortlist, DateOnly interviews, DateOnly report, DateOnly announced)
    {
        DateOnly Late(double share) => Days.Working(Days.Between(report, announced, share));
        return new(formed, ties, sift, shortlist, interviews, report, [Late(0.3), Late(0.6)], Late(0.65), Late(0.75));
    }

    /// <summary>The pack's words are for all 42 posts. Here some are filled by chairs who lead on, and the advertisement says so.</summary>
    static CampaignTemplate Worded(CampaignTemplate template, int posts)
    {
        var title = $"Chairs of {posts} integrated care boards (designate)";
        var why = $"These {posts} boards have no chair who leads on into the new board. Each post leads a statutory board and is a regulated public appointment, so all {posts} are advertised.";
        var texts = template.Terms.Texts.Select(t => t with { Text = t.Key == PackTexts.WhyAllAdvertised ? why : t.Text.Replace(template.Title, title, StringComparison.Ordinal) });
        return template with { Title = title, Terms = template.Terms with { Texts = [.. texts] } };
    }

    static async Task Publish(Stage stage, IReadOnlyList<string> bodies) =>
        await Advertising.Publish(stage, Campaign, (await stage.Db.Bodies.Where(b => b.Pack == stage.Pack.Id && bodies.Contains(b.PackKey!)).Select(b => b.Id).ToListAsync()).ToHashSet());

    /// <summary>Somebody of the first round has an account already.</summary>
    static async Task Apply(Stage stage, Course course, Character who, int seed)
    {
        var user = await stage.Db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == who.Email.ToUpperInvariant()) ?? Opening.Hire(stage, who, null);
        var post = await course.Post(stage);
        await Candidates.Send(stage, user, who, post.Campaign, [post.Id], seed, Evidence.NonExecutives);
    }
}
