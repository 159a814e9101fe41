namespace Mandate.Bodies.Packs;

/// <summary>The YAML files of a pack as they are written; an empty text means not known.</summary>
public sealed record PackYaml
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string Version { get; init; } = "";
    public string? Description { get; init; }
    public bool Invented { get; init; }
    public string? Licence { get; init; }
    public string? LicenceUrl { get; init; }
    public string? Attribution { get; init; }
    public List<string> Files { get; init; } = [];
    public List<BodyKindYaml> BodyKinds { get; init; } = [];
    public List<CodeSchemeYaml> CodeSchemes { get; init; } = [];
    public List<RelationYaml> Relations { get; init; } = [];
    public List<SourceYaml> Sources { get; init; } = [];
}

public sealed record BodyKindYaml
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string Plural { get; init; } = "";
    public bool LegalPerson { get; init; }
    public string? Law { get; init; }
    public string? Note { get; init; }
    public bool NeedsSuccessor { get; init; }
}

public sealed record CodeSchemeYaml
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string Pattern { get; init; } = "";
    public string? Note { get; init; }
}

public sealed record RelationYaml
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string Inverse { get; init; } = "";
}

public sealed record SourceYaml
{
    public string Id { get; init; } = "";
    public string Title { get; init; } = "";
    public string? Publisher { get; init; }
    public string? Url { get; init; }
    public string? Date { get; init; }
    public string? Period { get; init; }
}

public sealed record AuthorityYaml
{
    public string Who { get; init; } = "";
    public AuthorityBasis Basis { get; init; }
    public string? Citation { get; init; }
    public Certainty Status { get; init; }
    public string? ApprovedBy { get; init; }

    public Authority Domain => new(Who, Basis, PackText.Optional(Citation), Status, PackText.Optional(ApprovedBy));
}

public sealed record PostKindYaml
{
    public string Id { get; init; } = "";
    public string Title { get; init; } = "";
    public bool Leader { get; init; }
    public bool FullTime { get; init; }
    public bool Exclusive { get; init; }
    public int Seats { get; init; } = 1;
    public int Minimum { get; init; }
    public AuthorityBasis RequiredBy { get; init; }
    public bool Voting { get; init; }
    public string? Sector { get; init; }
    public AuthorityYaml? Nominates { get; init; }
    public AuthorityYaml? Appoints { get; init; }
    public AuthorityYaml? Approves { get; init; }
    public AuthorityYaml? Removes { get; init; }
    public string? Note { get; init; }
    public string? Source { get; init; }
    public IEnumerable<AuthorityYaml> Authorities => new[] { Nominates, Appoints, Approves, Removes }.OfType<AuthorityYaml>();
}

public sealed record LegalEventYaml
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public int Stage { get; init; }
    public string Kind { get; init; } = "";
    public List<string> Bodies { get; init; } = [];
    public List<ExpectedYaml> Expected { get; init; } = [];
    public string? Actual { get; init; }
    public List<WaitYaml> Conditions { get; init; } = [];
    public List<string> Unlocks { get; init; } = [];
    public string? Source { get; init; }
}

public sealed record ExpectedYaml
{
    public string Date { get; init; } = "";
    public string RecordedOn { get; init; } = "";
    public string Reason { get; init; } = "";
    public string? Source { get; init; }
    public string? Status { get; init; }
}

public sealed record WaitYaml
{
    public string BodyKind { get; init; } = "";
    public string? BodiesFrom { get; init; }
    public string? TermState { get; init; }
    public List<string> PostKinds { get; init; } = [];
}
