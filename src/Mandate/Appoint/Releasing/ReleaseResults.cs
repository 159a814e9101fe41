using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Feedback;
using Mandate.Appoint.Panels;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Releasing;

/// <summary>Tells many candidates at once that a panel does not take them further, each in one letter that is read here first.</summary>
public static class ReleaseResults
{
    public const string Route = "/appoint/{campaign}/results";
    public static string Url(string campaign) => $"/appoint/{campaign}/results";

    public sealed record Form
    {
        /// <summary>Ids of applications.</summary>
        public List<string>? Candidates { get; init; }

        public IReadOnlyList<Candidate>? Read(IReadOnlyList<Candidate> all, out FormErrors errors)
        {
            var read = new FormReader();
            var chosen = read.AnyOf(Candidates, nameof(Candidates), "Tick at least one candidate", all.Select(c => c.Id.ToString()));
            errors = read.Errors;
            return read.Ok ? [.. all.Where(c => chosen.Contains(c.Id.ToString(), StringComparer.Ordinal))] : null;
        }
    }

    public sealed record Candidate(ApplicationId Id, string Reference, string Email, NotFurtherLetter Letter, IReadOnlyList<StageDecision> Decisions);
    /// <param name="Posts">Posts with somebody to be told, and how many.</param>
    /// <param name="Waiting">Those shown: of the post chosen, or all when they are few.</param>
    public sealed record Model(string Slug, string Campaign, IReadOnlyList<(CampaignPostId Post, string Name, int Count)> Posts, CampaignPostId? Chosen, IReadOnlyList<Candidate> Waiting, Form Form);

    /// <summary>More than these are shown a post at a time.</summary>
    const int Few = 30;

    public static async Task<IResult> Get(string campaign, CampaignPostId? post, Actor actor, Db db, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return Results.NotFound();
        var model = await Show(db, found, post, new(), cancel);
        return ReleaseResultsPage.Show(model with { Form = new() { Candidates = [.. model.Waiting.Select(c => c.Id.ToString())] } });
    }

    public static async Task<IResult> Post(string campaign, CampaignPostId? post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return Results.NotFound();
        var model = await Show(db, found, post, form, cancel);
        if (form.Read(model.Waiting, out var errors) is not { } chosen) return ReleaseResultsPage.Invalid(model, errors);

        var now = clock.GetUtcNow();
        Tell(db, chosen, now);
        db.Record(actor, now, new ResultsReleased(found.Id, [.. chosen.SelectMany(c => c.Decisions).Select(d => d.Post).Distinct()], chosen.Count), found.AppointingBody);
        db.Enqueue(new FeedbackDue(found.Id, PublicAddress.Of(http, "/")), now, found.FeedbackDueAt(now));
        await db.SaveChangesAsync(cancel);
        http.Say(chosen.Count == 1 ? "1 candidate has been told by mail" : $"{chosen.Count} candidates have been told by mail");
        return Results.LocalRedirect(Url(campaign));
    }

    static async Task<Model> Show(Db db, Campaign campaign, CampaignPostId? post, Form form, CancellationToken cancel)
    {
        var all = await Waiting(db, campaign, null, cancel);
        var posts = all.SelectMany(c => c.Decisions.Select(d => d.Post).Zip(c.Letter.Posts)).GroupBy(p => p).Select(g => (g.Key.First, g.Key.Second, g.Count())).OrderBy(p => p.Second, StringComparer.CurrentCulture).ToList();
        return new(campaign.Slug, campaign.Title, posts, post, post is null && all.Count > Few ? [] : [.. all.Where(c => post is null || c.Decisions.Any(d => d.Post == post))], form);
    }

    /// <summary>Whoever was not told when these posts are announced is told then.</summary>
    internal static async Task TellTheRest(Db db, Campaign campaign, IReadOnlyCollection<CampaignPostId> posts, DateTimeOffset now, CancellationToken cancel) =>
        Tell(db, await Waiting(db, campaign, posts, cancel), now);

    static void Tell(Db db, IEnumerable<Candidate> candidates, DateTimeOffset now)
    {
        foreach (var candidate in candidates)
        {
            foreach (var decision in candidate.Decisions) decision.Told(now);
            db.SendMail(candidate.Email, candidate.Letter, now);
        }
    }

    /// <summary>Decisions of settled lists that their candidates do not know of, a candidate at a time.</summary>
    static async Task<IReadOnlyList<Candidate>> Waiting(Db db, Campaign campaign, IReadOnlyCollection<CampaignPostId>? only, CancellationToken cancel)
    {
        var posts = (await db.NamedPosts(db.CampaignPosts.Where(p => p.Campaign == campaign.Id && p.Settled != null && p.WithdrawnAt == null), cancel)).Where(p => only?.Contains(p.Post.Id) != false).ToDictionary(p => p.Post.Id);
        var ids = posts.Keys.ToList();
        var rows = await (from d in db.StageDecisions
                          where ids.Contains(d.Post) && !d.Through && d.ToldAt == null
                          join a in db.Applications on d.Application equals a.Id
                          where a.WithdrawnAt == null
                          join u in db.Users on a.Candidate equals u.Id
                          select new { Decision = d, a.Id, a.Reference, a.Content.Name, u.Email }).ToListAsync(cancel);
        return [.. rows.Where(r => posts[r.Decision.Post].Post.Settled >= r.Decision.Step).GroupBy(r => r.Id).Select(g => g.First() is var one
            ? new Candidate(g.Key, one.Reference, one.Email, new(one.Name, campaign.Title, [.. g.Select(r => posts[r.Decision.Post].Name).Order(StringComparer.CurrentCulture)]), [.. g.OrderBy(r => posts[r.Decision.Post].Name, StringComparer.CurrentCulture).Select(r => r.Decision)]) : null!)
            .OrderBy(c => c.Reference, StringComparer.Ordinal)];
    }
}

public sealed record NotFurtherLetter(string Name, string Campaign, IReadOnlyList<string> Posts) : ILetter
{
    public string Subject => $"Your application: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        thank you for the work you put into your application. The panel has read it against the published criteria and does not invite you to interview for:

        {string.Join('\n', Posts.Select(p => "- " + p))}

        If you chose other posts of this campaign, you hear of them separately. The reasons for the decision are recorded. The panel writes feedback for you, criterion by criterion; we write when you can read it.
        """;
    public string Why => "You applied in this campaign.";
}
