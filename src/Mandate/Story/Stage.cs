using Mandate.Appoint;
using Mandate.Appoint.Monitoring;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>What one scene works with: the database, the moment, and the way to find who and what was there before.</summary>
public sealed class Stage(Db db, DateTimeOffset now, PackSource pack)
{
    public Db Db => db;
    public DateTimeOffset Now => now;
    public DateOnly Today => London.Day(now);
    public PackSource Pack => pack;

    /// <summary>Signs what is published.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Under which invented candidates answer equality questions.</summary>
    public MonitoringKey? Monitoring { get; init; }

    public Task<Body> Body(string key) => db.Bodies.SingleAsync(b => b.Pack == pack.Id && b.PackKey == key);

    public async Task<Post> Post(string body, string kind)
    {
        var of = await Body(body);
        return await db.Posts.SingleAsync(p => p.Body == of.Id && p.Kind == kind);
    }

    public Task<User> User(Character character) => db.Users.SingleAsync(u => u.NormalizedEmail == character.Email.ToUpperInvariant());

    public async Task<Actor> Actor(Character character) => (await User(character)).AsActor();

    /// <summary>The story has no room for a refusal: a script that breaks a rule is a bug of the script.</summary>
    public static void Must(Outcome outcome)
    {
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException($"The story was refused: {refusal}");
    }

    public static T Must<T>(Outcome<T> outcome) where T : class =>
        outcome.Value ?? throw new InvalidOperationException($"The story was refused: {outcome.Refusal}");
}

/// <summary>The pack whose story is played, and where its files are.</summary>
public sealed record PackSource(string Id, PackFolder Folder, Script Script);
