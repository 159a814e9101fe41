using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Monitoring;

/// <summary>The only place where equality answers and applications meet. What it joins goes into <see cref="FairnessTaking"/> and nowhere else.</summary>
static class StageCounter
{
    public static async Task<IReadOnlyList<FairnessCandidate>> People(Db db, Campaign campaign, MonitoringKey key, CancellationToken cancel)
    {
        var people = new List<FairnessCandidate>();
        foreach (var some in (await Reached(db, campaign, cancel)).Chunk(500))
        {
            var tokens = some.ToDictionary(a => key.TokenOf(a.Application), StringComparer.Ordinal);
            var asked = tokens.Keys.ToList();
            var rows = await db.MonitoringAnswers.AsNoTracking().Where(m => asked.Contains(m.Token)).ToDictionaryAsync(m => m.Token, cancel);
            people.AddRange(tokens.Select(t => new FairnessCandidate(rows.GetValueOrDefault(t.Key), t.Value.Stage, t.Value.First)));
        }
        return people;
    }

    /// <summary>Every application that was sent, withdrawn or not, with the furthest stage it reached and the post wanted first.</summary>
    static async Task<List<(ApplicationId Application, FairnessStage Stage, CampaignPostId? First)>> Reached(Db db, Campaign campaign, CancellationToken cancel)
    {
        var all = await db.Applications.AsNoTracking().Where(a => a.Campaign == campaign.Id).Select(a => new { a.Id, First = a.Preferences.Where(p => p.Rank == 1).Select(p => (CampaignPostId?)p.Post).FirstOrDefault() }).ToListAsync(cancel);
        var posts = await db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == campaign.Id).ToListAsync(cancel);
        var ids = posts.ConvertAll(p => p.Id);
        var listed = (await db.StageDecisions.Where(d => d.Step == SelectionStep.Shortlist && d.Through && ids.Contains(d.Post)).Select(d => d.Application).ToListAsync(cancel)).ToHashSet();
        var appointable = (await db.CandidateOutcomes.Where(o => o.Judgement == Judgement.Appointable && ids.Contains(o.Post)).Select(o => o.Application).ToListAsync(cancel)).ToHashSet();
        var offers = posts.SelectMany(p => p.EarlierOffers.Append(p.Offer)).OfType<Offer>().ToList();
        var (offered, accepted) = (offers.Select(o => o.Application).ToHashSet(), offers.Where(o => o.Answer == OfferAnswer.Accepted).Select(o => o.Application).ToHashSet());
        FairnessStage Furthest(ApplicationId a) => accepted.Contains(a) ? FairnessStage.Accepted : offered.Contains(a) ? FairnessStage.Offered : appointable.Contains(a) ? FairnessStage.Appointable
            : listed.Contains(a) ? FairnessStage.Shortlisted : FairnessStage.Applied;
        return all.ConvertAll(a => (a.Id, Furthest(a.Id), a.First));
    }
}
