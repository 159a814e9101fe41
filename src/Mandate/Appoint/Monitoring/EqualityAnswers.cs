using Mandate.Appoint.Applications;

namespace Mandate.Appoint.Monitoring;

/// <summary>The candidate's own equality answers: seen, changed and deleted by nobody else, at any time.</summary>
public static class EqualityAnswers
{
    public const string Route = "/applications/{id:guid}/equality";
    public const string DeleteRoute = "/applications/{id:guid}/equality/delete";
    public static string Url(ApplicationId id) => $"/applications/{id}/equality";
    public static string DeleteUrl(ApplicationId id) => Url(id) + "/delete";

    public sealed record Model(ApplicationId Id, string Campaign, MonitoringTerms Terms, MonitoringAnswers? Answers)
    {
        public bool Any => Answers is { Given.Count: > 0 };
    }

    public static async Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting, MonitoringKey key) =>
        await Find(id, sitting, key) is { } model ? EqualityAnswersPage.Show(model) : Results.NotFound();

    public static async Task<IResult> PostDelete(ApplicationId id, [AsParameters] Sitting sitting, MonitoringKey key)
    {
        if (await Find(id, sitting, key) is null) return Results.NotFound();
        await MonitoringStore.Forget(sitting.Db, [key.TokenOf(id)], sitting.Cancel);
        return Results.LocalRedirect(Url(id));
    }

    internal static async Task<Model?> Find(ApplicationId id, Sitting sitting, MonitoringKey key) =>
        await sitting.Find(id) is { Campaign: { Terms.Monitoring: { Questions.Count: > 0 } terms } campaign } && !sitting.Helps
            ? new(id, campaign.Title, terms, await MonitoringStore.Find(sitting.Db, key.TokenOf(id), sitting.Cancel)) : null;
}
