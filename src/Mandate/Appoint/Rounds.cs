namespace Mandate.Appoint;

/// <summary>Candidates are scored twice, by one mechanism: what they wrote, then what they say.</summary>
public enum Round { Sift, Interview }

public static class Rounds
{
    public static string Words(this Round round) => round switch
    {
        Round.Sift => "Sift",
        Round.Interview => "Interview",
        _ => throw new ArgumentOutOfRangeException(nameof(round)),
    };

    /// <summary>As it stands in an address.</summary>
    public static string Slug(this Round round) => round.ToString().ToLowerInvariant();

    /// <summary>The criteria that a round scores: in the sift those the candidate wrote about, at interview all of them.</summary>
    public static CriteriaContent In(this CriteriaContent criteria, Round round) =>
        round == Round.Sift && criteria.WithEvidence().Any() ? criteria with { Criteria = [.. criteria.WithEvidence()] } : criteria;
}

/// <summary>A member of an enum as it stands in an address: by its name in small letters, never by its number.</summary>
public readonly record struct Named<T>(T Value) where T : struct, Enum
{
    public static bool TryParse(string? text, out Named<T> named)
    {
        var found = Enum.GetValues<T>().Where(v => string.Equals(v.ToString(), text, StringComparison.OrdinalIgnoreCase)).ToList();
        named = new(found.FirstOrDefault());
        return found.Count == 1;
    }

    public static implicit operator T(Named<T> named) => named.Value;
}
