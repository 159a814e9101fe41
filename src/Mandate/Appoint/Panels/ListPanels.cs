using Mandate.Appoint.Campaigns;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Panels;

/// <summary>The panels of a campaign, and the posts that have none.</summary>
public static class ListPanels
{
    public const string Route = "/appoint/{campaign}/panels";
    public static string Url(string campaign) => $"/appoint/{campaign}/panels";

    public sealed record Model(string Slug, string Campaign, IReadOnlyList<Line> Panels, IReadOnlyList<string> Without);
    public sealed record Line(PanelId Id, string Name, int Members, string? Chair, IReadOnlyList<string> Posts, IReadOnlyList<string> Gaps);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return Results.NotFound();
        var posts = await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == found.Id && p.WithdrawnAt == null), cancel);
        var panels = await db.Panels.AsNoTracking().Include(p => p.Members).Where(p => p.Campaign == found.Id).OrderBy(p => p.Name).ToListAsync(cancel);
        var names = await db.NamesOf(panels.SelectMany(p => p.Sitting).Select(m => m.User), cancel);
        return ListPanelsPage.Show(new(found.Slug, found.Title,
            [.. panels.Select(p => new Line(p.Id, p.Name, p.Sitting.Count(), p.Sitting.Where(m => m.Role == PanelRole.Chair).Select(m => names[m.User]).FirstOrDefault(),
                [.. posts.Where(x => x.Post.Panel == p.Id).Select(x => x.Name)], [.. p.Gaps().Select(g => g.Text)]))],
            [.. posts.Where(p => p.Post.Panel is null).Select(p => p.Name)]));
    }
}
