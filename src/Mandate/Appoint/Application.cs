using System.Globalization;
using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>What one candidate sent in one campaign. Until it is sent it is a draft; a newer one replaces it before closing.</summary>
public sealed class Application : IVersioned
{
    Application() { }

    public ApplicationId Id { get; private init; }
    public CampaignId Campaign { get; private init; }
    public UserId Candidate { get; private init; }

    /// <summary>Short, for people to quote: printed on the receipt and shown to panels in place of a name.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>The instant of the first byte of the request that sent it.</summary>
    public DateTimeOffset SubmittedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public ApplicationContent Content { get; private set; } = new();

    /// <summary>Whether nobody can read it yet: content and choices are in the campaign's box.</summary>
    public bool Sealed { get; private set; }

    /// <summary>SHA-256 of the content, in hex, or of the sealed copy where it was sent sealed; printed on the receipt.</summary>
    public string Digest { get; private set; } = "";
    public List<Preference> Preferences { get; private set; } = [];

    /// <summary>Since when the candidate agrees that this application is brought over when a post they chose is advertised again; null when they do not.</summary>
    public DateTimeOffset? AgainSince { get; private set; }

    /// <summary>The new round that it was brought over to.</summary>
    public CampaignId? BroughtTo { get; private set; }
    public int Version { get; set; }

    public bool Live => WithdrawnAt is null;

    /// <summary>Asked for under the Disability Confident scheme: an interview is due to whoever meets the essential criteria. For those who draw up the shortlist, never for those who score.</summary>
    public bool GuaranteedInterview => Content.GuaranteedInterview;

    /// <param name="campaign">Where to.</param>
    /// <param name="criteria">What it is measured against.</param>
    /// <param name="candidate">Whose.</param>
    /// <param name="reference">From <see cref="ApplicationReference.New"/>; one of a kind within the campaign.</param>
    /// <param name="content">What was written.</param>
    /// <param name="preferences">First choice first.</param>
    /// <param name="arrived">The first byte of the request that sends it; decides whether it is in time.</param>
    /// <param name="now">When it is stored.</param>
    /// <param name="id">That of the draft, so that one address serves both; a new one without it.</param>
    public static Outcome<Application> Submit(Campaign campaign, CriteriaSet criteria, UserId candidate, string reference, ApplicationContent content,
        IReadOnlyList<CampaignPostId> preferences, DateTimeOffset arrived, DateTimeOffset now, ApplicationId? id = null)
    {
        var outcome = Check(campaign, criteria, content, preferences, arrived);
        return outcome.Refused ? outcome.Refusal! : Checked(id ?? Platform.Id.New<ApplicationId>(now), campaign.Id, candidate, reference, content, preferences, arrived);
    }

    /// <summary>Whether it may be sent: in time, and complete.</summary>
    public static Outcome Check(Campaign campaign, CriteriaSet criteria, ApplicationContent content, IReadOnlyList<CampaignPostId> preferences, DateTimeOffset arrived)
    {
        if (campaign.Accepts(arrived).Refusal is { } refusal) return refusal;
        var draft = new ApplicationDraft { Content = content, Preferences = [.. preferences] };
        return draft.Tasks(campaign.Terms, criteria.Content, London.Day(arrived)).FirstOrDefault(t => t.Why is not null) is { Why: { } why } ? why : Outcome.Done;
    }

    /// <summary>One that was checked when it was handed in: whatever changed since, it counts as it came.</summary>
    public static Application Checked(ApplicationId id, CampaignId campaign, UserId candidate, string reference, ApplicationContent content, IReadOnlyList<CampaignPostId> preferences, DateTimeOffset arrived)
    {
        var application = new Application { Id = id, Campaign = campaign, Candidate = candidate, Reference = reference };
        application.Take(content, preferences, arrived);
        return application;
    }

    /// <summary>Sends again before closing: the newest is what counts.</summary>
    public Outcome Replace(Campaign campaign, CriteriaSet criteria, ApplicationContent content, IReadOnlyList<CampaignPostId> preferences, DateTimeOffset arrived)
    {
        if (Check(campaign, criteria, content, preferences, arrived).Refusal is { } refusal) return refusal;
        Take(content, preferences, arrived);
        return Outcome.Done;
    }

    /// <summary>Takes what was checked when it was handed in.</summary>
    public void Take(ApplicationContent content, IReadOnlyList<CampaignPostId> preferences, DateTimeOffset arrived)
    {
        (Digest, SubmittedAt, WithdrawnAt) = (content.Digest(preferences), arrived, null);
        Hold(content, preferences);
    }

    /// <summary>One that was sealed when it was handed in.</summary>
    public static Application InTheBox(ApplicationId id, CampaignId campaign, UserId candidate, string reference, string digest, DateTimeOffset arrived)
    {
        var application = new Application { Id = id, Campaign = campaign, Candidate = candidate, Reference = reference };
        application.TakeSealed(digest, arrived);
        return application;
    }

    /// <summary>Takes what was sealed when it was handed in.</summary>
    public void TakeSealed(string digest, DateTimeOffset arrived)
    {
        (Digest, SubmittedAt, WithdrawnAt, Sealed) = (digest, arrived, null, true);
        Hold(new(), []);
    }

    /// <summary>What was taken out of the box. The digest stays that of the sealed copy, as the receipt says it.</summary>
    public void Unseal(ApplicationContent content, IReadOnlyList<CampaignPostId> preferences)
    {
        Sealed = false;
        Hold(content, preferences);
    }

