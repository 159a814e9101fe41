using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access;

/// <summary>Makes and finds the links of letters.</summary>
public sealed class Links(Db db, TimeProvider clock)
{
    static readonly TimeSpan forgottenAfter = TimeSpan.FromDays(30);

    /// <summary>A new link, in the place of earlier ones for the same purpose; its secret is in the answer only. Saved by the slice.</summary>
    public async Task<string> Make(LinkFor purpose, UserId? user, string? email, TimeSpan lasts, CancellationToken cancel, string? returnUrl = null, TimeSpan wait = default)
    {
        var now = clock.GetUtcNow();
        var before = now - forgottenAfter;
        await db.OneTimeLinks.Where(l => l.WorksUntil < before).ExecuteDeleteAsync(cancel);
        if (user is not null) await Withdraw(user.Value, cancel, purpose);
        var token = Secrets.Token();
        db.OneTimeLinks.Add(new OneTimeLink
        {
            Id = Id.New<OneTimeLinkId>(now), For = purpose, Hash = Secrets.Hash(token), User = user, Email = email, ReturnUrl = AccessPlaces.Local(returnUrl),
            CreatedAt = now, WorksFrom = now + wait, WorksUntil = now + wait + lasts,
        });
        return token;
    }

    /// <summary>The link, while it works or waits; tracked.</summary>
    public async Task<OneTimeLink?> Find(LinkFor purpose, string? token, CancellationToken cancel)
    {
        if (token is not { Length: 64 }) return null;
        var hash = Secrets.Hash(token);
        var link = await db.OneTimeLinks.SingleOrDefaultAsync(l => l.Hash == hash && l.For == purpose, cancel);
        var now = clock.GetUtcNow();
        return link is not null && (link.WorksAt(now) || link.Waits(now)) ? link : null;
    }

    /// <summary>The link, if it works now.</summary>
    public async Task<OneTimeLink?> Working(LinkFor purpose, string? token, CancellationToken cancel) =>
        await Find(purpose, token, cancel) is { } link && link.WorksAt(clock.GetUtcNow()) ? link : null;

    /// <summary>Stops this person's unused links for these purposes; whether there were any.</summary>
    public async Task<bool> Withdraw(UserId user, CancellationToken cancel, params LinkFor[] purposes)
    {
        var now = clock.GetUtcNow();
        var open = await db.OneTimeLinks.Where(l => l.User == user && purposes.Contains(l.For) && l.UsedAt == null && l.WithdrawnAt == null && l.WorksUntil > now).ToListAsync(cancel);
        open.ForEach(l => l.Withdraw(now));
        return open.Count > 0;
    }
}
