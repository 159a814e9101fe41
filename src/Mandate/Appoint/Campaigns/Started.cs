using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>How many applications are being written. A count only: drafts are sealed, and whose they are is nobody's business.</summary>
static class Started
{
    const string Kind = "application";

    public static Task<int> Count(Db db, Campaign campaign, CancellationToken cancel)
    {
        var about = Subject.Of(campaign.Id);
        return db.Set<Platform.Forms.Draft>().CountAsync(d => d.Kind == Kind && d.AboutKind == about.Kind && d.AboutId == about.Id, cancel);
    }
}
