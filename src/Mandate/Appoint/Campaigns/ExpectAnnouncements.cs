using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>Tells the public for which posts an appointment is expected. What is ticked is expected; what is not is no longer.</summary>
public static class ExpectAnnouncements
{
    public const string Route = "/appoint/campaigns/{campaign}/expected";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/expected";

    /// <summary>Value of "none is expected": leaving the list empty by an oversight is not the same.</summary>
    public const string None = "none";

    public sealed record Form
    {
        public List<string>? Posts { get; init; }
        public DateText? By { get; init; }
    }

    public sealed record Model(Campaign Campaign, IReadOnlyList<CampaignPost> Posts, Form Form);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, new(), cancel) is not { } model) return Results.NotFound();
        var expected = model.Posts.Where(p => p.ExpectedOnDay(clock.Today())).ToList();
        return ExpectAnnouncementsPage.Show(model with { Form = new() { Posts = [.. expected.Select(p => $"{p.Id}")], By = DateText.From(expected.FirstOrDefault()?.ExpectedBy) } });
    }

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, form, cancel) is not { } model) return Results.NotFound();
        var (now, c) = (clock.GetUtcNow(), model.Campaign);
        if (!AppointAccess.MayRun(actor, c)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var (read, today) = (new FormReader(), London.Day(now));
        var chosen = read.AnyOf(form.Posts, nameof(form.Posts), "Select the posts, or “None is expected”", [.. model.Posts.Select(p => $"{p.Id}"), None]);
        read.Check(chosen.Count < 2 || !chosen.Contains(None), nameof(form.Posts), "Select the posts or “None is expected”, not both");
        var by = read.OptionalDate(form.By, nameof(form.By), "the day by which they are expected", earliest: today);
        if (!read.Ok) return ExpectAnnouncementsPage.Invalid(model, read.Errors);

        var ticked = model.Posts.Where(p => chosen.Contains($"{p.Id}")).ToList();
        var told = ticked.Where(p => !p.ExpectedOnDay(today) || p.ExpectedBy != by).ToList();
        var dropped = model.Posts.Except(ticked).Where(p => p.ExpectedOnDay(today)).ToList();
        foreach (var post in told) if (post.ExpectAnnouncement(today, by).Refusal is { } refusal) return ExpectAnnouncementsPage.Refused(model, refusal.ToString());
        foreach (var post in dropped) if (post.ExpectNoLonger(today).Refusal is { } refusal) return ExpectAnnouncementsPage.Refused(model, refusal.ToString());
        var leads = told.Concat(dropped).ToDictionary(p => p.Id);
        foreach (var follower in await db.CampaignPosts.Where(p => p.Campaign == c.Id && p.Follows != null).ToListAsync(cancel)) if (leads.TryGetValue(follower.Follows!.Value, out var lead)) follower.GoWith(lead);
        if (told.Count > 0) db.Record(actor, now, new AnnouncementExpected(c.Id, [.. told.Select(p => p.Id)], by), c.AppointingBody);
        if (dropped.Count > 0) db.Record(actor, now, new AnnouncementNoLongerExpected(c.Id, [.. dropped.Select(p => p.Id)]), c.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say($"The public page says that {Numbers.Count(ticked.Count, "appointment is", "appointments are")} expected.");
        return Results.LocalRedirect(ShowCampaign.Url(campaign));
    }

    static async Task<Model?> Load(Db db, Actor actor, string campaign, Form form, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { PublishedAt: not null } c) return null;
        var posts = await db.CampaignPosts.Where(p => p.Campaign == c.Id && p.WithdrawnAt == null && p.AnnouncedOn == null && p.Follows == null).ToListAsync(cancel);
        return new(c, [.. posts.OrderBy(p => p.Advert.BodyName, StringComparer.CurrentCulture)], form);
    }
}
