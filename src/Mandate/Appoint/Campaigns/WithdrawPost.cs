using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>Takes an advertised post out before closing, with a reason that everybody can read.</summary>
public static class WithdrawPost
{
    public const string Route = "/appoint/campaigns/{campaign}/posts/{post}/withdraw";
    public static string Url(string campaign, string post) => $"/appoint/campaigns/{campaign}/posts/{post}/withdraw";

    public sealed record Form
    {
        public string? Reason { get; init; }
    }

    public sealed record Model(Campaign Campaign, CampaignPost Post, int Wanted, Form Form);

    public static async Task<IResult> Get(string campaign, string post, Actor actor, Db db, CancellationToken cancel) =>
        await Load(db, actor, campaign, post, new(), cancel) is { } model ? WithdrawPostPage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, string post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, post, form, cancel) is not { } model) return Results.NotFound();
        if (!AppointAccess.MayRun(actor, model.Campaign)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var read = new FormReader();
        var reason = read.Required(form.Reason, nameof(form.Reason), "Enter the reason, as the public will read it", 1000);
        if (!read.Ok) return WithdrawPostPage.Invalid(model, read.Errors);
        var now = clock.GetUtcNow();
        var done = model.Campaign.MayWithdrawPost(now).Then(() => model.Post.WithdrawnAt is not null ? PostRefusal.Withdrawn : model.Post.Withdraw(now, reason));
        if (done.Refusal is { } refusal) return WithdrawPostPage.Refused(model, refusal.ToString());

        foreach (var follower in await db.CampaignPosts.Where(p => p.Follows == model.Post.Id).ToListAsync(cancel)) follower.GoWith(model.Post);
        db.Record(actor, now, new CampaignPostWithdrawn(model.Campaign.Id, model.Post.Id, $"{model.Post.Advert.Title}, {model.Post.Advert.BodyName}"), model.Post.Body, reason);
        await Tell(db, http, model, reason, now, cancel);
        await db.SaveChangesAsync(cancel);
        http.Say($"The post at {model.Post.Advert.BodyName} is withdrawn.");
        return Results.LocalRedirect(ShowCampaign.Url(campaign));
    }

    /// <summary>Whoever named it in what they sent; what is written and not sent nobody can read.</summary>
    static async Task Tell(Db db, HttpContext http, Model model, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        var (campaign, post) = (model.Campaign, model.Post);
        var people = await (from a in db.Applications
                            where a.WithdrawnAt == null && a.Preferences.Any(x => x.Post == post.Id)
                            join u in db.Users on a.Candidate equals u.Id
                            select new { a.Id, u.Name, u.Email, Others = a.Preferences.Count(x => x.Post != post.Id && db.CampaignPosts.Any(p => p.Id == x.Post && p.WithdrawnAt == null)) }).ToListAsync(cancel);
        var (title, closes) = (post.Advert.Title.Length == 0 ? post.Slug : $"{post.Advert.Title}, {post.Advert.BodyName}", CampaignQueries.UkZoned(campaign.Closes.Shown));
        foreach (var person in people)
            db.SendMail(person.Email, new PostWithdrawnLetter(person.Name, title, campaign.Title, reason, person.Others, closes, PublicAddress.Of(http, Applications.ApplicationStatus.Url(person.Id))), now);
    }

    static async Task<Model?> Load(Db db, Actor actor, string campaign, string post, Form form, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } c || await db.CampaignPosts.SingleOrDefaultAsync(p => p.Campaign == c.Id && p.Slug == post, cancel) is not { } p) return null;
        return new(c, p, await db.Applications.CountAsync(a => a.WithdrawnAt == null && a.Preferences.Any(x => x.Post == p.Id), cancel), form);
    }
}
