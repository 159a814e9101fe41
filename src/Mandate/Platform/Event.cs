namespace Mandate.Platform;

/// <summary>A business fact that changed. Its properties are the typed payload; its words are for the history on every page.</summary>
public interface IEvent
{
    /// <summary>What the fact is about; the history of each shows it.</summary>
    IReadOnlyList<Subject> Subjects { get; }

    /// <summary>What was done, as the rest of a sentence that starts with a name: "opened the campaign".</summary>
    string What { get; }
}

/// <summary>Something an event is about.</summary>
public readonly record struct Subject(string Kind, Guid Id)
{
    public static Subject Of<T>(T id) where T : struct, IId<T> => new(typeof(T).Name.Replace("Id", "", StringComparison.Ordinal).ToLowerInvariant(), id.Value);
}
