using System.Runtime.CompilerServices;
using Mandate.Appoint.Applications;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>Who started an application. Pages get a count only: drafts are sealed, and whose they are is nobody's business.</summary>
static class Started
{
    public sealed record Person(UserId Id, string Name, string Email);

    public static Task<int> Count(Db db, Campaign campaign, CancellationToken cancel) => Drafts(db, campaign.Id).CountAsync(cancel);

    /// <summary>First drafts; a change of what was sent is another matter.</summary>
    public static IQueryable<Draft> Drafts(Db db, CampaignId campaign)
    {
        var about = Subject.Of(campaign);
        return db.Drafts.Where(d => d.Kind == ApplicationDrafts.Kind && d.AboutKind == about.Kind && d.AboutId == about.Id);
    }

    /// <summary>Everyone who started, sent or not, and did not withdraw; with these others. For letters only.</summary>
    public static async IAsyncEnumerable<Person> People(Db db, Campaign campaign, IEnumerable<UserId> others, [EnumeratorCancellation] CancellationToken cancel)
    {
        var writing = await Drafts(db, campaign.Id).Select(d => d.Owner).ToListAsync(cancel);
        var sent = await db.Applications.Where(a => a.Campaign == campaign.Id && a.WithdrawnAt == null).Select(a => a.Candidate).ToListAsync(cancel);
        foreach (var some in writing.Union(sent).Union(others).Chunk(500))
            foreach (var person in await db.Users.Where(u => some.Contains(u.Id)).Select(u => new Person(u.Id, u.Name, u.Email)).ToListAsync(cancel)) yield return person;
    }
}