    void Hold(ApplicationContent content, IReadOnlyList<CampaignPostId> preferences)
    {
        Content = content;
        // Kept rows are changed, not made anew: the same post may keep its row with another rank.
        Preferences.RemoveAll(p => !preferences.Contains(p.Post));
        foreach (var (i, post) in preferences.Index())
        {
            if (Preferences.Find(p => p.Post == post) is { } kept) kept.Rank = i + 1;
            else Preferences.Add(new Preference { Application = Id, Post = post, Rank = i + 1 });
        }
    }

    public void Agree(bool again, DateTimeOffset now) => AgainSince = again ? AgainSince ?? now : null;

    /// <summary>What a new round begins with: all that was written but what must be answered anew, and the posts that are advertised again.</summary>
    /// <param name="round">The new round.</param>
    /// <param name="posts">Its posts, by the post they were in this campaign.</param>
    public Outcome<ApplicationDraft> BringOver(CampaignId round, IReadOnlyDictionary<CampaignPostId, CampaignPostId> posts)
    {
        if (!Live || AgainSince is null || BroughtTo is not null) return ApplicationRefusals.NotToBringOver;
        var preferences = Preferences.OrderBy(p => p.Rank).Where(p => posts.ContainsKey(p.Post)).Select(p => posts[p.Post]).ToList();
        if (preferences.Count == 0) return ApplicationRefusals.NotToBringOver;
        BroughtTo = round;
        return new ApplicationDraft { Content = Content with { Declarations = [], HasConflicts = null, Conflicts = null, Cv = null }, Preferences = preferences };
    }

    /// <summary>The candidate is erased: all they wrote goes. That a reference was in the campaign stays, for the counts and the panel's report.</summary>
    public void Forget() => (Content, Digest) = (new(), "");

    /// <param name="now">When.</param>
    /// <param name="decided">Whether the candidate was told a result; see <see cref="StageReached.Final"/>.</param>
    public Outcome Withdraw(DateTimeOffset now, bool decided = false)
    {
        if (WithdrawnAt is not null) return ApplicationRefusals.Withdrawn;
        if (decided) return ApplicationRefusals.DecidedAlready;
        WithdrawnAt = now;
        return Outcome.Done;
    }
}

/// <summary>A post the candidate would take; 1 is the first choice. The order is never shown to panels.</summary>
public sealed class Preference
{
    public ApplicationId Application { get; init; }
    public CampaignPostId Post { get; init; }
    public int Rank { get; set; }
}

public static class ApplicationRefusals
{
    public static readonly Refusal NotToBringOver = new("There is nothing to bring over: the candidate did not agree, withdrew, or chose no post that is advertised again.");
    public static readonly Refusal NoName = new("Enter your name.");
    public static readonly Refusal NoTelephone = new("Enter a telephone number, like 020 7946 0000 or +44 808 157 0192.");
    public static readonly Refusal NoPreference = new("Choose at least one post.");
    public static readonly Refusal TooManyPreferences = new("You chose more posts than this campaign allows.");
    public static readonly Refusal SamePostTwice = new("You chose the same post twice.");
    public static readonly Refusal InterestsNotAnswered = new("Say whether you have interests to declare.");
    public static readonly Refusal AdjustmentsNotAnswered = new("Say whether you need any adjustments.");
    public static readonly Refusal NoCv = new("Add your CV.");
    public static readonly Refusal CvGone = new("Your CV was removed because it carried a virus. Add a clean one. The rest of your application is kept.");
    public static readonly Refusal SentAlready = new("You have sent another application in this campaign. Change that one instead.");
    public static readonly Refusal Withdrawn = new("You have withdrawn this application.");
    public static readonly Refusal DecidedAlready = new("A decision has been made, so this application can no longer be withdrawn. If you have an offer, you can decline it.");
    public static Refusal Missing(string title) => new($"Write your evidence for “{title}”.");
    public static Refusal NotAnswered(EligibilityRule rule) => new($"Answer the eligibility question “{rule.Question}”");
    public static Refusal NotExplained(string what) => new($"Describe the {what}.");
    public static Refusal TooManyWords(string what, int words, int limit) =>
        new($"Your {what} is {WordCount.Words(words - limit)} too long: it has {WordCount.Words(words)} and the limit is {WordCount.Words(limit)}.");
    public static Refusal TooManyCharacters(string what, int characters, int limit) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Your {what} has {characters:N0} characters and the limit is {limit:N0}."));
    public static Refusal Excluded(EligibilityRule rule) => new($"From your answers you cannot hold this post: {rule.Explanation}", rule.Citation);
}

public sealed record ApplicationSubmitted(ApplicationId Application, CampaignId Campaign, string Reference, string Digest, bool Replaced) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Application)];
    public string What => Replaced ? $"replaced application {Reference}" : $"sent application {Reference}";
}

public sealed record ApplicationWithdrawn(ApplicationId Application, string Reference) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Application)];
    public string What => $"withdrew application {Reference}";
}

public sealed record AgainAnswered(ApplicationId Application, string Reference, bool Again) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Application)];
    public string What => Again ? $"agreed that application {Reference} may be brought over to a new round" : $"did not agree, or no longer, that application {Reference} is brought over to a new round";
}

public sealed record ApplicationBroughtOver(ApplicationId Application, CampaignId To, string Reference) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Application)];
    public string What => $"brought application {Reference} over to the new round as a draft";
}

/// <summary>It came after closing and was refused. Kept so that nobody has to argue about when.</summary>
public sealed record ApplicationCameLate(ApplicationId Application, CampaignId Campaign, DateTimeOffset Arrived) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Application)];
    public string What => "tried to send an application after the campaign had closed";
}
