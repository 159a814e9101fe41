using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>Who is on the list of a ring-fenced campaign.</summary>
public static class InvitedPeople
{
    /// <summary>Whether this account may apply: anybody to an open campaign; to a ring-fenced one whom the register knows by this account, or whose verified address is on the list.</summary>
    public static async Task<bool> MayApply(this Db db, Campaign campaign, UserId user, CancellationToken cancel)
    {
        if (!campaign.Fenced()) return true;
        var email = await db.Users.Where(u => u.Id == user && u.EmailVerifiedAt != null).Select(u => u.NormalizedEmail).SingleOrDefaultAsync(cancel);
        return await db.Invited.AnyAsync(i => i.Campaign == campaign.Id && ((email != null && i.NormalizedEmail == email)
            || db.People.Any(p => p.User == user && (p.Id == i.Person || db.People.IgnoreQueryFilters().Any(m => m.Id == i.Person && m.MergedInto == p.Id)))), cancel);
    }

    /// <summary>Writes to everybody on the list who was not written to yet; the caller saves.</summary>
    public static async Task Tell(this Db db, HttpContext http, Campaign campaign, IReadOnlyCollection<Invited> people, DateTimeOffset now, CancellationToken cancel)
    {
        var known = people.Select(p => p.Person).OfType<Bodies.PersonId>().ToList();
        var accounts = await (from p in db.People join u in db.Users on p.User equals (UserId?)u.Id where known.Contains(p.Id) select new { p.Id, u.Email }).ToDictionaryAsync(x => x.Id, x => x.Email, cancel);
        foreach (var person in people.Where(p => p.ToldAt is null))
        {
            if ((person.Email ?? (person.Person is { } id ? accounts.GetValueOrDefault(id) : null)) is { } email)
                db.SendMail(email, new InvitationToApply(person.Name, campaign.Title, campaign.Terms.Fence!, CampaignQueries.UkZoned(campaign.OpensAt), CampaignQueries.UkZoned(campaign.Closes.Shown), PublicAddress.Of(http, Openings.ShowOpening.Url(campaign.Slug))), now);
            person.Told(now);
        }
    }
}

public sealed record InvitationToApply(string Name, string Campaign, RingFence Fence, string Opens, string Closes, string Address) : ILetter
{
    public string Subject => $"You may express an interest: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        {Campaign} is ring-fenced for {Fence.Who}. You are on the list of people who may express an interest.

        Why it is ring-fenced: {Fence.Reason}

        By whose authority: {Fence.Authority}

        You can write from {Opens} to {Closes}, UK time. Whether you do is your choice. Use an account with this e-mail address, or the one you hold your post with: {Address}
        """;
    public string Why => "The appointments team put you on the list of those who may apply.";
}

/// <summary>Whoever is erased leaves every list by name.</summary>
sealed class ForgetInvited : IForget
{
    public async Task<IReadOnlyList<Subject>> With(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind == Subject.Of(default(UserId)).Kind)
        {
            var user = UserId.From(subject.Id);
            return [.. (await db.Invited.Where(i => db.Users.Any(u => u.Id == user && u.NormalizedEmail == i.NormalizedEmail) || db.People.Any(p => p.User == user && p.Id == i.Person)).Select(i => i.Id).ToListAsync(cancel)).Select(Subject.Of)];
        }
        if (subject.Kind != Subject.Of(default(Bodies.PersonId)).Kind) return [];
        var person = Bodies.PersonId.From(subject.Id);
        return [.. (await db.Invited.Where(i => i.Person == person).Select(i => i.Id).ToListAsync(cancel)).Select(Subject.Of)];
    }

    public async Task Forget(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind != Subject.Of(default(InvitedId)).Kind) return;
        var id = InvitedId.From(subject.Id);
        if (await db.Invited.SingleOrDefaultAsync(i => i.Id == id, cancel) is { } invited) invited.Forget();
    }
}
