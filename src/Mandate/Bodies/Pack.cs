using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Bodies;

/// <summary>A set of reference facts that has been loaded, and which version of it.</summary>
public sealed class Pack : IVersioned
{
    Pack() { }

    public PackId Id { get; private init; }

    /// <summary>"nhs-icb-2022".</summary>
    public string Key { get; private init; } = "";
    public string Name { get; private set; } = "";
    public string PackVersion { get; private set; } = "";

    /// <summary>SHA-256 over its files: the same version must be the same facts.</summary>
    public string Digest { get; private set; } = "";
    public bool Invented { get; private set; }
    public string? Licence { get; private set; }
    public string? Attribution { get; private set; }
    public DateTimeOffset LoadedAt { get; private set; }
    public string LoadedBy { get; private set; } = "";
    public int Version { get; set; }

    public static Pack Load(PackFacts facts, Actor actor, DateTimeOffset now)
    {
        var pack = new Pack { Id = Platform.Id.New<PackId>(now), Key = facts.Key };
        pack.Reload(facts, actor, now);
        return pack;
    }

    public void Reload(PackFacts f, Actor actor, DateTimeOffset now) =>
        (Name, PackVersion, Digest, Invented, Licence, Attribution, LoadedAt, LoadedBy) = (f.Name, f.Version, f.Digest, f.Invented, f.Licence, f.Attribution, now, actor.Name);
}

public sealed record PackFacts(string Key, string Name, string Version, string Digest, bool Invented, string? Licence, string? Attribution);

public static class PackRefusals
{
    public static Refusal Changed(string key, string version) =>
        new($"The files of {key} have changed but its version is still {version}. Give the changed pack a new version.");
    public static Refusal Faulty(int problems) => new($"The pack has {(problems == 1 ? "a problem" : $"{problems} problems")}. Nothing was loaded.");
}

public sealed record PackLoaded(PackId Pack, string Name, string PackVersion, string Digest, IReadOnlyList<BodyId> Bodies, IReadOnlyList<LegalEventId> LegalEvents) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Pack), .. Bodies.Select(b => Subject.Of(b)), .. LegalEvents.Select(e => Subject.Of(e))];
    public string What => $"loaded the pack “{Name}”, version {PackVersion}";
}
