namespace Mandate.Platform;

/// <summary>Names of bodies, for the parts of Platform that hold a <see cref="BodyId"/> and know nothing of bodies. Bodies answers.</summary>
public interface IBodyNames
{
    /// <summary>Every body, by name.</summary>
    Task<IReadOnlyList<NamedBody>> Of(CancellationToken cancel);
}

public sealed record NamedBody(BodyId Id, string Name);

public static class BodyNaming
{
    public const string All = "All bodies";

    public static string For(this IReadOnlyList<NamedBody> names, BodyId? body) =>
        body is null ? All : names.FirstOrDefault(n => n.Id == body)?.Name ?? "A body that is no longer on the register";
}
