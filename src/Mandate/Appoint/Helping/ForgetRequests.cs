using Mandate.Appoint.Applications;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Helping;

/// <summary>Forgets who asked for a format of a campaign, some time after its closing. What was sent stays, for the counts.</summary>
public sealed record ForgetRequests(CampaignId Campaign);

public sealed class ForgetRequestsHandler(Db db, TimeProvider clock) : IHandle<ForgetRequests>
{
    public async Task Handle(ForgetRequests message, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == message.Campaign, cancel) is { } campaign && now < campaign.ForgottenAt()) db.Enqueue(message, now, campaign.ForgottenAt()); // the closing moved
        else
            foreach (var request in await db.FormatRequests.Where(r => r.Campaign == message.Campaign && r.Name != "").ToListAsync(cancel)) request.Forget();
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Help, requests and letters of somebody who is erased.</summary>
sealed class ForgetHelp(TimeProvider clock) : IForget
{
    public async Task Forget(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind == Subject.Of(default(ApplicationId)).Kind)
        {
            var id = ApplicationId.From(subject.Id);
            foreach (var help in await db.Assistances.Where(a => a.Application == id).ToListAsync(cancel)) help.Forget(clock.GetUtcNow());
        }
        if (subject.Kind == Subject.Of(default(FormatRequestId)).Kind)
        {
            var id = FormatRequestId.From(subject.Id);
            foreach (var request in await db.FormatRequests.Where(r => r.Id == id).ToListAsync(cancel)) request.Forget();
        }
        if (subject.Kind == Subject.Of(default(UserId)).Kind)
        {
            var user = UserId.From(subject.Id);
            foreach (var help in await db.Assistances.Where(a => a.Candidate == user).ToListAsync(cancel)) help.Forget(clock.GetUtcNow());
            await db.LettersToPost.Where(l => l.Candidate == user).ExecuteDeleteAsync(cancel);
        }
    }
}
