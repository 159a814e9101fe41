namespace Mandate.Platform;

/// <summary>The law or the state says no: a sentence for people, the rule it rests on, and who could do it instead.</summary>
public sealed record Refusal(string Text, string? Citation = null, string? WhoCould = null)
{
    public override string ToString() =>
        string.Join(' ', new[] { Text, Citation is null ? null : $"({Citation})", WhoCould is null ? null : $"{WhoCould} can do this." }.Where(s => s is not null));
}

/// <summary>Done, or refused. Verbs of the domain answer with one.</summary>
public readonly record struct Outcome(Refusal? Refusal)
{
    public static readonly Outcome Done;
    public bool Refused => Refusal is not null;
    public static implicit operator Outcome(Refusal refusal) => new(refusal);

    /// <summary>Continues when done; the first refusal wins.</summary>
    public Outcome Then(Func<Outcome> next) => Refused ? this : next();
}

/// <summary>A value, or a refusal.</summary>
public readonly record struct Outcome<T>(T? Value, Refusal? Refusal) where T : class
{
    public bool Refused => Refusal is not null;
    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);
    public static implicit operator Outcome<T>(T value) => new(value, null);
}
