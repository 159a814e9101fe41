using System.Security.Cryptography;
using System.Text.Json;
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

    /// <summary>SHA-256 of the content, in hex; printed on the receipt.</summary>
    public string Digest { get; private set; } = "";
    public List<Preference> Preferences { get; private set; } = [];
    public int Version { get; set; }

    public bool Live => WithdrawnAt is null;

    public static Outcome<Application> Submit(Campaign campaign, CriteriaSet criteria, UserId candidate, string reference, ApplicationContent content,
        IReadOnlyList<CampaignPostId> preferences, DateTimeOffset arrived, DateTimeOffset now)
    {
        var application = new Application { Id = Platform.Id.New<ApplicationId>(now), Campaign = campaign.Id, Candidate = candidate, Reference = reference };
        var outcome = application.Replace(campaign, criteria, content, preferences, arrived);
        return outcome.Refused ? outcome.Refusal! : application;
    }

    /// <summary>Sends again before closing: the newest is what counts.</summary>
    public Outcome Replace(Campaign campaign, CriteriaSet criteria, ApplicationContent content, IReadOnlyList<CampaignPostId> preferences, DateTimeOffset arrived)
    {
        if (campaign.Accepts(arrived).Refusal is { } refusal) return refusal;
        if (preferences.Count == 0) return ApplicationRefusals.NoPreference;
        if (preferences.Count > campaign.Terms.PreferencesAllowed) return ApplicationRefusals.TooManyPreferences;
        if (preferences.Distinct().Count() != preferences.Count) return ApplicationRefusals.SamePostTwice;
        if (content.Missing(criteria.Content).FirstOrDefault() is { } missing) return ApplicationRefusals.Missing(missing);
        if (campaign.Terms.Eligibility.FirstOrDefault(r => content.Declarations.Find(d => d.Key == r.Key) is not { Answer: "no" }) is { } rule) return ApplicationRefusals.Excluded(rule);
        (Content, Digest, SubmittedAt, WithdrawnAt) = (content, content.Digest(preferences), arrived, null);
        Preferences = [.. preferences.Select((p, i) => new Preference { Post = p, Rank = i + 1 })];
        return Outcome.Done;
    }

    public Outcome Withdraw(DateTimeOffset now)
    {
        if (WithdrawnAt is not null) return ApplicationRefusals.Withdrawn;
        WithdrawnAt = now;
        return Outcome.Done;
    }
}

/// <summary>A post the candidate would take; 1 is the first choice. The order is never shown to panels.</summary>
public sealed class Preference
{
    public ApplicationId Application { get; init; }
    public CampaignPostId Post { get; init; }
    public int Rank { get; init; }
}

/// <summary>All that the candidate wrote.</summary>
public sealed record ApplicationContent
{
    public string Name { get; init; } = "";
    public string Telephone { get; init; } = "";
    public string? CurrentRole { get; init; }
    public List<Answer> Evidence { get; init; } = [];
    public List<Answer> Career { get; init; } = [];

    /// <summary>"yes" or "no" to each disqualification rule, with a note.</summary>
    public List<Declaration> Declarations { get; init; } = [];
    public string? Conflicts { get; init; }
    public string? Adjustments { get; init; }
    public bool GuaranteedInterview { get; init; }

    public string? EvidenceFor(string code) => Evidence.Find(e => e.Key == code)?.Text;

    /// <summary>Titles of the criteria that still want evidence.</summary>
    public IEnumerable<string> Missing(CriteriaContent criteria) =>
        criteria.WithEvidence().Where(c => string.IsNullOrWhiteSpace(EvidenceFor(c.Code))).Select(c => c.Title);

    public string Digest(IReadOnlyList<CampaignPostId> preferences) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(new { content = this, preferences = preferences.Select(p => p.Value) }, JsonSerializerOptions.Web)));
}

public sealed record Answer
{
    public string Key { get; init; } = "";
    public string Text { get; init; } = "";
}

public sealed record Declaration
{
    public string Key { get; init; } = "";
    public string Answer { get; init; } = "";
    public string? Note { get; init; }
}

public static class ApplicationRefusals
{
    public static readonly Refusal NoPreference = new("Choose at least one post.");
    public static readonly Refusal TooManyPreferences = new("You chose more posts than this campaign allows.");
    public static readonly Refusal SamePostTwice = new("You chose the same post twice.");
    public static readonly Refusal Withdrawn = new("You have withdrawn this application.");
    public static Refusal Missing(string title) => new($"Write your evidence for “{title}”.");
    public static Refusal Excluded(EligibilityRule rule) => new($"From your answers you cannot hold this post: {rule.Explanation}", rule.Citation, rule.Ask);
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
