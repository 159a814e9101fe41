using Mandate.Appoint.Assessing;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Allocating;

/// <summary>The one sentence a panel reads of the allocation, for each of its posts whose report is in. Nothing of what candidates prefer is loaded.</summary>
static class PanelAdvice
{
    public static async Task<IReadOnlyDictionary<CampaignPostId, string>> Of(Db db, PanelDesk desk, CancellationToken cancel)
    {
        var reported = desk.Undeclared.Count > 0 ? [] : desk.Posts.Where(p => p.Post.ReportIn).ToList();
        if (reported.Count == 0 || await AllocationScope.Latest(db, desk.Campaign.Id, cancel) is not { } recorded) return new Dictionary<CampaignPostId, string>();
        var advised = reported.Select(p => (Post: p, Advice: recorded.For(p.Post.Id))).Where(a => a.Advice is not null && (a.Advice.Application is not { } who || !desk.Abstains(desk.Me.Id, who))).ToList();
        var ids = advised.Select(a => a.Advice!.Application).OfType<ApplicationId>().ToList();
        var references = await db.Applications.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Reference }).ToDictionaryAsync(a => a.Id, a => a.Reference, cancel);
        return advised.ToDictionary(a => a.Post.Post.Id, a => AllocationWords.ForPanel(a.Post.Name, a.Advice!.Application is { } who ? references[who] : null));
    }
}
