using Mandate.Appoint.Applications;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <param name="At">Which amendment.</param>
/// <param name="Address">The campaign's public page.</param>
public sealed record CampaignWasAmended(CampaignId Campaign, DateTimeOffset At, string Address);

/// <summary>Writes to everyone who started an application, sent or not, once. When the closing moved, drafts live on as long after the new one.</summary>
public sealed class TellOfAmendment(Db db, TimeProvider clock) : IHandle<CampaignWasAmended>
{
    public async Task Handle(CampaignWasAmended message, CancellationToken cancel)
    {
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == message.Campaign, cancel);
        if (campaign.Amendments.Find(a => a.At == message.At) is not { ToldAt: null } amendment) return;
        var now = clock.GetUtcNow();
        await foreach (var person in Started.People(db, campaign, [], cancel))
            db.SendMail(person.Email, new AmendmentLetter(person.Name, campaign.Title, amendment, message.Address), now);
        // Past the version of the draft: whoever is writing has done nothing that their next save could meet.
        if (amendment.ClosedBefore is not null) await Started.Drafts(db, campaign.Id).ExecuteUpdateAsync(d => d.SetProperty(x => x.ExpiresAt, campaign.ForgottenAt()), cancel);
        campaign.Told(amendment.At, now);
        await db.SaveChangesAsync(cancel);
    }
}

public sealed record AmendmentLetter(string Name, string Campaign, Amendment Amendment, string Address) : ILetter
{
    public string Subject => $"Changed: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        Something has changed in {Campaign}, for which you started an application.

        **{Amendment.What}.**

        Why: {Amendment.Why}

        What you have written stays as it is. The campaign's page has all the dates and texts as they are now: {Address}
        """;
    public string Why => "You started an application in this campaign.";
}
