using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Bodies;

/// <summary>A dated act of law that terms, plans and packs are conditional on: a bill's second reading, Royal Assent, an establishment order.</summary>
public sealed class LegalEvent : IVersioned
{
    LegalEvent() { }

    public LegalEventId Id { get; private init; }
    public string Slug { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Stage { get; private set; } = "";
    public DateOnly? ActualOn { get; private set; }
    public int Version { get; set; }

    public static LegalEvent Expect(string slug, string name, string stage, DateTimeOffset now) =>
        new() { Id = Platform.Id.New<LegalEventId>(now), Slug = slug, Name = name, Stage = stage };

    public bool HappenedBy(DateOnly day) => ActualOn is { } on && on <= day;
}
