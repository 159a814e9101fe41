using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

static class CampaignQueries
{
    /// <summary>Campaigns of the bodies this person runs campaigns for; others do not exist for them.</summary>
    public static IQueryable<Campaign> CampaignsToRun(this Db db, Actor actor) =>
        actor.BodiesWith(Role.AppointmentsTeam) is { } bodies ? db.Campaigns.Where(c => bodies.Contains(c.AppointingBody)) : db.Campaigns;

    public static Task<Campaign?> CampaignToRun(this Db db, Actor actor, string slug, CancellationToken cancel) =>
        db.CampaignsToRun(actor).SingleOrDefaultAsync(c => c.Slug == slug, cancel);

    /// <summary>A campaign that can still be changed; a published one is not found, for its pages of change are gone.</summary>
    public static Task<Campaign?> DraftToRun(this Db db, Actor actor, string slug, CancellationToken cancel) =>
        db.CampaignsToRun(actor).SingleOrDefaultAsync(c => c.Slug == slug && c.PublishedAt == null, cancel);

    /// <summary>The last moves of every page of the task list: the domain decides, save with event, go on.</summary>
    public static async Task<IResult> Save(this Db db, Actor actor, DateTimeOffset now, Campaign campaign, CampaignFacts facts, string part, string next, Func<string, IResult> refused, Func<Campaign, Task<IResult>> stale, CancellationToken cancel)
    {
        if (!AppointAccess.MayRun(actor, campaign)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (campaign.Change(facts).Refusal is { } refusal) return refused(refusal.ToString());
        db.Record(actor, now, new CampaignChanged(campaign.Id, part), campaign.AppointingBody);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await stale(await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == campaign.Id, cancel));
        }
        return Results.LocalRedirect(next);
    }

    /// <summary>Both versions of one part of a campaign, when somebody saved in between.</summary>
    public static Task<IResult> Both(this Db db, HttpContext http, Actor actor, Campaign theirs, string part, params IReadOnlyList<ConflictField> fields) =>
        Conflict.Show(http, db, actor, $"{theirs.Title}: {part}", theirs, Subject.Of(theirs.Id), fields);

    /// <summary>What a choice says, for a page that shows two of them.</summary>
    public static string? Said(this IEnumerable<Choice> choices, string? value) => choices.FirstOrDefault(c => c.Value == value)?.Text ?? value;

    /// <summary>Counts the campaign's version up although only its posts changed, so that two people cannot pick past each other.</summary>
    public static void Touch(this Db db, Campaign campaign) => db.Entry(campaign).Property(c => c.Title).IsModified = true;

    public static string Uk(DateTimeOffset instant) => Dates.Moment(London.Of(instant));

    /// <summary>With the name of the time, where it matters which.</summary>
    public static string UkZoned(DateTimeOffset instant) => $"{Uk(instant)} ({(London.Of(instant).Offset == TimeSpan.Zero ? "Greenwich Mean Time" : "British Summer Time")})";
}
