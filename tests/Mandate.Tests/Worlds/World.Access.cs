using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Access.Identity;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mandate.Tests.Worlds;

sealed partial class World
{
    static int worlds;
    readonly int number = Interlocked.Increment(ref worlds);

    /// <summary>Where this test's requests come from: a loopback address of its own, so that limits by address do not add up over tests.</summary>
    public IPAddress Address { get => field ??= new IPAddress([127, 1, (byte)(number >> 8), (byte)number]); set; }

    /// <summary>Called when the server asks for the body of a request: its headers are in.</summary>
    public Action? WhenBodyIsRead { get; set; }

    /// <summary>Whether the service is a demonstration.</summary>
    public bool Demonstration { get; set; }

    /// <summary>The code on the console, while the first run waits.</summary>
    public string? FirstRun { get; set; }

    public const string Password = "three random words";

    /// <summary>A browser that signs in with real cookies, through the real pages.</summary>
    public Browser RealBrowser() => new(null);

    int accounts;
    /// <summary>Somebody with a real account: email address, password, security stamp.</summary>
    public async Task<User> Account(string? email = null, string? demo = null, params Role[] roles)
    {
        var n = ++accounts;
        await using var scope = Site.Shared.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var user = Mandate.Platform.Access.User.Open($"Account {n}", email ?? $"account{n}-{number}@example.org", Now);
        user.DemoSignIn = demo;
        await scope.ServiceProvider.GetRequiredService<Accounts>().SetPassword(user, Password);
        db.Users.Add(user);
        foreach (var role in roles) db.RoleHoldings.Add(new RoleHolding { Id = Id.New<RoleHoldingId>(Now), User = user.Id, Role = role, From = Today.AddYears(-5) });
        await db.SaveChangesAsync();
        return user;
    }

    /// <summary>Gives an account an authenticator app; the answer is its key.</summary>
    public async Task<string> Authenticator(User user)
    {
        await using var scope = Site.Shared.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var key = AuthenticatorCode.NewKey();
        await scope.ServiceProvider.GetRequiredService<Accounts>().UseAuthenticator(await db.Users.SingleAsync(u => u.Id == user.Id), key, CancellationToken.None);
        await db.SaveChangesAsync();
        return key;
    }

    public async Task<Browser> SignedIn(User user, string? key = null)
    {
        var browser = RealBrowser();
        await browser.Open("/sign-in");
        await browser.Fill("Email address", user.Email).Fill("Password", Password).Press("Sign in");
        if (key is not null) await browser.Fill("Code", AuthenticatorCode.At(key, Now)).Press("Continue");
        return browser;
    }

    /// <summary>Letters asked for so far, oldest first.</summary>
    public async Task<IReadOnlyList<SendMail>> Letters(string? to = null)
    {
        await using var db = Db();
        var rows = await db.Outbox.Where(o => o.Kind == typeof(SendMail).FullName).OrderBy(o => o.Id).ToListAsync();
        return [.. rows.Select(r => JsonSerializer.Deserialize<SendMail>(r.Payload, Recording.Json)!).Where(l => to is null || l.To == to)];
    }

    /// <summary>The latest link to somebody, or the latest whose address has these words. Letters of one instant have no order: move the clock between them.</summary>
    public async Task<string> LinkTo(string to, string words = "/") =>
        (await Letters(to)).SelectMany(letter => Links().Matches(Site.Shared.Services.GetRequiredService<SecretLinks>().Open(letter.Markdown))).Select(m => m.Groups["path"].Value).Last(path => path.Contains(words, StringComparison.Ordinal));

    /// <summary>What the record says of somebody, oldest first, as kinds.</summary>
    public async Task<IReadOnlyList<string>> Recorded(UserId user)
    {
        await using var db = Db();
        return await db.Events.Where(e => e.Subjects.Any(s => s.SubjectId == user.Value)).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Kind).ToListAsync();
    }

    [GeneratedRegex(@"https?://localhost(?<path>/\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();
}
