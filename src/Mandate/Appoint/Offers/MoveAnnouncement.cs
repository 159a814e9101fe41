using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Panels;
using Mandate.Bodies;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Offers;

/// <summary>Another day for an announcement that is not public yet. Whoever was told under embargo is told the new day.</summary>
public static class MoveAnnouncement
{
    public const string Route = "/appoint/announcements/{post}";
    public static string Url(CampaignPostId post) => $"/appoint/announcements/{post}";

    public sealed record Form
    {
        public DateText? On { get; init; }
        public string? Why { get; init; }

        public (DateOnly On, string Why)? Read(DateOnly today, out FormErrors errors)
        {
            var read = new FormReader();
            var on = read.Date(On, nameof(On), "the new day", earliest: today, latest: today.AddDays(366));
            var why = read.Required(Why, nameof(Why), "Enter why the day moves", 2000);
            errors = read.Errors;
            return read.Ok ? (on, why) : null;
        }
    }

    public sealed record Model(NamedPost Post, Campaign Campaign, Form Form);

    public static async Task<IResult> Get(CampaignPostId post, Actor actor, Db db, CancellationToken cancel) =>
        await Load(db, actor, post, new(), cancel) is { } model ? MoveAnnouncementPage.Show(model with { Form = new() { On = DateText.From(model.Post.Post.AnnouncedOn!.Value) } }) : Results.NotFound();

    public static async Task<IResult> Post(CampaignPostId post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, post, form, cancel) is not { } model) return Results.NotFound();
        var (now, moved, campaign) = (clock.GetUtcNow(), model.Post.Post, model.Campaign);
        var (today, before) = (London.Day(now), moved.AnnouncedOn!.Value);
        if (form.Read(today, out var errors) is not (var on, var why)) return MoveAnnouncementPage.Invalid(model, errors);
        if (moved.MoveAnnouncement(on, today).Refusal is { } refusal) return MoveAnnouncementPage.Refused(model, refusal.ToString());

        var followers = await db.CampaignPosts.Where(p => p.Follows == post && p.WithdrawnAt == null).ToListAsync(cancel);
        foreach (var follower in followers) follower.GoWith(moved);
        IReadOnlyList<CampaignPostId> posts = [post, .. followers.Select(f => f.Id)];
        await BodiesApi.MoveAnnouncement(db, [moved.Post, .. followers.Select(f => f.Post)], before, on, today, cancel);
        db.Record(actor, now, new AnnouncementMoved(campaign.Id, posts, before, on), campaign.AppointingBody, why);
        db.Enqueue(new AnnouncementDue(campaign.Id, posts, PublicAddress.Of(http, "/")), now, on == today ? now : London.Midnight(on));
        foreach (var told in (await db.EmbargoNotices.Where(n => n.Post == post).ToListAsync(cancel)).DistinctBy(n => n.Email))
            db.SendMail(told.Email, new EmbargoMovedLetter(told.Name, model.Post.Name, Dates.Day(before), Dates.Day(on)), now);
        await db.SaveChangesAsync(cancel);
        http.Say($"The announcement on {model.Post.Name} is moved to {Dates.Day(on)}");
        return Results.LocalRedirect(ShowEmbargo.Url(campaign.Slug));
    }

    static async Task<Model?> Load(Db db, Actor actor, CampaignPostId id, Form form, CancellationToken cancel)
    {
        if ((await db.NamedPosts(db.CampaignPosts.Where(p => p.Id == id && p.AnnouncedOn != null), cancel)).SingleOrDefault() is not { } post) return null;
        return await db.CampaignsToRun(actor).SingleOrDefaultAsync(c => c.Id == post.Post.Campaign, cancel) is { } campaign ? new(post, campaign, form) : null;
    }
}

public sealed record EmbargoMovedLetter(string Name, string Post, string Before, string Day) : ILetter
{
    public string Subject => $"The embargo moves: {Post}";
    public string Markdown => $"""
        Dear {Name},

        the announcement on **{Post}**, of which we told you under embargo, is moved from {Before} to **{Day}**. The embargo holds until then.
        """;
    public string Why => "The appointments team told you under embargo.";
}
