namespace Mandate.Bodies.Packs;

/// <summary>All the register's facts of a pack, typed, each with the row it came from. References are still keys.</summary>
public sealed record PackContent(
    PackYaml Pack, IReadOnlyList<PackBody> Bodies, IReadOnlyList<PackName> Names, IReadOnlyList<PackCode> Codes, IReadOnlyList<PackPopulation> Populations,
    IReadOnlyList<PackRelation> Relations, IReadOnlyList<PackArea> Areas, IReadOnlyList<PackSuccession> Successions, IReadOnlyList<PackPost> Posts,
    IReadOnlyList<PostKindYaml> PostKinds, IReadOnlyList<LegalEventYaml> LegalEvents, IReadOnlyList<PackTile> Tiles);

public sealed record PackBody(PackRow Row, string Key, string Kind, string LegalName, string ShortName, DateOnly From, DateOnly? To, string? Source, string? Note);
public sealed record PackName(PackRow Row, string Body, NameKind Kind, string Text, DateOnly From, DateOnly? To, string? Source);
public sealed record PackCode(PackRow Row, string Body, string Scheme, string Value, DateOnly From, DateOnly? To, string? Source, Certainty Status);
public sealed record PackPopulation(PackRow Row, string Body, int Value, string Basis, DateOnly? Date, string? Source, Certainty Status);
public sealed record PackRelation(PackRow Row, string Body, string Kind, string Other, DateOnly From, DateOnly? To, string? Source, Certainty Status);
public sealed record PackArea(PackRow Row, string Body, string Code, string Name, AreaShare Share, DateOnly From, DateOnly? To, string? Source);
public sealed record PackSuccession(PackRow Row, string Predecessor, string? Successor, DateOnly? On, SuccessionKind Kind, Extent Extent, string? Part, string? Instrument, string? Source);
public sealed record PackPost(PackRow Row, string Body, string Kind, string Title, int Seats, DateOnly? From, DateOnly? To, string? Source, DateOnly? DesignateFrom);
public sealed record PackTile(PackRow Row, string Map, string Body, int Column, int At);
