namespace Mandate.Bodies.Exchange;

/// <summary>A table of the register as it leaves and comes back: a CSV file or a sheet.</summary>
/// <param name="Columns">All columns, in order. Of these <paramref name="Required"/> must be there in an import.</param>
public sealed record RegisterTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Required)
{
    /// <summary>A row with "yes" here takes back what was never right. Absent from exports.</summary>
    public const string Remove = "remove";

    /// <summary>Shown for reading; ignored by an import.</summary>
    public const string State = "state";

    public static readonly RegisterTable Bodies = new("bodies", ["key", "kind", "legal_name", "short_name", "region", "from", "to", "invented", "note"], ["key", "kind", "legal_name", "short_name", "from", "to"]);
    public static readonly RegisterTable Names = new("names", ["body", "kind", "name", "from", "to", "source"], ["body", "kind", "name", "from", "to"]);
    public static readonly RegisterTable Codes = new("codes", ["body", "scheme", "value", "from", "to", "status", "source"], ["body", "scheme", "value", "from", "to"]);
    public static readonly RegisterTable Relations = new("relations", ["body", "relation", "other", "from", "to", "status", "source"], ["body", "relation", "other", "from", "to"]);
    public static readonly RegisterTable Posts = new("posts", ["body", "key", "kind", "title", "seats", "full_time", "exclusive", "from", "to", "designate_from"], ["body", "key", "kind", "title", "from", "to"]);
    public static readonly RegisterTable People = new("people", ["key", "name", "invented"], ["key", "name"]);
    public static readonly RegisterTable Terms = new("terms",
        ["id", "body", "post", "person", "basis", "from", "to", "condition", "needs_approval", "shared_because", "recommended_on", "recommended_by", "appointed_on", "appointed_by", "approved_on", "approved_by",
            "accepted_on", "confirmed_on", "confirmed_by", "closed_as", "closed_on", "closed_by", "closed_reason", State],
        ["body", "post", "person", "basis", "from", "to"]);
    public static readonly RegisterTable Succession = new("succession", ["predecessor", "successor", "date", "type", "extent", "part", "instrument", "source"], ["predecessor", "successor", "date", "type", "extent"]);

    /// <summary>In the order in which an import must read them.</summary>
    public static readonly IReadOnlyList<RegisterTable> All = [Bodies, Names, Codes, Relations, People, Posts, Terms, Succession];

    public static RegisterTable? Named(string name) => All.FirstOrDefault(t => t.Name == name);
}
