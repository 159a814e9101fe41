using Mandate.Platform;

namespace Mandate.Bodies;

#pragma warning disable CA1720 // a short name is what the field calls it
public enum NameKind { Legal, Short, Abbreviation, Brand, Announced, Former }
#pragma warning restore CA1720

/// <summary>A name of a body for a period. Announced names have differed from legal ones, and short forms are aliases, never keys.</summary>
public sealed class BodyName : IDated
{
    public RegisterRowId Id { get; init; }
    public BodyId Body { get; init; }
    public NameKind Kind { get; init; }
    public required string Text { get; init; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    public string? Source { get; init; }
}

/// <summary>A code that belongs to a body for a period. It may pass to another legal person while staying the same.</summary>
public sealed class BodyCode : IDated
{
    public RegisterRowId Id { get; init; }
    public BodyId Body { get; init; }
    public required string Scheme { get; init; }
    public required string Value { get; init; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    public string? Source { get; init; }
    public Certainty Status { get; init; }
}

/// <summary>An address a body had: it goes on leading to the body and is never given to another.</summary>
public sealed class BodySlug
{
    public RegisterRowId Id { get; init; }
    public BodyId Body { get; init; }
    public required string Value { get; init; }

    /// <summary>Last day on which it was the address.</summary>
    public DateOnly Until { get; init; }
}

/// <summary>How many people, counted how and when. A count without basis and date says nothing.</summary>
public sealed class Population
{
    public RegisterRowId Id { get; init; }
    public BodyId Body { get; init; }
    public long Value { get; init; }
    public required string Basis { get; init; }
    public DateOnly Date { get; init; }
    public string? Source { get; init; }
    public Certainty Status { get; init; }
}

/// <summary>How one body stands to another for a period: in a region, member of a cluster, joint committee of a council.</summary>
public sealed class BodyRelation : IDated
{
    public RegisterRowId Id { get; init; }
    public BodyId Body { get; init; }

    /// <summary>Key of a kind that a pack describes.</summary>
    public required string Kind { get; init; }
    public BodyId Other { get; init; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    public string? Source { get; init; }
    public Certainty Status { get; init; }
}

/// <summary>A piece of land that areas are made of: a council's area.</summary>
public sealed class Area
{
    public required string Code { get; init; }
    public required string Name { get; set; }
}

public enum AreaShare { Whole, Part }

/// <summary>Land that a body answers for during a period, wholly or with others.</summary>
public sealed class BodyArea : IDated
{
    public RegisterRowId Id { get; init; }
    public BodyId Body { get; init; }
    public required string Area { get; init; }
    public AreaShare Share { get; init; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    public string? Source { get; init; }
}

/// <summary>A part of a body's area, usually a council's, where services are joined up. Not a body.</summary>
public sealed class Place : IDated
{
    public PlaceId Id { get; init; }
    public BodyId Body { get; init; }
    public required string Name { get; set; }
    public required string Slug { get; set; }
    public string? Area { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? To { get; set; }
}

/// <summary>Where a body stands on a tile map. A pack may have one map for each year in which bodies changed.</summary>
public sealed class BodyTile
{
    public RegisterRowId Id { get; init; }
    public required string Pack { get; init; }
    public required string Map { get; init; }
    public BodyId Body { get; init; }
    public int Column { get; init; }
    public int Row { get; init; }
}
