using Mandate.Appoint;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>A panel with all that it has before it. Read and never changed, so that a save need not look for changes in it.</summary>
sealed record Sitting(Panel Panel, IReadOnlyList<Application> Applications, Campaign Campaign, CriteriaContent Criteria)
{
    public PanelMember Chair => Panel.Members.First(m => m.Role == PanelRole.Chair);

    public static async Task<Sitting> Of(Stage stage, CampaignPost post)
    {
        var db = stage.Db;
        var panel = await db.Panels.AsNoTracking().Include(p => p.Members).SingleAsync(p => p.Id == post.Panel);
        var applications = await db.Applications.AsNoTracking().Include(a => a.Preferences)
            .Where(a => a.Campaign == post.Campaign && a.WithdrawnAt == null && a.Preferences.Any(p => p.Post == post.Id)).OrderBy(a => a.Reference).ToListAsync();
        var against = await (from c in db.Campaigns.AsNoTracking() where c.Id == post.Campaign join s in db.CriteriaSets on c.Criteria equals s.Id select new { Campaign = c, Set = s }).SingleAsync();
        return new(panel, applications, against.Campaign, against.Set.Content);
    }
}
