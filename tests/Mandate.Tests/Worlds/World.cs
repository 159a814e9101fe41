using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;

namespace Mandate.Tests.Worlds;

/// <summary>What one test has to itself: a database, a clock, and builders whose defaults are always valid.</summary>
sealed partial class World : IDisposable
{
    static readonly AsyncLocal<World?> current = new();
    public static World? CurrentOrNull => current.Value;
    public static World Current => current.Value ?? throw new InvalidOperationException("No world here: a test class derives from WorldTest.");

    public World() => current.Value = this;

    readonly Lazy<string> connection = new(TestDatabase.New);
    public string Connection => connection.Value;

    /// <summary>Stands still until a test moves it.</summary>
    public DateTimeOffset Now { get; set; } = London.At(new DateOnly(2021, 9, 1), new TimeOnly(9, 0));
    public DateOnly Today => London.Day(Now);

    public Db Db() => Storage.Open(Connection);

    public async Task<T> Saved<T>(T entity) where T : class
    {
        await using var db = Db();
        db.Add(entity);
        await db.SaveChangesAsync();
        return entity;
    }

    /// <summary>A browser of somebody who holds these roles for all bodies; of the public without any.</summary>
    public async Task<Browser> Browser(params Role[] roles) => roles.Length == 0 ? new Browser(null) : new Browser(await User(roles));

    public Browser BrowserOf(User user) => new(user);

    int users;
    public async Task<User> User(params Role[] roles)
    {
        var n = ++users;
        var user = new User { Id = Id.New<UserId>(Now), Name = $"Person {n}", Email = $"person{n}@example.org", NormalizedEmail = $"PERSON{n}@EXAMPLE.ORG", CreatedAt = Now };
        await using var db = Db();
        db.Users.Add(user);
        foreach (var role in roles) db.RoleHoldings.Add(new RoleHolding { Id = Id.New<RoleHoldingId>(Now), User = user.Id, Role = role, From = Today.AddYears(-5) });
        await db.SaveChangesAsync();
        return user;
    }

    int bodies;
    public Task<Body> Body(string? name = null, string kind = "integrated-care-board", DateOnly? from = null, DateOnly? to = null)
    {
        name ??= $"Body {++bodies}";
        return Saved(Mandate.Bodies.Body.Add(new BodyFacts(kind, $"NHS {name} Integrated Care Board", name, Slugs.Of(name), from ?? new DateOnly(2022, 7, 1), to), Now).Value!);
    }

    public void Dispose()
    {
        if (connection.IsValueCreated) TestDatabase.Drop(Connection);
        current.Value = null;
    }
}

/// <summary>A test with a world of its own.</summary>
public abstract class WorldTest : IDisposable
{
    private protected World World { get; } = new();

    public void Dispose()
    {
        World.Dispose();
        GC.SuppressFinalize(this);
    }
}
