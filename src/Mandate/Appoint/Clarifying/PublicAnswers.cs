using Mandate.Appoint.Openings;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Clarifying;

/// <summary>An answered question as everyone reads it. Made from what was published; nothing else of the question comes here.</summary>
public sealed record PublicAnswer(ClarificationId Id, CampaignPostId? Post, string Question, string Answer, DateTimeOffset At)
{
    /// <summary>Its place on the campaign's page.</summary>
    public string Anchor => $"question-{Id}";
}

static class PublicAnswers
{
    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<PublicAnswer>> PublicAnswersOf(this Db db, CampaignId campaign, CancellationToken cancel) =>
        await db.Clarifications.AsNoTracking().Where(q => q.Campaign == campaign && q.AnsweredAt != null).OrderByDescending(q => q.AnsweredAt).ThenBy(q => q.Id)
            .Select(q => new PublicAnswer(q.Id, q.Post, q.Question!, q.Answer!, q.AnsweredAt!.Value)).ToListAsync(cancel);

    /// <summary>"About NHS Dorset", "About all posts".</summary>
    public static string About(this PublicAnswer answer, IEnumerable<PublicPost> posts) => posts.FirstOrDefault(p => p.Id == answer.Post) is { } post ? $"About {post.Advert.BodyName}" : "About all posts";
}
