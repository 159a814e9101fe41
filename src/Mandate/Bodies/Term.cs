using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Bodies;

/// <summary>One person's dated holding of one post, with the acts that made it. Its state on a day is computed from those acts.</summary>
public sealed class Term : IVersioned
{
    Term() { }

    public TermId Id { get; private init; }
    public PostId Post { get; private init; }
    public PersonId Person { get; private init; }
    public int Version { get; set; }
}
