using Mandate.Platform;

namespace Mandate.Bodies;

/// <summary>Somebody the register knows, or a name (and account) that it will know from now on.</summary>
public sealed record PersonNamed(PersonId? Person = null, string? Name = null, UserId? User = null, bool Invented = false);

public static class NamingRefusals
{
    public static readonly Refusal NobodyKnown = new("The register does not know this person.");
    public static readonly Refusal NoName = new("Enter the person's name.");
    public static readonly Refusal NoPost = new("The register does not know this post.");
    public static readonly Refusal NoTerm = new("The register does not know this term.");
}
