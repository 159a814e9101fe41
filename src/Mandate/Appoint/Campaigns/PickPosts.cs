using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>Picks the posts of a campaign in one step: all that are vacant, those of some regions, or those ticked.</summary>
public static class PickPosts
{
    public const string Route = "/appoint/campaigns/{campaign}/posts";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/posts";

    public sealed record Form
    {
        public string? Which { get; init; }
        public List<string>? Regions { get; init; }
        public List<string>? Posts { get; init; }
        public string? Version { get; init; }
    }

    public sealed record Model(Campaign Campaign, Form Form, IReadOnlyList<Vacancy> All)
    {
        public IReadOnlyList<Vacancy> Vacant => [.. All.Where(v => v.WhyNot is null)];
        public IReadOnlyList<Vacancy> NotOffered => [.. All.Where(v => v.WhyNot is not null)];
        public IReadOnlyList<string> Regions => [.. Vacant.Select(v => v.Advert.Region).OfType<string>().Distinct().Order(StringComparer.CurrentCulture)];
    }

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var picked = await db.CampaignPosts.Where(p => p.Campaign == c.Id).Select(p => p.Post).ToListAsync(cancel);
        var all = await VacantPosts.For(db, c, clock.Today(), cancel);
        var which = picked.Count == 0 ? null : all.All(v => v.WhyNot is not null || picked.Contains(v.Post)) ? "all" : "ticked";
        return PickPostsPage.Show(new(c, new() { Which = which, Posts = [.. picked.Select(p => $"{p}")] }, all));
    }

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.DraftToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var now = clock.GetUtcNow();
        var model = new Model(c, form, await VacantPosts.For(db, c, London.Day(now), cancel));
        if (!AppointAccess.MayRun(actor, c)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (c.IsStale(form.Version)) return await Stale(c);
        if (Read(model, out var errors) is not { } chosen) return PickPostsPage.Invalid(model, errors);

        var before = await db.CampaignPosts.Where(p => p.Campaign == c.Id).ToListAsync(cancel);
        var removed = before.Where(p => !chosen.Any(v => v.Post == p.Post)).ToList();
        var added = chosen.Where(v => !before.Exists(p => p.Post == v.Post)).Select(v => CampaignPost.Advertise(c.Id, v.Post, v.Body, v.Slug, now, v.Advert)).ToList();
        if (added.Count + removed.Count > 0)
        {
            // A group that loses a post is put together anew.
            var broken = removed.Select(p => p.Group).OfType<string>().ToHashSet(StringComparer.Ordinal);
            foreach (var post in before.Where(p => p.Group is { } group && broken.Contains(group))) post.Alone();
            db.CampaignPosts.RemoveRange(removed);
            db.CampaignPosts.AddRange(added);
            db.Touch(c);
            db.Record(actor, now, new PostsPicked(c.Id, [.. added.Select(p => p.Id)], [.. removed.Select(p => p.Id)]), c.AppointingBody);
            try { await db.SaveChangesAsync(cancel); }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                return await Stale(await db.Campaigns.AsNoTracking().SingleAsync(x => x.Id == c.Id, cancel));
            }
        }
        return Results.LocalRedirect(PrepareCampaign.Url(campaign));

        async Task<IResult> Stale(Campaign theirs)
        {
            var picked = await db.CampaignPosts.Where(p => p.Campaign == theirs.Id).Select(p => p.Post).ToListAsync(cancel);
            return await db.Both(http, actor, theirs, "posts", new ConflictField("Posts", Names(Read(model, out _) ?? []), Names(model.All.Where(v => picked.Contains(v.Post)))));
        }
    }

    static string Names(IEnumerable<Vacancy> posts) => string.Join("\n", posts.Select(v => v.Advert.BodyName).Order(StringComparer.CurrentCulture));

    static IReadOnlyList<Vacancy>? Read(Model model, out FormErrors errors)
    {
        var (form, read) = (model.Form, new FormReader());
        var which = read.OneOf(form.Which, nameof(form.Which), "Select which posts to advertise", ["all", "regions", "ticked"]);
        IReadOnlyList<Vacancy> chosen = which switch
        {
            "all" => model.Vacant,
            "regions" when read.AnyOf(form.Regions, nameof(form.Regions), "Select at least one region", model.Regions) is var regions => [.. model.Vacant.Where(v => v.Advert.Region is { } r && regions.Contains(r))],
            "ticked" when read.AnyOf(form.Posts, nameof(form.Posts), "Select at least one vacant post", model.Vacant.Select(v => $"{v.Post}")) is var posts => [.. model.Vacant.Where(v => posts.Contains($"{v.Post}"))],
            _ => [],
        };
        read.Check(!read.Ok || chosen.Count > 0, nameof(form.Which), "There is no vacant post to advertise");
        errors = read.Errors;
        return read.Ok ? chosen : null;
    }
}
