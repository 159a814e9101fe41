using Mandate.Platform;

namespace Mandate.Bodies;

public enum SuccessionKind { Merger, Split, Acquisition, BoundaryChange, Rename, Recode, RoleChange, Demerger, Dissolution }

public enum Extent { Whole, Part }

public static class SuccessionWords
{
    public static string Words(this SuccessionKind kind) => kind switch
    {
        SuccessionKind.Merger => "merger",
        SuccessionKind.Split => "split",
        SuccessionKind.Acquisition => "acquisition",
        SuccessionKind.BoundaryChange => "boundary change",
        SuccessionKind.Rename => "rename",
        SuccessionKind.Recode => "change of code",
        SuccessionKind.RoleChange => "same code, new legal person",
        SuccessionKind.Demerger => "demerger",
        SuccessionKind.Dissolution => "dissolution",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>A dated link from a body that ends or shrinks to the body that takes over. Many to many: a body may go three ways.</summary>
public sealed class Succession
{
    Succession() { }

    public SuccessionId Id { get; private init; }
    public BodyId Predecessor { get; private init; }

    /// <summary>Null for a dissolution without successor.</summary>
    public BodyId? Successor { get; private init; }

    /// <summary>First day on which the successor answers.</summary>
    public DateOnly On { get; private init; }
    public SuccessionKind Kind { get; private init; }
    public Extent Extent { get; private init; }

    /// <summary>The area in words, when only a part moves.</summary>
    public string? Part { get; private init; }

    /// <summary>The order or agreement that does it.</summary>
    public string? Instrument { get; private init; }
    public string? Source { get; private init; }

    public static Outcome<Succession> Link(SuccessionFacts f, DateTimeOffset now)
    {
        if (f.Predecessor == f.Successor) return SuccessionRefusals.Itself;
        if (f.Successor is null != (f.Kind == SuccessionKind.Dissolution)) return SuccessionRefusals.NoSuccessor;
        if (f.Extent == Extent.Part && string.IsNullOrWhiteSpace(f.Part)) return SuccessionRefusals.WhichPart;
        return new Succession
        {
            Id = Platform.Id.New<SuccessionId>(now), Predecessor = f.Predecessor, Successor = f.Successor, On = f.On, Kind = f.Kind,
            Extent = f.Extent, Part = f.Part, Instrument = f.Instrument, Source = f.Source,
        };
    }
}

public sealed record SuccessionFacts(
    BodyId Predecessor, BodyId? Successor, DateOnly On, SuccessionKind Kind, Extent Extent, string? Part = null, string? Instrument = null, string? Source = null);

public static class SuccessionRefusals
{
    public static readonly Refusal Itself = new("A body cannot follow itself.");
    public static readonly Refusal NoSuccessor = new("Name who takes over, or say that the body is dissolved without a successor.");
    public static readonly Refusal WhichPart = new("Say in words which part moves.");
}

public sealed record BodySucceeded(SuccessionId Succession, BodyId Predecessor, BodyId? Successor, DateOnly On, SuccessionKind Kind, string PredecessorName, string? SuccessorName) : IEvent
{
    public IReadOnlyList<Subject> Subjects => Successor is { } s ? [Subject.Of(Predecessor), Subject.Of(s)] : [Subject.Of(Predecessor)];
    public string What => SuccessorName is null ? $"recorded that {PredecessorName} is dissolved on {On:d MMMM yyyy}" : $"recorded that {SuccessorName} takes over from {PredecessorName} on {On:d MMMM yyyy}";
}
