using Mandate.Appoint.Monitoring;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>The team publishes how far each group of candidates came, a stage when it is over for all posts.</summary>
static class Fairness
{
    static readonly string[] campaigns = ["icb-chairs-2021", "icb-chief-executives-2021"];
    static readonly DateOnly[] days = [new(2021, 9, 28), new(2021, 11, 29), new(2022, 4, 4), new(2022, 6, 20)];

    public static IEnumerable<Scene> Scenes() => from day in days from campaign in campaigns select Scene.On(day, 15, stage => Publish(stage, campaign));

    static async Task Publish(Stage stage, string slug)
    {
        if (stage.Monitoring is not { } key || await stage.Db.Campaigns.SingleOrDefaultAsync(c => c.Slug == slug) is not { } campaign) return;
        if (await FairnessFigures.Next(stage.Db, campaign, await stage.Db.FairnessOf(campaign.Id, CancellationToken.None), stage.Now, CancellationToken.None) is null) return;
        var team = await stage.Actor(Cast.Team);
        var release = Stage.Must(await FairnessFigures.Take(stage.Db, team, campaign, key, stage.Now, CancellationToken.None));
        Stage.Must(FairnessFigures.Publish(stage.Db, team, campaign, release, stage.Now));
        await stage.Db.SaveChangesAsync();
    }
}
