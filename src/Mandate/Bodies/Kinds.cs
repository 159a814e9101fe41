using Mandate.Platform.Data;

namespace Mandate.Bodies;

/// <summary>What kind of thing a body is. A row of a pack: nothing in the code knows any kind by name.</summary>
public sealed class BodyKind : IVersioned
{
    BodyKind() { }

    /// <summary>"integrated-care-board".</summary>
    public string Key { get; private init; } = "";
    public string Pack { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Plural { get; private set; } = "";
    public bool LegalPerson { get; private set; }
    public string? Law { get; private set; }
    public string? Note { get; private set; }

    /// <summary>Whether every body of this kind that ends must say who took over.</summary>
    public bool NeedsSuccessor { get; private set; }
    public int Version { get; set; }

    public static BodyKind Describe(string key, string pack, BodyKindFacts facts)
    {
        var kind = new BodyKind { Key = key, Pack = pack };
        kind.Change(facts);
        return kind;
    }

    public void Change(BodyKindFacts facts) =>
        (Name, Plural, LegalPerson, Law, Note, NeedsSuccessor) = (facts.Name, facts.Plural, facts.LegalPerson, facts.Law, facts.Note, facts.NeedsSuccessor);
}

public sealed record BodyKindFacts(string Name, string Plural, bool LegalPerson, string? Law, string? Note, bool NeedsSuccessor);

/// <summary>A family of codes: who issues them is the pack's business; what one looks like is a pattern.</summary>
public sealed class CodeScheme
{
    CodeScheme() { }

    public string Key { get; private init; } = "";
    public string Pack { get; private init; } = "";
    public string Name { get; private set; } = "";
    public string Pattern { get; private set; } = "";
    public string? Note { get; private set; }

    public static CodeScheme Describe(string key, string pack, string name, string pattern, string? note) =>
        new() { Key = key, Pack = pack, Name = name, Pattern = pattern, Note = note };
}

/// <summary>How two bodies may stand to each other, read both ways: "is in region", "has in it".</summary>
public sealed class RelationKind
{
    RelationKind() { }

    public string Key { get; private init; } = "";
    public string Pack { get; private init; } = "";
    public string Name { get; private set; } = "";
    public string Inverse { get; private set; } = "";

    public static RelationKind Describe(string key, string pack, string name, string inverse) =>
        new() { Key = key, Pack = pack, Name = name, Inverse = inverse };
}

/// <summary>How sure the source is. Never build a rule on what is not confirmed.</summary>
public enum Certainty { Confirmed, Unconfirmed, Approximate }

/// <summary>Where a power comes from.</summary>
public enum AuthorityBasis { Act, Policy, Constitution }

/// <summary>Who may do one of the four acts about a post, and on what basis.</summary>
/// <param name="Who">A body's pack key, <c>post: KIND</c> in the same body, or plain words.</param>
/// <param name="ApprovedBy">Whose approval the act itself needs, when it needs one.</param>
public sealed record Authority(string Who, AuthorityBasis Basis, string? Citation, Certainty Status, string? ApprovedBy = null)
{
    /// <summary>The kind of post that acts, when it is a post in the same body.</summary>
    public string? WhoPost => Who.StartsWith("post:", StringComparison.Ordinal) ? Who[5..].Trim() : null;
}

/// <summary>What kind of seat a post is, and who nominates, appoints, approves and removes. A row of a pack.</summary>
public sealed class PostKind : IVersioned
{
    PostKind() { }

    public string Pack { get; private init; } = "";

    /// <summary>"chief-executive"; two packs may use one key for different law.</summary>
    public string Key { get; private init; } = "";
    public string Title { get; private set; } = "";

    /// <summary>Whether its holder is one of those who lead the body.</summary>
    public bool Leader { get; private set; }
    public bool FullTime { get; private set; }
    public bool Exclusive { get; private set; }
    public int Seats { get; private set; }

    /// <summary>How many the Act or policy asks for at least.</summary>
    public int Minimum { get; private set; }
    public AuthorityBasis RequiredBy { get; private set; }
    public bool Voting { get; private set; }
    public string? Sector { get; private set; }
    public string? Note { get; private set; }
    public string? Source { get; private set; }

    /// <summary>Place in the pack's list: boards are shown in this order.</summary>
    public int Order { get; private set; }
    public Authority? Nominates { get; private set; }
    public Authority? Appoints { get; private set; }
    public Authority? Approves { get; private set; }
    public Authority? Removes { get; private set; }
    public int Version { get; set; }

    public static PostKind Describe(string key, string pack, PostKindFacts facts)
    {
        var kind = new PostKind { Key = key, Pack = pack };
        kind.Change(facts);
        return kind;
    }

    public void Change(PostKindFacts f)
    {
        (Title, Leader, FullTime, Exclusive, Seats, Minimum, RequiredBy, Voting) = (f.Title, f.Leader, f.FullTime, f.Exclusive, f.Seats, f.Minimum, f.RequiredBy, f.Voting);
        (Sector, Note, Source, Order) = (f.Sector, f.Note, f.Source, f.Order);
        (Nominates, Appoints, Approves, Removes) = (f.Nominates, f.Appoints, f.Approves, f.Removes);
    }
}

public sealed record PostKindFacts(
    string Title, bool Leader, bool FullTime, bool Exclusive, int Seats, int Minimum, AuthorityBasis RequiredBy, bool Voting,
    string? Sector, string? Note, string? Source, int Order,
    Authority? Nominates = null, Authority? Appoints = null, Authority? Approves = null, Authority? Removes = null);
