namespace Mandate.Platform.Forms;

/// <summary>
/// Puts what was handed in where everybody reads it. In a rush people are told "we have it" when that much is on the disk; the rest is done before anybody
/// signed in reads or acts, before work behind the scenes, after a start, and a moment later in any case.
/// </summary>
public interface IFiling
{
    /// <summary>Files all that was handed in until now, by any process. What fails is logged, stays, and is tried again.</summary>
    Task All();

    /// <summary>Files this draft, where it was handed in.</summary>
    Task One(DraftId id);
}

/// <summary>On a route that hands in: those who come there do not wait for the filing of others.</summary>
public sealed class HandsIn;
