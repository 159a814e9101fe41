using Mandate.Bodies;
using Mandate.Platform;

namespace Mandate.Story;

/// <summary>Chairs who led on are named while the campaign is open: recommended, appointed by NHS England, approved by the Secretary of State. The posts named after it closed are filled by it.</summary>
static class Chairs
{
    public static IEnumerable<Scene> Scenes(Script script) =>
    [
        .. script.Chairs.Where(r => !ChairCampaign.Fills(r)).Select((row, i) => new Scene(Scene.Moment(row.On, 11, i % 50), stage => Name(stage, row))),
        .. ChairCampaign.Scenes(script),
    ];

    static async Task Name(Stage stage, ScriptRow row)
    {
        var (england, department) = (await stage.Body("nhs-england"), await stage.Body("department-of-health-and-social-care"));
        var chair = Cast.ChairOf(row.Body);
        var user = Opening.Hire(stage, chair, row.Body == "dorset" ? "Chair designate of Dorset: chairs a panel, makes the confirming act" : null);
        await stage.Db.SaveChangesAsync();
        await Empower(stage, row.Body);

        var post = await stage.Post(row.Body, "chair");
        Stage.Must(await BodiesApi.Designate(stage.Db, await stage.Actor(Cast.Team), stage.Now, new DesignateFacts(post.Id,
            new PersonNamed(Name: chair.Name, User: user.Id, Invented: true),
            Recommended: new ActFacts(stage.Today.AddDays(-1), "the selection panel", england.Id),
            Appointed: new ActFacts(stage.Today, "NHS England", england.Id),
            Approved: new ActFacts(stage.Today, "the Secretary of State", department.Id),
            AcceptedOn: stage.Today), CancellationToken.None));
    }

    /// <summary>A chair who is named sits on panels and makes the confirming act for the body.</summary>
    public static async Task Empower(Stage stage, string body)
    {
        await Opening.Appoint(stage, Cast.ChairOf(body), Role.Assessor);
        await Opening.Appoint(stage, Cast.ChairOf(body), Role.Appointer, (await stage.Body(body)).Id);
    }
}
