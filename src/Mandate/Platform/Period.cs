namespace Mandate.Platform;

/// <summary>Something true from a day to a day, both included; open when <see cref="To"/> is null.</summary>
public interface IDated
{
    DateOnly From { get; }
    DateOnly? To { get; }
}

/// <summary>Days from <paramref name="From"/> to <paramref name="To"/>, both included; open when <paramref name="To"/> is null.</summary>
public readonly record struct Period(DateOnly From, DateOnly? To = null)
{
    public bool Valid => To is null || To >= From;
    public bool Includes(DateOnly day) => From <= day && (To is null || day <= To);
    public bool Overlaps(Period other) => From <= (other.To ?? DateOnly.MaxValue) && other.From <= (To ?? DateOnly.MaxValue);
    public bool Within(Period other) => other.From <= From && (other.To is null || (To is not null && To <= other.To));
    public static Period Of(IDated dated) => new(dated.From, dated.To);
}

public static class Dated
{
    /// <summary>What is in force on a day.</summary>
    public static IQueryable<T> On<T>(this IQueryable<T> rows, DateOnly day) where T : class, IDated =>
        rows.Where(x => x.From <= day && (x.To == null || x.To >= day));

    /// <summary>What is in force on a day.</summary>
    public static IEnumerable<T> On<T>(this IEnumerable<T> rows, DateOnly day) where T : IDated => rows.Where(x => Period.Of(x).Includes(day));
}
