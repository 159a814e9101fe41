using Mandate.Appoint.Applications;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Clarifying;

/// <summary>Forgets who asked what, when drafts of the campaign are forgotten too. What everyone was told stays.</summary>
public sealed record ForgetAskers(CampaignId Campaign);

public sealed class ForgetAskersHandler(Db db, TimeProvider clock) : IHandle<ForgetAskers>
{
    public async Task Handle(ForgetAskers message, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == message.Campaign, cancel) is { } campaign && now < campaign.ForgottenAt()) db.Enqueue(message, now, campaign.ForgottenAt()); // the closing moved
        else
            foreach (var asked in await db.Clarifications.Where(q => q.Campaign == message.Campaign && q.Asker != null).ToListAsync(cancel)) asked.Forget();
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Somebody who is erased has asked nothing.</summary>
sealed class ForgetAsker : IForget
{
    public async Task Forget(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind != Subject.Of(default(UserId)).Kind) return;
        var asker = UserId.From(subject.Id);
        foreach (var asked in await db.Clarifications.Where(q => q.Asker == asker).ToListAsync(cancel)) asked.Forget();
    }
}
