using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Bodies;

/// <summary>Any organisation or committee the register knows, legal person or not. Exists from a day, perhaps to a day; before the first it is proposed.</summary>
public sealed class Body : IDated, IVersioned
{
    Body() { }

    public BodyId Id { get; private init; }

    /// <summary>Key of a kind that a pack describes.</summary>
    public string Kind { get; private set; } = "";
    public string LegalName { get; private set; } = "";
    public string ShortName { get; private set; } = "";

    /// <summary>Reads like the body in addresses; earlier ones redirect.</summary>
    public string Slug { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    /// <summary>Said wherever the body is named, when it stands for no real one.</summary>
    public bool Invented { get; private set; }
    public string? Note { get; private set; }
    public int Version { get; set; }

    public static Outcome<Body> Add(BodyFacts facts, DateTimeOffset now)
    {
        var body = new Body { Id = Platform.Id.New<BodyId>(now) };
        var outcome = body.Change(facts);
        return outcome.Refused ? outcome.Refusal! : body;
    }

    public Outcome Change(BodyFacts facts)
    {
        if (!new Period(facts.From, facts.To).Valid) return BodyRefusals.EndsBeforeItStarts;
        (Kind, LegalName, ShortName, Slug, From, To, Invented, Note) =
            (facts.Kind, facts.LegalName, facts.ShortName, facts.Slug, facts.From, facts.To, facts.Invented, facts.Note);
        return Outcome.Done;
    }

    /// <summary>Whether the body exists in law on a day, is still proposed, or has ended.</summary>
    public BodyStatus StatusOn(DateOnly day) => day < From ? BodyStatus.Proposed : Period.Of(this).Includes(day) ? BodyStatus.InForce : BodyStatus.Ended;
}

public enum BodyStatus { Proposed, InForce, Ended }

/// <summary>What is typed about a body.</summary>
public sealed record BodyFacts(string Kind, string LegalName, string ShortName, string Slug, DateOnly From, DateOnly? To, bool Invented = false, string? Note = null);

public static class BodyRefusals
{
    public static readonly Refusal EndsBeforeItStarts = new("The last day of a body cannot be before its first.");
    public static readonly Refusal SlugTaken = new("Another body has this address.");
}

public sealed record BodyAdded(BodyId Body, string LegalName) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Body)];
    public string What => $"added {LegalName} to the register";
}
