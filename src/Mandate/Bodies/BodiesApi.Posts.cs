using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;

namespace Mandate.Bodies;

public static partial class BodiesApi
{
    /// <summary>Adds a post to a body by a decision of another area. Joins the caller's transaction: it adds and records, the caller saves.</summary>
    public static Outcome<Post> AddPost(Db db, Actor actor, DateTimeOffset now, Body body, PostFacts facts)
    {
        var added = Mandate.Bodies.Post.Add(body, facts, now);
        if (added.Value is not { } post) return added.Refusal!;
        db.Posts.Add(post);
        db.Record(actor, now, new PostAdded(post.Id, body.Id, post.Title, body.LegalName), body.Id);
        return post;
    }
}
