namespace Mandate.Platform.Forms;

/// <summary>
/// Puts what was handed in where everybody reads it. In a rush people are told "we have it" when that much is on the disk; the rest is done before
/// they or anybody with a role read or act, before work behind the scenes, and a moment later in any case.
/// </summary>
public interface IFiling
{
    /// <summary>Files all that was handed in until now, by any process. What fails is logged, stays, and is tried again.</summary>
    Task All();

    /// <summary>Files what this person handed in, or somebody for them.</summary>
    Task Of(UserId owner);
}

/// <summary>On a route that hands in: those who come there do not wait for the filing of others.</summary>
public sealed class HandsIn;
