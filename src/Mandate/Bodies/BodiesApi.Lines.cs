using Mandate.Bodies.Terms;
using Mandate.Platform;

namespace Mandate.Bodies;

/// <summary>A body as it is named, placed and counted on a day.</summary>
public sealed record BodyLine
{
    public BodyId Id { get; init; }
    public required string Slug { get; init; }
    public required string Kind { get; init; }
    public required string LegalName { get; init; }
    public required string ShortName { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    public bool Invented { get; init; }
    public BodyId? RegionId { get; init; }
    public string? Region { get; init; }
    public PopulationLine? Population { get; init; }
    public IReadOnlyList<CodeLine> Codes { get; init; } = [];

    public string Url => $"/bodies/{Slug}";
    public BodyStatus StatusOn(DateOnly day) => day < From ? BodyStatus.Proposed : To < day ? BodyStatus.Ended : BodyStatus.InForce;
}

public sealed record CodeLine(string Scheme, string Value);

public sealed record PopulationLine(long Value, string Basis, DateOnly Date, Certainty Status);

/// <summary>A post with its body as it is on a day.</summary>
public sealed record PostLine(Post Post, BodyLine Body)
{
    public string Url => $"/bodies/{Body.Slug}/posts/{Post.Slug}";
}

/// <summary>A post with a seat to fill, and why it is empty.</summary>
public sealed record VacantPost(PostLine Post, string? Reason);

/// <summary>Somebody who holds, exercises or is named for a post on the day asked about.</summary>
public sealed record Holder(Term Term, TermState State, string Name, string Slug, bool Invented)
{
    public string Url => $"/people/{Slug}";
}

/// <summary>A post on a day: see <see cref="Occupancy"/>.</summary>
public sealed record PostHolding(Post Post, IReadOnlyList<Holder> Holders, IReadOnlyList<Holder> AtWork, IReadOnlyList<Holder> Coming, int Empty, string? Reason);

/// <param name="Condition">Null with no <paramref name="From"/>: the legal event the pack says such posts wait for.</param>
public sealed record DesignateFacts(
    PostId Post, PersonNamed Person, ActFacts Appointed, ActFacts? Recommended = null, ActFacts? Approved = null, DateOnly? AcceptedOn = null, string? AcceptanceEvidence = null,
    LegalEventId? Condition = null, DateOnly? From = null, DateOnly? To = null, TermBasis Basis = TermBasis.OpenCompetition, bool? NeedsApproval = null, string? SharedBecause = null,
    bool Unannounced = false);

public sealed record InterimFacts(
    PostId Post, PersonNamed Person, ActFacts Decided, DateOnly? From = null, DateOnly? To = null, LegalEventId? Condition = null, bool Acting = false, bool Unannounced = false);

/// <summary>Somebody of the register with a name that was typed, and what they hold.</summary>
public sealed record Namesake(PersonId Id, string Name, string Holds);

public sealed record ConfirmAnswer(TermId Term, string Person, string Post, string Body, Refusal? Refusal);

public sealed record AwaitingConfirmation(Term Term, Post Post, Body Body, Person Person, LegalEvent Condition);
