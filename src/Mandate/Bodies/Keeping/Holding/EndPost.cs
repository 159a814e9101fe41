using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Holding;

/// <summary>Ends a post after showing what stands on it.</summary>
public static class EndPost
{
    public const string Route = "/register/posts/{id}/end";
    public static string Url(PostId id) => $"/register/posts/{id}/end";

    public sealed record Form
    {
        public DateText? Last { get; init; }
        public string? By { get; init; }
        public string? Reason { get; init; }
        public List<string>? Terms { get; init; }
        public string? Version { get; init; }

        public (DateOnly Last, string By, string Reason, bool TermsToo)? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var last = read.Date(Last, nameof(Last), "the last day");
            var by = read.Required(By, nameof(By), "Enter who decided it", 300);
            var reason = read.Required(Reason, nameof(Reason), "Enter why it ends", 1000);
            errors = read.Errors;
            return read.Ok ? (last, by, reason, Terms is ["yes"]) : null;
        }
    }

    public sealed record Model(Form Form, PostId Post, string Title, string Body, IReadOnlyList<Standing> Standing);

    public static async Task<IResult> Get(PostId id, Actor actor, Db db, TimeProvider clock, IEnumerable<IStandsOn> areas, CancellationToken cancel)
    {
        if (await Find(db, actor, id, cancel) is not { } found) return Results.NotFound();
        return EndPostPage.Show(new(new Form { By = found.Body.LegalName, Version = found.Post.Text() }, id, found.Post.Title, found.Body.LegalName, await areas.AskAll(Subject.Of(id), clock.Today(), cancel)));
    }

    public static async Task<IResult> Post(PostId id, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, IEnumerable<IStandsOn> areas, CancellationToken cancel)
    {
        if (await Find(db, actor, id, cancel) is not { } found) return Results.NotFound();
        var (post, body) = found;
        var now = clock.GetUtcNow();
        var model = new Model(form, id, post.Title, body.LegalName, await areas.AskAll(Subject.Of(id), form.Last?.Date ?? London.Day(now), cancel));
        if (form.Read(out var errors) is not { } end) return EndPostPage.Invalid(model, errors);
        if (post.IsStale(form.Version)) return await Stale(post);
        if (Ending.Blocked(model.Standing, end.TermsToo) is { } blocked) return EndPostPage.Refused(model, blocked.ToString());
        if ((await Ending.Posts(db, actor, now, [id], end.Last, end.By, end.Reason, cancel)).Refusal is { } refusal) return EndPostPage.Refused(model, refusal.ToString());
        db.Touch(post, form.Version);
        if (!await db.TrySave(cancel)) return await Stale((await Find(db, actor, id, cancel))!.Value.Post);
        http.Say($"The post of {post.Title} ends on {Dates.Day(end.Last)}.");
        return Results.LocalRedirect(ShowKeptPost.Url(id));

        Task<IResult> Stale(Post theirs) => db.Conflict(http, actor, $"End {theirs.Title}", theirs, Subject.Of(id), [new("Last day", form.Last?.Date.Words(), theirs.To.Words())]);
    }

    static async Task<(Post Post, Body Body)?> Find(Db db, Actor actor, PostId id, CancellationToken cancel) =>
        await db.KeptPosts(actor).SingleOrDefaultAsync(p => p.Id == id, cancel) is { } post ? (post, await db.Bodies.SingleAsync(b => b.Id == post.Body, cancel)) : null;
}
