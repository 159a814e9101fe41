namespace Mandate.Story;

/// <summary>The clock of a demonstration: it runs like any clock, from wherever it was last set.</summary>
public sealed class DemoClock : TimeProvider
{
    DateTimeOffset shown;
    long since;
    readonly Lock gate = new();

    public DemoClock(DateTimeOffset start) => Set(start);

    public void Set(DateTimeOffset moment)
    {
        lock (gate) (shown, since) = (moment.ToUniversalTime(), GetTimestamp());
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return shown + GetElapsedTime(since);
    }
}
