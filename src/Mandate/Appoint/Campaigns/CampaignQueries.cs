using Mandate.Appoint.Panels;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>A change of a campaign in words.</summary>
/// <param name="Part">"the timetable".</param>
/// <param name="Told">What candidates and the public are told: "Interviews: 11 October 2021, before 4 October 2021".</param>
/// <param name="Why">The reason, for what is published.</param>
sealed record CampaignChange(string Part, string Told, string? Why = null);

static class CampaignQueries
{
    /// <summary>Campaigns of the bodies this person runs campaigns for; others do not exist for them.</summary>
    public static IQueryable<Campaign> CampaignsToRun(this Db db, Actor actor) =>
        db.Campaigns.RunBy(actor.BodiesWith(Role.AppointmentsTeam));

    public static Task<Campaign?> CampaignToRun(this Db db, Actor actor, string slug, CancellationToken cancel) =>
        db.CampaignsToRun(actor).SingleOrDefaultAsync(c => c.Slug == slug, cancel);

    /// <summary>A campaign that can still be changed; a published one is not found, for its pages of change are gone.</summary>
    public static Task<Campaign?> DraftToRun(this Db db, Actor actor, string slug, CancellationToken cancel) =>
        db.CampaignsToRun(actor).SingleOrDefaultAsync(c => c.Slug == slug && c.PublishedAt == null, cancel);

    /// <summary>The last moves of every page that changes a campaign: the domain decides, save with event, go on. What was published is amended, and everyone who started is told.</summary>
    public static async Task<IResult> Save(this Db db, HttpContext http, Actor actor, DateTimeOffset now, Campaign campaign, CampaignFacts facts, CampaignChange change, string next, Func<string, IResult> refused, Func<Campaign, Task<IResult>> stale, CancellationToken cancel)
    {
        if (!AppointAccess.MayRun(actor, campaign)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var published = campaign.PublishedAt is not null;
        if ((published ? await db.Amend(http, actor, now, campaign, facts, change, cancel) : campaign.Change(facts)).Refusal is { } refusal) return refused(refusal.ToString());
        if (!published) db.Record(actor, now, new CampaignChanged(campaign.Id, change.Part), campaign.AppointingBody);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await stale(await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == campaign.Id, cancel));
        }
        if (published) http.Say("The campaign is amended. Everyone who started an application is being told.");
        return Results.LocalRedirect(published ? AmendCampaign.Url(campaign.Slug) : next);
    }

    static async Task<Outcome> Amend(this Db db, HttpContext http, Actor actor, DateTimeOffset now, Campaign campaign, CampaignFacts facts, CampaignChange change, CancellationToken cancel)
    {
        var sets = await db.CriteriaSets.Where(s => s.Id == campaign.Criteria || s.Id == facts.Criteria).ToListAsync(cancel);
        var scoring = await db.ScoreSheets.AnyAsync(s => db.Applications.Any(a => a.Id == s.Application && a.Campaign == campaign.Id), cancel);
        var listed = campaign.Terms.Sealed && await db.SealedBoxes.AnyAsync(b => b.Campaign == campaign.Id && b.RootAt != null, cancel);
        var amendment = new Amendment { At = now, By = actor.User!.Value, What = change.Told, Why = change.Why ?? "" };
        var outcome = campaign.Amend(facts, amendment, new(sets.Single(s => s.Id == campaign.Criteria), sets.Single(s => s.Id == facts.Criteria), scoring, listed));
        if (outcome.Refused) return outcome;
        db.Record(actor, now, new CampaignAmended(campaign.Id, change.Told), campaign.AppointingBody, change.Why);
        db.Enqueue(new CampaignWasAmended(campaign.Id, now, PublicAddress.Of(http, Openings.ShowOpening.Url(campaign.Slug))), now);
        return outcome;
    }

    /// <summary>The reason that an amendment needs; nothing is asked while the campaign is a draft.</summary>
    public static string? Why(this FormReader read, Campaign campaign, string? typed) =>
        campaign.PublishedAt is null ? null : read.Required(typed, nameof(Why), "Enter why this is changed, as candidates will read it", 1000);

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
