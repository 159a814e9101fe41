using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Holding;

/// <summary>Who the pack says does an act about a post, in the words of the register.</summary>
/// <param name="Who">A body's legal name, a post in the same body, or plain words.</param>
public sealed record Competent(string? Who, string? Citation, AuthorityBasis? Basis, Certainty? Status)
{
    /// <summary>The law in words: "National Health Service Act 2006, Schedule 1B, paragraph 5".</summary>
    public string? Law => Citation is null ? null : Status is Certainty.Confirmed ? Citation : $"{Citation} (not confirmed)";

    public static async Task<Competent> For(Db db, Seat seat, TermActKind act, string person, CancellationToken cancel)
    {
        if (act is TermActKind.Accept or TermActKind.Decline) return new(person, null, null, null);
        var authority = act switch
        {
            TermActKind.Recommend => seat.Kind?.Nominates,
            TermActKind.Appoint or TermActKind.Withdraw or TermActKind.Lapse => seat.Kind?.Appoints,
            TermActKind.Approve or TermActKind.RefuseApproval => seat.Kind?.Approves,
            TermActKind.End => seat.Kind?.Removes,
            _ => null,
        };
        if (authority is null) return new(seat.Body.LegalName, null, null, null);
        if (authority.WhoPost is { } post)
            return new($"{await db.Posts.Where(p => p.Body == seat.Body.Id && p.Kind == post).Select(p => p.Title).FirstOrDefaultAsync(cancel) ?? post}, {seat.Body.LegalName}", authority.Citation, authority.Basis, authority.Status);
        var name = await db.Bodies.Where(b => b.PackKey == authority.Who && b.Pack == seat.Kind!.Pack).Select(b => b.LegalName).FirstOrDefaultAsync(cancel);
        return new(name ?? authority.Who, authority.Citation, authority.Basis, authority.Status);
    }

    /// <summary>The body of the register that these words name, if one does.</summary>
    public static async Task<BodyId?> BodyNamed(Db db, string words, CancellationToken cancel) =>
        await db.Bodies.Where(b => b.LegalName == words || b.ShortName == words).OrderBy(b => b.From).Select(b => (BodyId?)b.Id).FirstOrDefaultAsync(cancel);
}
