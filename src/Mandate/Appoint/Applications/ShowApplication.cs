using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>The one address of an application: its tasks while it is written, where it stands once it is sent.</summary>
public static class ShowApplication
{
    public const string Route = "/applications/{id:guid}";
    public static string Url(ApplicationId id) => $"/applications/{id}";

    public static async Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting)
    {
        if (await sitting.Find(id) is not { } writing) return Results.NotFound();
        if (writing.Draft is not null && writing.Campaign.Closes.Includes(sitting.Now)) return TaskListPage.Show(writing with { Help = await Help(sitting, id) });
        return writing.Sent is null ? UnsentPage.Show(writing) : Results.LocalRedirect(ApplicationStatus.Url(id));
    }

    static Task<Help?> Help(Sitting sitting, ApplicationId id) =>
        (from a in sitting.Db.Assistances
         where a.Application == id && a.EndedAt == null
         join h in sitting.Db.Users on a.Helper equals h.Id
         join c in sitting.Db.Users on a.Candidate equals c.Id
         select new Help(h.Name, c.Name, sitting.Helps)).SingleOrDefaultAsync(sitting.Cancel);
}
