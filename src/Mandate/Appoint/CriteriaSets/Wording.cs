namespace Mandate.Appoint.CriteriaSets;

static class Wording
{
    /// <summary>Heading of a group of criteria; a group of a pack's own stands under its own name.</summary>
    public static string Group(string key) => key switch
    {
        "domain" => "Competency domains",
        "role" => "Role requirements",
        "value" => "Values and behaviours",
        "" => "Criteria",
        _ => char.ToUpperInvariant(key[0]) + key[1..].Replace('-', ' '),
    };

    /// <summary>A scale without names: its numbers.</summary>
    public static string Weights(int total) => total == 100 ? "The weights add up to 100." : $"The weights add up to {total}. They must add up to 100.";
}
