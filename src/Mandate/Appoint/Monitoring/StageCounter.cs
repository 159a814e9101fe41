using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Panels;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Monitoring;

/// <summary>The only place where equality answers and applications meet: how many of each answer reached each stage, with no small number in it.</summary>
public static class StageCounter
{
    public const string Route = "/appoint/{campaign}/equality";
    public static string Url(string campaign) => $"/appoint/{campaign}/equality";

    /// <summary>Stages in the order people pass them.</summary>
    public static readonly IReadOnlyList<string> Stages = ["Applied", "Assessed", "Found appointable", "Offered a post", "Accepted"];

    public sealed record Model(string Slug, string Campaign, int Floor, bool Open, bool Finished, IReadOnlyList<Table> Tables);

    /// <summary>One question.</summary>
    public sealed record Table(string Question, IReadOnlyList<string> Answers, ShownTable Shown);

    public static async Task<IResult> Get(string campaign, HttpContext http, Actor actor, Db db, MonitoringKey key, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return Results.NotFound();
        if (found.Closes.Includes(now)) return StageCounterPage.Show(new(found.Slug, found.Title, found.Terms.Monitoring.Floor, Open: true, Finished: false, []));
        var tables = await Count(db, found, key, London.Day(now), cancel);
        return TableAnswer.Of(http, tables.Tables.SelectMany(t => t.Shown.Rows.Select(r => new Line(t.Question, Words(t, r), r.Counts))), columns, $"{found.Slug}-equality", open: false)
            ?? StageCounterPage.Show(tables);
    }

    static async Task<Model> Count(Db db, Campaign campaign, MonitoringKey key, DateOnly today, CancellationToken cancel)
    {
        var posts = await db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == campaign.Id).ToListAsync(cancel);
        // Stage by stage only when all is over: two looks a day apart would else show one person move.
        var finished = posts.TrueForAll(p => p.PublicOn(today) != PublicOutcome.NotAnnounced);
        var reached = await Reached(db, campaign, finished ? posts : [], cancel);
        var answers = new List<(MonitoringAnswers? Given, int Stage)>();
        foreach (var some in reached.Chunk(500))
        {
            var tokens = some.ToDictionary(a => key.TokenOf(a.Application), a => a.Stage, StringComparer.Ordinal);
            var asked = tokens.Keys.ToList();
            var rows = await db.MonitoringAnswers.AsNoTracking().Where(m => asked.Contains(m.Token)).ToDictionaryAsync(m => m.Token, cancel);
            answers.AddRange(tokens.Select(t => (rows.GetValueOrDefault(t.Key), t.Value)));
        }
        var stages = finished ? Stages.Count : 1;
        return new(campaign.Slug, campaign.Title, campaign.Terms.Monitoring.Floor, Open: false, finished, [.. campaign.Terms.Monitoring.Questions.Select(q => Tabled(q, answers, stages, campaign.Terms.Monitoring.Floor))]);
    }

    static Table Tabled(MonitoringQuestion question, List<(MonitoringAnswers? Given, int Stage)> answers, int stages, int floor)
    {
        var options = question.Answers().Select(o => (Code: (string?)o.Code, o.Text)).Append((Code: null, Text: "Not answered")).ToList();
        var counts = options.ConvertAll(o => (IReadOnlyList<int>)[.. Enumerable.Range(0, stages).Select(s => answers.Count(a => a.Stage >= s && a.Given?.To(question.Key) == o.Code))]);
        return new(question.Question, options.ConvertAll(o => o.Text), SmallNumbers.Of(counts, floor));
    }

    /// <summary>Every application that was sent, withdrawn or not, with the furthest stage it reached.</summary>
    static async Task<List<(ApplicationId Application, int Stage)>> Reached(Db db, Campaign campaign, List<CampaignPost> posts, CancellationToken cancel)
    {
        var all = await db.Applications.Where(a => a.Campaign == campaign.Id).Select(a => a.Id).ToListAsync(cancel);
        if (posts.Count == 0) return all.ConvertAll(a => (a, 0));
        var assessed = (await db.AgreedScores.Where(s => db.Applications.Any(a => a.Id == s.Application && a.Campaign == campaign.Id)).Select(s => s.Application).ToListAsync(cancel)).ToHashSet();
        var appointable = (await db.CandidateOutcomes.Where(o => o.Judgement == Judgement.Appointable && db.CampaignPosts.Any(p => p.Id == o.Post && p.Campaign == campaign.Id)).Select(o => o.Application).ToListAsync(cancel)).ToHashSet();
        var offers = posts.SelectMany(p => p.EarlierOffers.Append(p.Offer)).OfType<Offer>().ToList();
        var (offered, accepted) = (offers.Select(o => o.Application).ToHashSet(), offers.Where(o => o.Answer == OfferAnswer.Accepted).Select(o => o.Application).ToHashSet());
        return all.ConvertAll(a => (a, accepted.Contains(a) ? 4 : offered.Contains(a) ? 3 : appointable.Contains(a) ? 2 : assessed.Contains(a) ? 1 : 0));
    }

    public static string Words(Table table, ShownRow row) =>
        row.Members.Count == 1 ? table.Answers[row.Members[0]] : $"Other answers together: {string.Join(", ", row.Members.Select(m => table.Answers[m]))}";

    sealed record Line(string Question, string Answer, IReadOnlyList<int?> Counts);

    static readonly IReadOnlyList<TableColumn<Line>> columns =
        [new("question", l => l.Question), new("answer", l => l.Answer), .. Stages.Select((s, i) => new TableColumn<Line>(Slugs.Of(s).Replace('-', '_'), l => l.Counts.ElementAtOrDefault(i)))];
}
