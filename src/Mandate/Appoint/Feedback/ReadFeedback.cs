using Mandate.Appoint.Applications;
using Mandate.Appoint.Panels;
using Mandate.Platform;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Feedback;

/// <summary>The candidate's own feedback: one part for each panel that has given it.</summary>
public static class ReadFeedback
{
    public const string Route = "/applications/{id:guid}/feedback";
    public static string Url(ApplicationId id) => $"/applications/{id}/feedback";

    public sealed record Part(IReadOnlyList<string> Posts, DateTimeOffset GivenAt, FeedbackContent Content);

    /// <param name="Waiting">Whether a panel of a chosen post has yet to give its feedback.</param>
    public sealed record Model(Writing Writing, Application Sent, IReadOnlyList<Part> Parts, bool Waiting, DateOnly? From);

    public static async Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting)
    {
        if (await sitting.Find(id) is not { Sent: { } sent } writing) return Results.NotFound();
        var chosen = sent.Preferences.ConvertAll(p => p.Post);
        var posts = await sitting.Db.NamedPosts(sitting.Db.CampaignPosts.AsNoTracking().Where(p => chosen.Contains(p.Id) && p.Panel != null), sitting.Cancel);
        var given = await sitting.Db.CandidateFeedback.AsNoTracking().Where(f => f.Application == id && f.GivenAt != null).OrderBy(f => f.GivenAt).ToListAsync(sitting.Cancel);
        var parts = given.ConvertAll(f => new Part([.. posts.Where(p => p.Post.Panel == f.Panel).Select(p => p.Name).Order(StringComparer.CurrentCulture)], f.GivenAt!.Value, f.Content));
        return ReadFeedbackPage.Show(new(writing, sent, parts, posts.Any(p => p.Post.WithdrawnAt is null && !given.Exists(f => f.Panel == p.Post.Panel)), writing.Campaign.FeedbackFrom()));
    }
}
