using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mandate.Appoint;

/// <summary>All that the candidate wrote.</summary>
public sealed record ApplicationContent
{
    public string Name { get; init; } = "";
    public string Telephone { get; init; } = "";
    public string? CurrentRole { get; init; }
    public List<Answer> Evidence { get; init; } = [];
    public List<CareerEntry> Career { get; init; } = [];

    /// <summary>"yes" or "no" to each disqualification rule, with a note.</summary>
    public List<Declaration> Declarations { get; init; } = [];

    /// <summary>Null until the question is answered.</summary>
    public bool? HasConflicts { get; init; }
    public string? Conflicts { get; init; }

    /// <summary>Null until the question is answered. For the appointments team only, as the two below: panels never see it.</summary>
    public bool? NeedsAdjustments { get; init; }
    public string? Adjustments { get; init; }
    public bool GuaranteedInterview { get; init; }

    /// <summary>The CV, where the campaign asks for one; null until it is added.</summary>
    public CvFile? Cv { get; init; }

    public string? EvidenceFor(string code) => Evidence.Find(e => e.Key == code)?.Text;
    public Declaration? DeclarationOn(string rule) => Declarations.Find(d => d.Key == rule);

    /// <summary>The same with another text for one criterion; an empty one takes it away.</summary>
    public ApplicationContent WithEvidence(string code, string text) =>
        this with { Evidence = [.. Evidence.Where(e => e.Key != code), .. text.Length == 0 ? [] : new[] { new Answer { Key = code, Text = text } }] };

    /// <summary>The same with another text of one entry of the career.</summary>
    public ApplicationContent WithCareer(CareerEntry entry) => this with { Career = [.. Career.Where(e => e.Key != entry.Key), entry] };

    public ApplicationContent WithoutCareer(string key) => this with { Career = [.. Career.Where(e => e.Key != key)] };

    public ApplicationContent WithDeclaration(Declaration declaration) =>
        this with { Declarations = [.. Declarations.Where(d => d.Key != declaration.Key), .. declaration.Answer.Length == 0 && declaration.Note is null ? [] : new[] { declaration }] };

    /// <summary>What the receipt's digest is taken over: anyone with these bytes can check it.</summary>
    public byte[] Bytes(IReadOnlyList<CampaignPostId> preferences) =>
        JsonSerializer.SerializeToUtf8Bytes(new { content = this, preferences = preferences.Select(p => p.Value) }, digestJson);

    public string Digest(IReadOnlyList<CampaignPostId> preferences) => Convert.ToHexStringLower(SHA256.HashData(Bytes(preferences)));

    // A property added later is null in what was sent before, so the digests of old receipts still hold.
    static readonly JsonSerializerOptions digestJson = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
}

/// <summary>A CV as it was added: its digest is under the digest of the application.</summary>
public sealed record CvFile
{
    public Guid File { get; init; }
    public string Name { get; init; } = "";
    public long Size { get; init; }
    public string Sha256 { get; init; } = "";
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

/// <summary>What a candidate has typed so far: may be empty, too long or excluding. Kept encrypted until it is sent.</summary>
public sealed record ApplicationDraft
{
    public ApplicationContent Content { get; init; } = new();

    /// <summary>In the candidate's order, first choice first.</summary>
    public List<CampaignPostId> Preferences { get; init; } = [];

    /// <summary>Which open page saved last by itself, and its how manieth time that was: what one page sends twice is no conflict, and an older text never undoes a newer.</summary>
    public string? SavedBy { get; init; }
    public int SavedTurn { get; init; }

    public static ApplicationDraft Of(Application sent) =>
        new() { Content = sent.Content, Preferences = [.. sent.Preferences.OrderBy(p => p.Rank).Select(p => p.Post)] };
}
