using Mandate.Bodies.Terms;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Holding;

/// <summary>Changes what is said of a post. Its terms must still fit: their days, and the number of seats.</summary>
public static class ChangePost
{
    public const string Route = "/register/posts/{id}/change";
    public static string Url(PostId id) => $"/register/posts/{id}/change";

    public sealed record Model(PostForm Form, PostId Post, string Title, string Body, IReadOnlyList<Choice> Kinds);

    public static async Task<IResult> Get(PostId id, Actor actor, Db db, CancellationToken cancel) =>
        await Find(db, actor, id, cancel) is { } seat ? ChangePostPage.Show(await Show(db, seat, PostForm.Of(seat.Post), cancel)) : Results.NotFound();

    public static async Task<IResult> Post(PostId id, [FromForm] PostForm form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Find(db, actor, id, cancel) is not { } seat) return Results.NotFound();
        var model = await Show(db, seat, form, cancel);
        if (form.Read(model.Kinds, seat.Post.Slug, out var errors) is not { } facts) return ChangePostPage.Invalid(model, errors);
        if (seat.Post.IsStale(form.Version)) return await Stale(seat.Post);
        if (Change(seat, facts).Refusal is { } refusal) return ChangePostPage.Refused(model, refusal.ToString());
        db.Touch(seat.Post, form.Version);
        db.Record(actor, clock.GetUtcNow(), new PostChanged(id, seat.Body.Id, seat.Post.Title, seat.Body.LegalName), seat.Body.Id);
        if (!await db.TrySave(cancel)) return await Stale((await Find(db, actor, id, cancel))!.Post);
        http.Say($"Changed the post of {facts.Title}.");
        return Results.LocalRedirect(ShowKeptPost.Url(id));

        Task<IResult> Stale(Post theirs)
        {
            var t = PostForm.Of(theirs);
            return db.Conflict(http, actor, $"Change {theirs.Title}", theirs, Subject.Of(id),
            [
                new("Title", form.Title, t.Title), new("Kind", form.Kind, t.Kind), new("Seats", form.Seats, t.Seats), new("Rules", string.Join(", ", form.Rules ?? []), string.Join(", ", t.Rules!)),
                new("First day", form.From?.Date.Words(), t.From!.Date.Words()), new("Last day", form.To?.Date.Words(), t.To!.Date.Words()), new("Designates from", form.DesignateFrom?.Date.Words(), t.DesignateFrom!.Date.Words()),
            ]);
        }
    }

    internal static Outcome Change(Seat seat, PostFacts facts)
    {
        var done = seat.Post.Change(seat.Body, facts);
        if (done.Refused) return done;
        var life = Period.Of(seat.Post);
        foreach (var term in seat.Terms.Where(t => t.Counts))
        {
            if ((term.Started ?? term.From) < seat.Post.From || (seat.Post.To is not null && (term.To is null || term.To > seat.Post.To)) || !term.Claim(seat.Post).Overlaps(life)) return KeepingRefusals.NotAllTerms;
            if (seat.Allows(term).Refusal is { } refusal) return refusal;
        }
        return Outcome.Done;
    }

    static async Task<Seat?> Find(Db db, Actor actor, PostId id, CancellationToken cancel) => await db.KeptPosts(actor).AnyAsync(p => p.Id == id, cancel) ? await Seats.Load(db, id, [], cancel) : null;
    static async Task<Model> Show(Db db, Seat seat, PostForm form, CancellationToken cancel) => new(form, seat.Post.Id, seat.Post.Title, seat.Body.LegalName, await PostForm.Kinds(db, seat.Body.Kind, cancel));
}
