using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Sealing;

/// <summary>The campaign closes some minutes before this is due: then the list of all that was sealed is published, with its signed root.</summary>
public sealed record SealedCampaignCloses(CampaignId Campaign);

public sealed class PublishRoot(Db db, IFiling filing, RecordKey key, TimeProvider clock) : IHandle<SealedCampaignCloses>
{
    public async Task Handle(SealedCampaignCloses message, CancellationToken cancel)
    {
        if (await db.Campaigns.SingleOrDefaultAsync(c => c.Id == message.Campaign, cancel) is not { PublishedAt: not null, Terms.Sealed: true } campaign) return;
        var (now, due) = (clock.GetUtcNow(), campaign.ClosesAt + SealedBox.Settling);
        if (now < due)
        {
            db.Enqueue(message, now, due); // the closing moved
            await db.SaveChangesAsync(cancel);
            return;
        }
        await filing.All(); // who was acknowledged is in the list
        var box = await db.SealedBoxes.SingleAsync(b => b.Campaign == campaign.Id, cancel);
        if (box.RootAt is not null) return;
        await Publish(db, campaign, box, key, now, cancel);
        await db.SaveChangesAsync(cancel);
        await Storage.Scrub(db, cancel);
    }

    public static async Task Publish(Db db, Campaign campaign, SealedBox box, RecordKey key, DateTimeOffset now, CancellationToken cancel)
    {
        var sendings = await db.SealedSendings.AsNoTracking().Where(s => s.Campaign == campaign.Id)
            .Select(s => new { s.Application, s.SentAt, s.Digest, s.Salt, s.ReplacedAt, s.WithdrawnAt }).ToListAsync(cancel);
        var leaves = sendings.Select(s =>
        {
            var receipt = SealedReceipt.Of(campaign.Slug, s.Application, s.SentAt, s.Digest, s.Salt);
            return new SealedLeaf(receipt.Handle(), receipt.Body(), s.ReplacedAt is not null ? SealedStates.Replaced : s.WithdrawnAt < campaign.ClosesAt ? SealedStates.Withdrawn : SealedStates.Included);
        });
        var root = SealedRoot.Of(campaign.Slug, campaign.ClosesAt, leaves, key.Sign, key.Public);
        box.Publish(SealedFiles.Write(root), now);
        db.Record(Actor.Service, now, new BoxRootPublished(campaign.Id, root.Leaves.Count, Convert.ToHexStringLower(SealedRoot.RootOf(root.Leaves))), campaign.AppointingBody);
    }
}

/// <summary>What was written over must not live on in the database's log of changes.</summary>
public sealed record ScrubAfterSealing;

public sealed class Scrub(Db db) : IHandle<ScrubAfterSealing>
{
    public Task Handle(ScrubAfterSealing message, CancellationToken cancel) => Storage.Scrub(db, cancel);
}
