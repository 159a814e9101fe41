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
