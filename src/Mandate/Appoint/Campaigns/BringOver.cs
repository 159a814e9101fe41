using Mandate.Appoint.Applications;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>A new round opens: due at its opening.</summary>
/// <param name="Campaign">The new round.</param>
/// <param name="Site">Where this service is, for the links in letters.</param>
public sealed record RoundOpened(CampaignId Campaign, string Site);

/// <summary>Who agreed to it finds their earlier application as a draft in the new round, and is told once.</summary>
public sealed class BringOver(Db db, Drafts drafts, TimeProvider clock) : IHandle<RoundOpened>
{
    public async Task Handle(RoundOpened message, CancellationToken cancel)
    {
        var round = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == message.Campaign, cancel);
        if (round.RerunOf is not { } before || round.Accepts(clock.GetUtcNow()).Refused) return;
        var posts = await (from old in db.CampaignPosts
                           join post in db.CampaignPosts on old.Post equals post.Post
                           where old.Campaign == before && post.Campaign == round.Id && post.WithdrawnAt == null
                           select new { Old = old.Id, New = post.Id }).ToDictionaryAsync(p => p.Old, p => p.New, cancel);
        foreach (var id in await Willing(db, before, [.. posts.Keys]).Select(a => a.Id).ToListAsync(cancel)) await One(id, round, posts, message.Site, cancel);
    }

    /// <summary>Candidates of these posts who agreed, have not withdrawn, and accepted no post.</summary>
    public static IQueryable<Application> Willing(Db db, CampaignId campaign, IReadOnlyCollection<CampaignPostId> posts) =>
        db.Applications.Where(a => a.Campaign == campaign && a.AgainSince != null && a.BroughtTo == null && a.WithdrawnAt == null && a.Preferences.Any(p => posts.Contains(p.Post))
            && !db.CampaignPosts.Any(p => p.Campaign == campaign && p.Offer!.Application == a.Id && p.Offer.Answer == OfferAnswer.Accepted));

    async Task One(ApplicationId id, Campaign round, Dictionary<CampaignPostId, CampaignPostId> posts, string site, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var application = await db.Applications.Include(a => a.Preferences).SingleAsync(a => a.Id == id, cancel);
        if (await db.Applications.AnyAsync(a => a.Campaign == round.Id && a.Candidate == application.Candidate, cancel)) return; // they were quicker
        if (application.BringOver(round.Id, posts).Value is not { } content) return;
        var email = await db.Users.Where(u => u.Id == application.Candidate).Select(u => u.Email).SingleAsync(cancel);
        db.Enqueue(new ForgetDrafts(application.Candidate, round.Id), now, round.ForgottenAt());
        db.Record(Actor.Service, now, new ApplicationBroughtOver(id, round.Id, application.Reference), round.AppointingBody);
        db.SendMail(email, new BroughtOverLetter(application.Content.Name, round.Title, Dates.Moment(round.Closes.Shown), site.TrimEnd('/') + Apply.Url(round.Slug)), now);
        await drafts.Start(ApplicationDrafts.Kind, application.Candidate, Subject.Of(round.Id), content, cancel, round.ForgottenAt() - now); // one save for all of it
        db.ChangeTracker.Clear();
    }
}

public sealed record BroughtOverLetter(string Name, string Campaign, string Closes, string Address) : ILetter
{
    public string Subject => $"Advertised again: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        a post that you applied for is advertised again, with the same criteria. As you agreed, what you wrote before is there for you as a draft. **Nothing is sent until you send it.**

        You answer the eligibility questions anew, change what you like, and send it before {Closes}: {Address}
        """;
    public string Why => "You agreed that your application may be brought over to a new round.";
}
