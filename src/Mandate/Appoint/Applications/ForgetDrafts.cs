using Mandate.Appoint.Monitoring;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Files;
using Mandate.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>Deletes what a candidate did not send, when the time for keeping it is over.</summary>
public sealed record ForgetDrafts(UserId Candidate, CampaignId Campaign);

public sealed class ForgetDraftsHandler(Db db, MonitoringKey monitoring, TimeProvider clock) : IHandle<ForgetDrafts>
{
    public async Task Handle(ForgetDrafts message, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == message.Campaign, cancel) is { } campaign && now < campaign.ForgottenAt())
        {
            db.Enqueue(message, now, campaign.ForgottenAt()); // asked too early: the time is the campaign's to say
            await db.SaveChangesAsync(cancel);
            return;
        }
        var sent = await db.Applications.Where(a => a.Campaign == message.Campaign && a.Candidate == message.Candidate).Select(a => a.Id).ToListAsync(cancel);
        Guid[] about = [message.Campaign.Value, .. sent.Select(s => s.Value)];
        await ForgetUnsent(message, about, now, cancel);
        await db.Drafts.Where(d => d.Owner == message.Candidate && d.Kind == ApplicationDrafts.Kind && about.Contains(d.AboutId)).ExecuteDeleteAsync(cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Files that were added to a draft and never sent, and equality answers of whoever sent nothing.</summary>
    async Task ForgetUnsent(ForgetDrafts message, Guid[] about, DateTimeOffset now, CancellationToken cancel)
    {
        var drafts = await db.Drafts.Where(d => d.Owner == message.Candidate && d.Kind == ApplicationDrafts.Kind && about.Contains(d.AboutId)).Select(d => new { d.Id, d.AboutId }).ToListAsync(cancel);
        await MonitoringStore.Forget(db, drafts.Where(d => d.AboutId == message.Campaign.Value).Select(d => monitoring.TokenOf(ApplicationId.From(d.Id.Value))), cancel);
        var owners = drafts.ConvertAll(d => d.AboutId == message.Campaign.Value ? d.Id.Value : d.AboutId);
        var kept = (await db.Applications.Where(a => a.Campaign == message.Campaign && a.Candidate == message.Candidate).Select(a => a.Content).ToListAsync(cancel)).Select(c => c.Cv?.File).OfType<Guid>().ToHashSet();
        var kind = Subject.Of(default(ApplicationId)).Kind;
        foreach (var file in await db.Files.Where(f => f.OwnerKind == kind && owners.Contains(f.OwnerId) && f.RemovedAt == null).ToListAsync(cancel))
            if (!kept.Contains(file.Id.Value)) Uploads.Remove(db, file, Actor.Service, "Never sent", now);
    }
}
