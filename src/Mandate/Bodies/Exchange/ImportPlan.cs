using System.Security.Cryptography;
using System.Text;
using Mandate.Bodies.Packs;
using Mandate.Platform;

namespace Mandate.Bodies.Exchange;

public enum ImportEffect { Added, Changed, Ends, TakenBack }

/// <summary>One row of a file that changes something.</summary>
/// <param name="Detail">"legal_name: A → B", or what is added.</param>
public sealed record ImportChange(string Table, int Row, ImportEffect Effect, string Key, string Detail);

/// <summary>What a file would do to the register as it is now.</summary>
public sealed record ImportPlan(IReadOnlyList<ImportChange> Changes, int Unchanged, IReadOnlyList<PackProblem> Problems, int NotReversible)
{
    public bool Ok => Problems.Count == 0;

    /// <summary>The same changes have the same fingerprint: a preview is stale when it differs.</summary>
    public string Fingerprint { get; } = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Changes.Select(c => $"{c.Table}|{c.Row}|{c.Effect}|{c.Key}|{c.Detail}")))));

    public static string Words(PackProblem p) => $"{p.File} row {p.Line}: {p.Message}";
}

public readonly record struct ImportId(Guid Value) : IId<ImportId>
{
    public static ImportId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out ImportId id) => Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>An import was applied, all of it. Each changed body, post, person and term has an event of its own beside this.</summary>
public sealed record ImportApplied(ImportId Import, string File, string Digest, int Added, int Changed, int Ended, int TakenBack) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Import)];
    public string What => $"imported “{File}” into the register: {Added} added, {Changed} changed, {Ended} ended, {TakenBack} taken back";
}

/// <summary>Something that should never have been in the register is out of it. The record keeps that it was.</summary>
public sealed record TakenBack(Subject Thing, string Name) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Thing];
    public string What => $"took {Name} back out of the register";
}
