namespace Mandate.Appoint.Applications;

/// <summary>Takes one entry out of the career.</summary>
public static class RemoveCareerPart
{
    public const string Route = "/applications/{id:guid}/career/{key}/remove";
    public static string Url(ApplicationId id, string key) => $"/applications/{id}/career/{key}/remove";

    public sealed record Model(Writing Writing, CareerEntry Entry);

    public static async Task<IResult> Get(ApplicationId id, string key, [AsParameters] Sitting sitting) => await Find(id, key, sitting) switch
    {
        null => Results.NotFound(),
        { } writing when !writing.MayWrite(sitting.Now) || CareerPart.Of(writing) is null => Results.LocalRedirect(Career.Url(id)),
        { } writing => RemoveCareerPartPage.Show(new(writing, CareerPart.Of(writing)!)),
    };

    public static async Task<IResult> Post(ApplicationId id, string key, [AsParameters] Sitting sitting)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            if (await Find(id, key, sitting) is not { } writing) return Results.NotFound();
            if (!writing.MayWrite(sitting.Now) || CareerPart.Of(writing) is null) return Results.LocalRedirect(Career.Url(id)); // pressed twice, or closed
            if (await TaskPages.Saved(sitting, writing.Draft!, writing.Written with { Content = writing.Written.Content.WithoutCareer(key) })) return Results.LocalRedirect(Career.Url(id));
        }
        return Results.StatusCode(StatusCodes.Status409Conflict);
    }

    static async Task<Writing?> Find(ApplicationId id, string key, Sitting sitting) =>
        await sitting.Find(id, key) is { Campaign.Terms.AsksForCareer: true } writing && CareerKeys.Fits(key) ? writing : null;
}
