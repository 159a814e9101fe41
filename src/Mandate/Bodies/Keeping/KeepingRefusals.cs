using Mandate.Platform;

namespace Mandate.Bodies.Keeping;

/// <summary>Why the register says no to its keeper.</summary>
static class KeepingRefusals
{
    public static readonly Refusal EventNamedSo = new("Another legal event has this name. Give this one a name of its own.");
    public static readonly Refusal WaitsNoMore = new("Somebody confirmed or changed some of these terms in the meantime. Nobody was confirmed now: look at the list again.");
    public static readonly Refusal NotAllTerms = new("A term of this post would lie outside these days. End or withdraw it first.");
    public static readonly Refusal NotByKeeper = new("The confirming act is the appointer’s alone.", WhoCould: "An appointer of this body");
    public static readonly Refusal TermsInForce = new("Somebody holds or is named for it. End those terms first, or say that they end with it.");

    public static Refusal Stands(IEnumerable<Standing> blocking) =>
        new($"This must be dealt with first: {string.Join("; ", blocking.Select(s => $"{s.Area}: {s.Text}").Distinct())}.");
}
