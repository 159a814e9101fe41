using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Holding;

/// <summary>Adds a post to a body.</summary>
public static class AddPost
{
    public const string Route = "/register/bodies/{slug}/posts/add";
    public static string Url(string slug) => $"/register/bodies/{slug}/posts/add";

    public sealed record Model(PostForm Form, string Slug, string Body, IReadOnlyList<Choice> Kinds);

    public static async Task<IResult> Get(string slug, Actor actor, Db db, CancellationToken cancel) =>
        await db.KeptBodies(actor).AsNoTracking().SingleOrDefaultAsync(b => b.Slug == slug, cancel) is { } body
            ? AddPostPage.Show(await Show(db, body, new() { Seats = "1", From = DateText.From(body.From) }, cancel)) : Results.NotFound();

    public static async Task<IResult> Post(string slug, [FromForm] PostForm form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.KeptBodies(actor).SingleOrDefaultAsync(b => b.Slug == slug, cancel) is not { } body) return Results.NotFound();
        var model = await Show(db, body, form, cancel);
        if (form.Read(model.Kinds, null, out var errors) is not { } facts) return AddPostPage.Invalid(model, errors);
        if (await db.Posts.AnyAsync(p => p.Body == body.Id && p.Slug == facts.Slug, cancel)) return AddPostPage.Refused(model, PostRefusals.SlugTaken.ToString());
        var now = clock.GetUtcNow();
        var added = Mandate.Bodies.Post.Add(body, facts, now);
        if (added.Value is not { } post) return AddPostPage.Refused(model, added.Refusal!.ToString());
        db.Posts.Add(post);
        db.Record(actor, now, new PostAdded(post.Id, body.Id, post.Title, body.LegalName), body.Id);
        await db.SaveChangesAsync(cancel);
        http.Say($"Added the post of {post.Title}.");
        return Results.LocalRedirect(ShowKeptPost.Url(post.Id));
    }

    static async Task<Model> Show(Db db, Body body, PostForm form, CancellationToken cancel) => new(form, body.Slug, body.LegalName, await PostForm.Kinds(db, body.Kind, cancel));
}
