using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>Reads applications as their pages want them: one, or those that several people send at the same moment.</summary>
static class Writings
{
    /// <summary>Which application, and who asks for it.</summary>
    public sealed record Asked(ApplicationId Id, Actor Actor);

    /// <param name="Writing">Null when there is none, or it is not theirs to see.</param>
    /// <param name="Helped">The candidate for whom the asker types it, where they do.</param>
    public sealed record Found(Writing? Writing, UserId? Helped);

    /// <summary>In the order asked, without the names of posts. A look by somebody who helps is noted with the next save.</summary>
    public static async Task<IReadOnlyList<Found>> Find(Db db, Drafts drafts, IReadOnlyList<Asked> asked, DateTimeOffset now, CancellationToken cancel)
    {
        var helped = await Helped(db, asked, now, cancel);
        var whose = asked.Distinct().ToDictionary(a => a, a => helped.GetValueOrDefault(a) ?? a.Actor.User!.Value);
        // Drafts before applications: sending takes one away and adds the other at once, so whoever looks in this order finds one of them.
        var written = (await drafts.Find<ApplicationDraft>([.. whose.Select(w => (DraftId.From(w.Key.Id.Value), w.Value))], cancel)).ToDictionary(d => d.Id.Value);
        var ids = whose.Keys.Select(a => a.Id).ToList();
        var sent = await db.Applications.AsNoTracking().Include(a => a.Preferences).Where(a => EF.Parameter(ids).Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        var changes = sent.Count == 0 ? [] : (await drafts.FindAbout<ApplicationDraft>(ApplicationDrafts.Kind, [.. sent.Values.Select(a => (Subject.Of(a.Id), a.Candidate))], cancel)).ToDictionary(d => d.About.Id);
        Dictionary<CampaignId, CampaignForCandidates> campaigns = [];
        List<Found> found = [];
        foreach (var one in asked)
        {
            var application = sent.GetValueOrDefault(one.Id) is { } a && a.Candidate == whose[one] ? a : null;
            var draft = (application is null ? written : changes).GetValueOrDefault(one.Id.Value);
            found.Add(new(await Of(one, application, draft), helped.GetValueOrDefault(one)));
        }
        return found;

        async Task<Writing?> Of(Asked one, Application? application, OpenDraft<ApplicationDraft>? draft)
        {
            if (application is null && draft is null) return null;
            var of = application?.Campaign ?? CampaignId.From(draft!.About.Id);
            if (!campaigns.TryGetValue(of, out var terms))
            {
                if (await CampaignMemory.Find(db, of, cancel) is not { } read) return null;
                campaigns[of] = terms = read;
            }
            if (helped.ContainsKey(one) && !one.Actor.Holds(Role.AppointmentsTeam, terms.Campaign.AppointingBody)) return null;
            return new Writing(one.Id, terms.Campaign, terms.Appointer, terms.Criteria, [], draft, application) { Account = one.Actor.Name, Today = London.Day(now) };
        }
    }

    /// <summary>Whom members of the appointments team help with these.</summary>
    static async Task<Dictionary<Asked, UserId?>> Helped(Db db, IReadOnlyList<Asked> asked, DateTimeOffset now, CancellationToken cancel)
    {
        var team = asked.Where(a => a.Actor.Holds(Role.AppointmentsTeam)).Distinct().ToList();
        if (team.Count == 0) return [];
        var ids = team.ConvertAll(a => a.Id);
        var helps = await db.Assistances.Where(a => EF.Parameter(ids).Contains(a.Application) && a.EndedAt == null).Select(a => new { a.Application, a.Helper, a.Candidate }).ToListAsync(cancel);
        var helped = team.Join(helps, a => (a.Id, a.Actor.User), h => (h.Application, (UserId?)h.Helper), (a, h) => (Asked: a, h.Candidate)).ToDictionary(h => h.Asked, h => (UserId?)h.Candidate);
        foreach (var (one, _) in helped) db.RecordAccess(one.Actor, Subject.Of(one.Id), "Helped a candidate with an application", now);
        return helped;
    }
}
