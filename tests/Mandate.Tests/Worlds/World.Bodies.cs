using Mandate.Bodies;
using Mandate.Bodies.Packs;
using Mandate.Platform;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Worlds;

sealed partial class World
{
    public static readonly Actor Keeper = new(null, "The keeper", [new(Role.RegisterKeeper, null)]);
    public static PackFolders Packs { get; } = new(Path.Combine(Repository.Root, "packs"));

    /// <summary>Loads a shipped pack; what it says of days after today's is not told.</summary>
    public async Task<PackAnswer> Pack(string id)
    {
        await using var db = Db();
        return await PackLoader.Load(db, Packs.Find(id)!, Keeper, Now, default);
    }

    public async Task<Body> PackBody(string key)
    {
        await using var db = Db();
        return await db.Bodies.SingleAsync(b => b.PackKey == key);
    }

    public async Task<Post> PackPost(string body, string kind)
    {
        await using var db = Db();
        return await (from p in db.Posts join b in db.Bodies on p.Body equals b.Id where b.PackKey == body && p.Kind == kind select p).SingleAsync();
    }

    public Task<Post> Post(Body body, string kind = "chief-executive", bool exclusive = true, string title = "Chief executive", int seats = 1, DateOnly? designateFrom = null)
    {
        var first = designateFrom ?? new DateOnly(2021, 9, 1);
        return Saved(Mandate.Bodies.Post.Add(body, new PostFacts(kind, title, Slugs.Of(title), body.From, body.To, seats, true, exclusive, first < body.From ? first : null), Now).Value!);
    }

    int people;
    public Task<Person> Person(string? name = null) =>
        Saved(Mandate.Bodies.Person.Add(name ??= $"Invented Person {++people}", Slugs.Of(name), invented: true, null, Now));

    /// <summary>Somebody appointed, approved and accepted on a day, in post from it or waiting for the pack's legal event.</summary>
    public async Task<Term> Holder(Post post, DateOnly on, string name = "Robin Example", bool conditional = false, string? sharedBecause = null)
    {
        await using var db = Db();
        var act = new ActFacts(on, "The appointing body");
        var term = await BodiesApi.Designate(db, Keeper, Now, new DesignateFacts(post.Id, new PersonNamed(Name: name, Invented: true), act, act, act, on, From: conditional ? null : on > post.From ? on : post.From, SharedBecause: sharedBecause), default);
        Assert.Null(term.Refusal);
        await db.SaveChangesAsync();
        return term.Value!;
    }
}
