using System.Text;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Monitoring;

/// <summary>Takes figures and reads those that were taken.</summary>
public static class FairnessFigures
{
    public static Task<List<FairnessRelease>> FairnessOf(this Db db, CampaignId campaign, CancellationToken cancel) =>
        db.FairnessReleases.Where(r => r.Campaign == campaign).OrderBy(r => r.First).ToListAsync(cancel);

    /// <summary>The stages that can be taken now; null when there are none.</summary>
    public static async Task<(FairnessStage First, FairnessStage Last)?> Next(Db db, Campaign campaign, IReadOnlyList<FairnessRelease> taken, DateTimeOffset now, CancellationToken cancel)
    {
        if (campaign.Terms.Monitoring.Questions.Count == 0) return null;
        var posts = await db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == campaign.Id).ToListAsync(cancel);
        var first = taken.Count == 0 ? FairnessStage.Applied : taken[^1].Last + 1;
        return FairnessTaking.Ready(campaign, posts, now, London.Day(now)) is { } last && last >= first ? (first, last) : null;
    }

    /// <summary>Counts, withholds and keeps; the save is the caller's.</summary>
    public static async Task<Outcome<FairnessRelease>> Take(Db db, Actor actor, Campaign campaign, MonitoringKey key, DateTimeOffset now, CancellationToken cancel)
    {
        var taken = await db.FairnessOf(campaign.Id, cancel);
        if (await Next(db, campaign, taken, now, cancel) is not { } next) return FairnessRefusals.NothingReady;
        var before = new List<(FairnessContent, FairnessContent)>();
        foreach (var earlier in taken)
        {
            if (key.Open(earlier.Locked) is not { } full) return FairnessRefusals.OtherKey;
            before.Add((FairnessContent.Read(Encoding.UTF8.GetString(full)), earlier.Content));
        }
        var figures = FairnessTaking.Of(campaign.Terms.Monitoring, await StageCounter.People(db, campaign, key, cancel), next.Last, before);
        var release = FairnessRelease.Take(campaign.Id, figures, key.Seal(Encoding.UTF8.GetBytes(figures.Full.Write())), now);
        db.FairnessReleases.Add(release);
        db.Record(actor, now, new FairnessTaken(release.Id, campaign.Id, release.First, release.Last), campaign.AppointingBody);
        return release;
    }

    public static Outcome Publish(Db db, Actor actor, Campaign campaign, FairnessRelease release, DateTimeOffset now)
    {
        if (release.Publish(now).Refusal is { } refusal) return refusal;
        db.Record(actor, now, new FairnessPublished(release.Id, campaign.Id, release.First, release.Last), campaign.AppointingBody);
        return Outcome.Done;
    }
}
