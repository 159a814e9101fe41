using Mandate.Platform.Data;

namespace Mandate.Platform.Forms;

/// <summary>Random: the time in it would tell who started when.</summary>
public readonly record struct DraftId(Guid Value) : IId<DraftId>
{
    public static DraftId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out DraftId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>What one person has typed and not yet sent. Its text is encrypted under a key that is not in the database.</summary>
public sealed class Draft : IVersioned
{
    public DraftId Id { get; init; }

    /// <summary>Which form, as "application" or "merge".</summary>
    public required string Kind { get; init; }
    public UserId Owner { get; init; }

    /// <summary>What it is about: a campaign, a body.</summary>
    public required string AboutKind { get; init; }
    public Guid AboutId { get; init; }

    public required byte[] Encrypted { get; set; }
    public int Version { get; set; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was handed in. From then on nobody changes it; it goes when it is filed.</summary>
    public DateTimeOffset? HandedInAt { get; set; }

    /// <summary>What was said with it when it was handed in, as JSON, for whoever files it.</summary>
    public string? Slip { get; set; }

    public Subject About => new(AboutKind, AboutId);
}

/// <summary>A draft with its text readable, for its owner alone.</summary>
public sealed record OpenDraft<T>(DraftId Id, T Content, int Version, Subject About, DateTimeOffset UpdatedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Acknowledged, and about to be filed.</summary>
    public bool HandedIn { get; init; }
}

/// <summary>A draft that was handed in, for whoever files it.</summary>
public sealed record HandedIn<T, TSlip>(DraftId Id, UserId Owner, T Content, int Version, Subject About, DateTimeOffset At, TSlip Slip);

/// <summary>Somebody (as a rule the same person in another tab) saved the draft in between; what they saved stays until one is chosen.</summary>
/// <param name="Theirs">What is saved now.</param>
/// <param name="Version">The version with which "keep mine" must be sent.</param>
/// <param name="When">When theirs was saved.</param>
public sealed record DraftConflict<T>(T Theirs, int Version, DateTimeOffset When);
