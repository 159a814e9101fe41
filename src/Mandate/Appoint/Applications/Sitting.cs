using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>What every page of a candidate's application takes from its request.</summary>
public sealed record Sitting(Db Db, Drafts Drafts, IFiling Filing, Actor Actor, TimeProvider Clock, HttpContext Http, CancellationToken Cancel)
{
    UserId? helped;

    /// <summary>Whose applications these are: the signed-in person's or, once one was found that they type for a candidate, that candidate's.</summary>
    public UserId Me => helped ?? Actor.User!.Value;

    /// <summary>Whether the signed-in person types for somebody else.</summary>
    public bool Helps => helped is not null;
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>The signed-in person's application with this address, or the one they type for a candidate, written or sent; null for everybody else's and for none.</summary>
    /// <param name="id">Its address.</param>
    /// <param name="key">Criterion or rule that the address names.</param>
    public async Task<Writing?> Find(ApplicationId id, string? key = null)
    {
        await Db.Database.OpenConnectionAsync(Cancel); // one for all that follows
        var found = (await Writings.Find(Db, Drafts, [new(id, Actor)], Now, Cancel)).Single();
        if (found.Writing?.Draft is { HandedIn: true }) // in another tab, since this request came in
        {
            await Filing.Of(found.Helped ?? Actor.User!.Value);
            found = (await Writings.Find(Db, Drafts, [new(id, Actor)], Now, Cancel)).Single();
        }
        helped = found.Helped;
        if (Helps) await Db.SaveChangesAsync(Cancel); // that it was looked at
        return found.Writing is { } writing ? writing with { Key = key, Posts = await PostChoices.Of(Db, writing.Campaign.Id, Cancel) } : null;
    }
}

/// <summary>How drafts of applications are kept.</summary>
public static class ApplicationDrafts
{
    public const string Kind = "application";

    /// <summary>How long a draft outlives the closing of its campaign.</summary>
    public static readonly TimeSpan KeptAfterClosing = TimeSpan.FromDays(30);

    public static DateTimeOffset ForgottenAt(this Campaign campaign) => campaign.ClosesAt + KeptAfterClosing;
}

/// <summary>One application with all that its pages show, as one person has it.</summary>
/// <param name="Id">Its address, from the first word to the last letter.</param>
/// <param name="Draft">What is not sent: all of it at first, later a change to what was sent.</param>
/// <param name="Sent">What was sent, or null.</param>
public sealed record Writing(ApplicationId Id, Campaign Campaign, string Appointer, CriteriaSet Criteria, IReadOnlyList<PostChoice> Posts, OpenDraft<ApplicationDraft>? Draft, Application? Sent)
{
    /// <summary>Criterion or rule that the address names.</summary>
    public string? Key { get; init; }

    public DateOnly Today { get; init; }

    /// <summary>Who types it for its candidate, where somebody does; for the page of its tasks.</summary>
    public Help? Help { get; init; }

    /// <summary>Name on the person's account.</summary>
    public string Account { get; init; } = "";

    /// <summary>What is being written, else what was sent.</summary>
    public ApplicationDraft Written => Draft?.Content ?? ApplicationDraft.Of(Sent!);

    /// <summary>Whether there is something to write and the campaign still takes it.</summary>
    public bool MayWrite(DateTimeOffset now) => Draft is not null && Campaign.Closes.Includes(now);
    public IReadOnlyList<TaskStanding> Tasks => [.. Written.Tasks(Campaign.Terms, Criteria.Content, Today)];
    public Criterion? Criterion => Criteria.Content.WithEvidence().FirstOrDefault(c => c.Code == Key)?.Within(Campaign.Terms);
    public EligibilityRule? Rule => Campaign.Terms.Eligibility.Find(r => r.Key == Key);

    /// <summary>Whom to ask, in the words of the campaign when it has some.</summary>
    public string Contact => Campaign.Terms.Text("contact") ?? $"the appointments team of {Appointer}";

    /// <summary>Names of the posts chosen, first choice first.</summary>
    public IEnumerable<string> Chosen => Written.Preferences.Select(PostName);
    public string PostName(CampaignPostId id) => Posts.FirstOrDefault(p => p.Id == id)?.Name ?? "A post that was withdrawn";
}

/// <param name="Helper">Name of who types.</param>
/// <param name="Candidate">For whom.</param>
/// <param name="Mine">Whether the reader is the one who types.</param>
public sealed record Help(string Helper, string Candidate, bool Mine);

/// <summary>One advertised post as candidates choose it.</summary>
public sealed record PostChoice(CampaignPostId Id, string Name, string Slug);

public static class PostChoices
{
    public static async Task<IReadOnlyList<PostChoice>> Of(Db db, CampaignId campaign, CancellationToken cancel)
    {
        var rows = await (from p in db.CampaignPosts
                          join post in db.Posts on p.Post equals post.Id
                          join body in db.Bodies on p.Body equals body.Id
                          where p.Campaign == campaign && p.WithdrawnAt == null && p.Follows == null
                          orderby body.ShortName, post.Title
                          select new { p.Id, Body = body.ShortName, post.Title, p.Slug, p.Group }).ToListAsync(cancel);
        return [.. rows.Select(r => new PostChoice(r.Id, r.Group is { } group ? $"{group}: {r.Title} of all its bodies" : $"{r.Body}: {r.Title}", r.Slug))];
    }
}
