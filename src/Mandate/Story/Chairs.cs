using Mandate.Bodies;
using Mandate.Platform;

namespace Mandate.Story;

/// <summary>Chairs are named before the chief executive panels sit: recommended, appointed by NHS England, approved by the Secretary of State.</summary>
static class Chairs
{
    public static IEnumerable<Scene> Scenes(Script script) =>
        script.Chairs.Where(r => r.Filled).Select((row, i) => new Scene(Scene.Moment(row.On, 11, i % 50), stage => Name(stage, row)));

    static async Task Name(Stage stage, ScriptRow row)
    {
        var (body, england, department) = (await stage.Body(row.Body), await stage.Body("nhs-england"), await stage.Body("department-of-health-and-social-care"));
        var chair = Cast.ChairOf(row.Body);
        var user = Opening.Hire(stage, chair, row.Body == "dorset" ? "Chair designate of Dorset: chairs a panel, makes the confirming act" : null);
        await stage.Db.SaveChangesAsync();
        await Opening.Appoint(stage, chair, Role.Assessor);
        await Opening.Appoint(stage, chair, Role.Appointer, body.Id);

        var post = await stage.Post(row.Body, "chair");
        Stage.Must(await BodiesApi.Designate(stage.Db, await stage.Actor(Cast.Team), stage.Now, new DesignateFacts(post.Id,
            new PersonNamed(Name: chair.Name, User: user.Id, Invented: true),
            Recommended: new ActFacts(stage.Today.AddDays(-1), "the selection panel", england.Id),
            Appointed: new ActFacts(stage.Today, "NHS England", england.Id),
            Approved: new ActFacts(stage.Today, "the Secretary of State", department.Id),
            AcceptedOn: stage.Today), CancellationToken.None));
    }
}
