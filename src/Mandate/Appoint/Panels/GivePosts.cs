using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Panels;

/// <summary>Gives a panel more posts of its campaign.</summary>
public static class GivePosts
{
    public const string Route = "/appoint/{campaign}/panels/{panel}/posts";
    public static string Url(string campaign, PanelId panel) => $"/appoint/{campaign}/panels/{panel}/posts";

    public sealed record Form
    {
        public List<string>? Posts { get; init; }

        public IReadOnlyList<NamedPost>? Read(IReadOnlyList<NamedPost> free, out FormErrors errors)
        {
            var read = new FormReader();
            var posts = read.AnyOf(Posts, nameof(Posts), "Choose at least one post", free.Select(p => p.Post.Id.ToString()));
            errors = read.Errors;
            return read.Ok ? [.. free.Where(p => posts.Contains(p.Post.Id.ToString(), StringComparer.Ordinal))] : null;
        }
    }

    public sealed record Model(string Slug, PanelId Panel, string Name, IReadOnlyList<NamedPost> Free, Form Form);

    public static async Task<IResult> Get(string campaign, PanelId panel, Actor actor, Db db, CancellationToken cancel) =>
        await db.PanelForTeam(actor, campaign, panel, cancel) is (var found, var shown)
            ? GivePostsPage.Show(new(found.Slug, shown.Id, shown.Name, await FormPanel.Free(db, found, cancel), new()))
            : Results.NotFound();

    public static async Task<IResult> Post(string campaign, PanelId panel, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.PanelForTeam(actor, campaign, panel, cancel) is not (var found, var shown)) return Results.NotFound();
        var model = new Model(found.Slug, shown.Id, shown.Name, await FormPanel.Free(db, found, cancel), form);
        if (form.Read(model.Free, out var errors) is not { } posts) return GivePostsPage.Invalid(model, errors);

        var now = clock.GetUtcNow();
        foreach (var post in posts)
            if (post.Post.Assign(shown.Id, now).Refusal is { } refusal) return GivePostsPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new PanelPostsChanged(shown.Id, [.. posts.Select(p => p.Post.Id)]), found.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say(posts.Count == 1 ? "1 post given to the panel" : $"{posts.Count} posts given to the panel");
        return Results.LocalRedirect(ShowPanel.Url(found.Slug, shown.Id));
    }
}
