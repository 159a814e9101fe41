using Mandate.Appoint.Campaigns;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Clarifying;

/// <summary>The questions of a campaign, for those who answer them. It never shows who asked.</summary>
public static class ListQuestions
{
    public const string Route = "/appoint/campaigns/{campaign}/questions";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/questions";

    /// <summary>A question without its asker.</summary>
    public sealed record Row(ClarificationId Id, string Asked, string? Question, DateTimeOffset AskedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? ToldAt, DateTimeOffset? DeclinedAt)
    {
        public string State => AnsweredAt is not null ? ToldAt is null ? "Answered, letters on their way" : "Answered to everyone" : DeclinedAt is not null ? "Declined" : "Waits";
        public string Words => Question ?? (Asked.Length > 0 ? Asked : "Forgotten with whoever asked it");
    }

    public sealed record Model(Campaign Campaign, IReadOnlyList<Row> Rows);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel)
    {
        if (await db.CampaignsToRun(actor).AsNoTracking().SingleOrDefaultAsync(c => c.Slug == campaign && c.PublishedAt != null, cancel) is not { } c) return Results.NotFound();
        var rows = await db.Clarifications.Where(q => q.Campaign == c.Id).OrderBy(q => q.AnsweredAt != null || q.DeclinedAt != null).ThenBy(q => q.AskedAt)
            .Select(q => new Row(q.Id, q.Asked, q.Question, q.AskedAt, q.AnsweredAt, q.ToldAt, q.DeclinedAt)).ToListAsync(cancel);
        return ListQuestionsPage.Show(new(c, rows));
    }
}
