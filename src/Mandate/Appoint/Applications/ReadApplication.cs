using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Files;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>One application as the appointments team reads it once the campaign has closed: with what is arranged for the candidate, without the order of posts.</summary>
public static class ReadApplication
{
    public const string Route = "/appoint/{campaign}/applications/{reference}";
    public const string CvRoute = "/appoint/{campaign}/applications/{reference}/cv";
    public static string Url(string campaign, string reference) => $"/appoint/{campaign}/applications/{reference}";
    public static string CvUrl(string campaign, string reference) => Url(campaign, reference) + "/cv";

    public sealed record Model(Campaign Campaign, CriteriaContent Criteria, Application Sent, string Email, IReadOnlyList<string> Posts, string? Typed, FileScan? Scan, DateOnly Today);

    public static async Task<IResult> Get(string campaign, string reference, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Find(campaign, reference, actor, db, now, cancel) is not var (found, sent)) return Results.NotFound();
        var criteria = await db.CriteriaSets.AsNoTracking().SingleAsync(c => c.Id == found.Criteria, cancel);
        var email = await db.Users.Where(u => u.Id == sent.Candidate).Select(u => u.Email).SingleAsync(cancel);
        var chosen = sent.Preferences.ConvertAll(p => p.Post);
        var posts = (await PostChoices.Of(db, found.Id, cancel)).Where(p => chosen.Contains(p.Id)).Select(p => p.Name);
        db.RecordAccess(actor, Subject.Of(sent.Id), "Read an application", now);
        await db.SaveChangesAsync(cancel);
        return ReadApplicationPage.Show(new(found, criteria.Content, sent, email, [.. posts], await Typed(db, sent.Id, cancel), await Scan(db, sent, cancel), London.Day(now)));
    }

    /// <summary>Who typed it, where somebody did it for the candidate. Panels are not told.</summary>
    static async Task<string?> Typed(Db db, ApplicationId id, CancellationToken cancel) =>
        await (from a in db.Assistances where a.Application == id join u in db.Users on a.Helper equals u.Id select new { u.Name, a.Reason, a.ReadBackOn }).SingleOrDefaultAsync(cancel) is not { } help ? null
        : help.ReadBackOn is { } on ? $"By {help.Name}, read back and confirmed by the candidate on {Dates.Day(on)}. Why: {help.Reason}" : $"In part by {help.Name}, and sent by the candidate. Why: {help.Reason}";

    static async Task<FileScan?> Scan(Db db, Application sent, CancellationToken cancel)
    {
        if (sent.Content.Cv is not { } cv) return null;
        var id = FileId.From(cv.File);
        return await db.Files.Where(f => f.Id == id).Select(f => (FileScan?)f.Scan).SingleOrDefaultAsync(cancel);
    }

    public static async Task<IResult> GetCv(string campaign, string reference, Actor actor, Db db, Uploads uploads, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Find(campaign, reference, actor, db, now, cancel) is not (_, { Content.Cv: { } cv } sent)) return Results.NotFound();
        db.RecordAccess(actor, Subject.Of(sent.Id), "Opened a CV", now);
        await db.SaveChangesAsync(cancel);
        return await uploads.Open(FileId.From(cv.File), Subject.Of(sent.Id), actor, cancel);
    }

    /// <summary>Null for whoever may not read it now: not there.</summary>
    static async Task<(Campaign Campaign, Application Sent)?> Find(string campaign, string reference, Actor actor, Db db, DateTimeOffset now, CancellationToken cancel)
    {
        if (await TeamReading.Open(db, actor, campaign, now, cancel) is not (var found, null)) return null;
        return await db.Applications.AsNoTracking().Include(a => a.Preferences).SingleOrDefaultAsync(a => a.Campaign == found.Id && a.Reference == reference, cancel) is { } sent ? (found, sent) : null;
    }
}
