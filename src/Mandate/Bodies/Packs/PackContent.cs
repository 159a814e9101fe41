namespace Mandate.Bodies.Packs;

/// <summary>All the register's facts of a pack, typed, each with the row it came from. References are still keys.</summary>
public sealed record PackContent(
    PackYaml Pack, IReadOnlyList<PackBody> Bodies, IReadOnlyList<PackName> Names, IReadOnlyList<PackCode> Codes, IReadOnlyList<PackPopulation> Populations,
    IReadOnlyList<PackRelation> Relations, IReadOnlyList<PackArea> Areas, IReadOnlyList<PackSuccession> Successions, IReadOnlyList<PackPost> Posts,
    IReadOnlyList<PostKindYaml> PostKinds, IReadOnlyList<LegalEventYaml> LegalEvents, IReadOnlyList<PackTile> Tiles)
{
    /// <summary>The pack as it would have been written on a day: what begins later is not there, and nothing is known to end.</summary>
    public PackContent Until(DateOnly last)
    {
        var bodies = Bodies.Where(b => b.From <= last).Select(b => b with { To = End(b.To) }).ToList();
        var keys = bodies.Select(b => b.Key).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Bodies = bodies,
            Names = [.. Names.Where(n => keys.Contains(n.Body) && n.From <= last).Select(n => n with { To = End(n.To) })],
            Codes = [.. Codes.Where(c => keys.Contains(c.Body) && c.From <= last).Select(c => c with { To = End(c.To) })],
            Populations = [.. Populations.Where(p => keys.Contains(p.Body) && p.Date <= last)],
            Relations = [.. Relations.Where(r => keys.Contains(r.Body) && keys.Contains(r.Other) && r.From <= last).Select(r => r with { To = End(r.To) })],
            Areas = [.. Areas.Where(a => keys.Contains(a.Body) && a.From <= last).Select(a => a with { To = End(a.To) })],
            Successions = [.. Successions.Where(s => s.On <= last)],
            Posts = [.. Posts.Where(p => keys.Contains(p.Body) && (p.From is null || p.From <= last)).Select(p => p with { To = End(p.To) })],
            LegalEvents = [.. LegalEvents.Where(e => e.Bodies.TrueForAll(keys.Contains))],
            Tiles = [.. Tiles.Where(t => keys.Contains(t.Body) && t.Map == "tiles")],
        };
        DateOnly? End(DateOnly? to) => to <= last ? to : null;
    }
}

public sealed record PackBody(PackRow Row, string Key, string Kind, string LegalName, string ShortName, DateOnly From, DateOnly? To, string? Source, string? Note);
public sealed record PackName(PackRow Row, string Body, NameKind Kind, string Text, DateOnly From, DateOnly? To, string? Source);
public sealed record PackCode(PackRow Row, string Body, string Scheme, string Value, DateOnly From, DateOnly? To, string? Source, Certainty Status);
public sealed record PackPopulation(PackRow Row, string Body, int Value, string Basis, DateOnly? Date, string? Source, Certainty Status);
public sealed record PackRelation(PackRow Row, string Body, string Kind, string Other, DateOnly From, DateOnly? To, string? Source, Certainty Status);
public sealed record PackArea(PackRow Row, string Body, string Code, string Name, AreaShare Share, DateOnly From, DateOnly? To, string? Source);
public sealed record PackSuccession(PackRow Row, string Predecessor, string? Successor, DateOnly? On, SuccessionKind Kind, Extent Extent, string? Part, string? Instrument, string? Source);
public sealed record PackPost(PackRow Row, string Body, string Kind, string Title, int Seats, DateOnly? From, DateOnly? To, string? Source, DateOnly? DesignateFrom);
public sealed record PackTile(PackRow Row, string Map, string Body, int Column, int At);
