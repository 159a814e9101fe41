using System.Text.Json;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Forms;

/// <summary>Keeps what people type over several sittings. Content is any record that JSON can carry, as a rule a slice's Form.</summary>
public sealed class Drafts(Db db, IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    /// <summary>Starts a draft and saves it. One person has one draft of a kind about a thing: begun twice at once, both get the first.</summary>
    public async Task<OpenDraft<T>> Start<T>(string kind, UserId owner, Subject about, T content, CancellationToken cancel, TimeSpan? kept = null)
    {
        var now = clock.GetUtcNow();
        await db.Drafts.Where(d => d.Owner == owner && d.Kind == kind && d.AboutKind == about.Kind && d.AboutId == about.Id && d.ExpiresAt <= now).ExecuteDeleteAsync(cancel);
        var id = Id.Random<DraftId>();
        var row = new Draft
        {
            Id = id, Kind = kind, Owner = owner, AboutKind = about.Kind, AboutId = about.Id, Encrypted = Encrypt(id, owner, content),
            StartedAt = now, UpdatedAt = now, ExpiresAt = now + (kept ?? Kept),
        };
        db.Drafts.Add(row);
        try
        {
            await db.SaveChangesAsync(cancel);
            return Open<T>(row);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            db.ChangeTracker.Clear();
            if (await FindAbout<T>(kind, owner, about, cancel) is { } begun) return begun;
            throw;
        }
    }

    /// <summary>For a draft that is about nothing that has an address, so that one person may have several.</summary>
    public static Subject Apart(string kind) => new(kind, Id.Random<DraftId>().Value);

    /// <summary>The draft, or null when there is none, it is another person's, or its time is over.</summary>
    public async Task<OpenDraft<T>?> Find<T>(DraftId id, UserId owner, CancellationToken cancel) => (await Find<T>([(id, owner)], cancel)).SingleOrDefault();

    /// <summary>The owner's draft of a kind about something, or null.</summary>
    public async Task<OpenDraft<T>?> FindAbout<T>(string kind, UserId owner, Subject about, CancellationToken cancel) => (await FindAbout<T>(kind, [(about, owner)], cancel)).SingleOrDefault();

    /// <summary>Those of these drafts that are there, theirs who ask, and in their time.</summary>
    public async Task<IReadOnlyList<OpenDraft<T>>> Find<T>(IReadOnlyCollection<(DraftId Id, UserId Owner)> wanted, CancellationToken cancel)
    {
        var (ids, now) = (wanted.Select(w => w.Id).ToList(), clock.GetUtcNow());
        var rows = await db.Drafts.AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.Id) && d.ExpiresAt > now).ToListAsync(cancel);
        return [.. rows.Where(r => wanted.Contains((r.Id, r.Owner))).Select(Open<T>)];
    }

    /// <summary>The drafts of a kind about these things, each its owner's.</summary>
    public async Task<IReadOnlyList<OpenDraft<T>>> FindAbout<T>(string kind, IReadOnlyCollection<(Subject About, UserId Owner)> wanted, CancellationToken cancel)
    {
        var (owners, about, now) = (wanted.Select(w => w.Owner).ToList(), wanted.Select(w => w.About.Id).ToList(), clock.GetUtcNow());
        var rows = await db.Drafts.AsNoTracking().Where(d => EF.Parameter(owners).Contains(d.Owner) && d.Kind == kind && EF.Parameter(about).Contains(d.AboutId) && d.ExpiresAt > now).ToListAsync(cancel);
        return [.. rows.Where(r => wanted.Contains((r.About, r.Owner))).Select(Open<T>)];
    }

    /// <summary>Saves, unless the draft was saved after <paramref name="version"/> was shown: then nothing is changed and both texts can be shown.</summary>
    public async Task<DraftConflict<T>?> Save<T>(OpenDraft<T> draft, T content, int version, CancellationToken cancel)
    {
        var row = await db.Drafts.SingleOrDefaultAsync(d => d.Id == draft.Id, cancel) ?? throw new DbUpdateConcurrencyException("The draft was sent or deleted meanwhile.");
        if (row.HandedInAt is not null) throw new DbUpdateConcurrencyException("The draft was handed in meanwhile.");
        if (row.Version != version) return Conflict<T>(row);
        var now = clock.GetUtcNow();
        row.ExpiresAt = now + (row.ExpiresAt - row.UpdatedAt);
        row.UpdatedAt = now;
        row.Encrypted = Encrypt(row.Id, row.Owner, content);
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException stale) when (stale.Entries is [{ Entity: Draft }])
        {
            await db.Entry(row).ReloadAsync(cancel);
            if (db.Entry(row).State == EntityState.Detached || row.HandedInAt is not null) throw; // sent or deleted meanwhile
            return Conflict<T>(row);
        }
    }

    /// <summary>Hands a draft in with the next save, as it was read; nothing of it is written again. Whoever files it finds what was said with it.</summary>
    /// <param name="draft">As it was read.</param>
    /// <param name="now">When.</param>
    /// <param name="slip">What was said with it.</param>
    /// <param name="erased">Whether the text goes at once, because the slip carries it sealed.</param>
    public void HandIn<T, TSlip>(OpenDraft<T> draft, DateTimeOffset now, TSlip slip, bool erased = false)
    {
        var row = Known(draft.Id, draft.Version);
        db.Drafts.Attach(row);
        (row.HandedInAt, row.Slip) = (now, JsonSerializer.Serialize(slip, json));
        if (erased) db.Entry(row).Property(r => r.Encrypted).IsModified = true; // as Known has it: nothing
    }

    /// <summary>Those of these drafts that were handed in and are not filed, in the order in which they came.</summary>
    public async Task<IReadOnlyList<HandedIn<T, TSlip>>> HandedIn<T, TSlip>(IReadOnlyCollection<DraftId> ids, CancellationToken cancel)
    {
        var rows = await db.Drafts.AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.Id) && d.HandedInAt != null).OrderBy(d => d.HandedInAt).ToListAsync(cancel);
        return [.. rows.Select(r => new HandedIn<T, TSlip>(r.Id, r.Owner, Decrypt<T>(r), r.Version, r.About, r.HandedInAt!.Value, JsonSerializer.Deserialize<TSlip>(r.Slip!, json)!))];
    }

    /// <summary>Removes one that is filed with the same save; the save fails when it was changed or filed meanwhile.</summary>
    public void Filed<T, TSlip>(HandedIn<T, TSlip> draft) => db.Drafts.Remove(Known(draft.Id, draft.Version));

    /// <summary>A row of which only key and version matter.</summary>
    static Draft Known(DraftId id, int version) => new() { Id = id, Kind = "", AboutKind = "", Encrypted = [], Version = version };

    /// <summary>Removes a draft with the next save: it was sent, or its owner gave it up.</summary>
    public async Task Remove(DraftId id, UserId owner, CancellationToken cancel)
    {
        if (await db.Drafts.SingleOrDefaultAsync(d => d.Id == id && d.Owner == owner, cancel) is { } row) db.Drafts.Remove(row);
    }

    /// <summary>Deletes what nobody touched in its time.</summary>
    public static Task<int> RemoveExpired(Db db, DateTimeOffset now, CancellationToken cancel) =>
        db.Drafts.Where(d => d.ExpiresAt <= now && d.HandedInAt == null).ExecuteDeleteAsync(cancel);

    OpenDraft<T> Open<T>(Draft row) => new(row.Id, Decrypt<T>(row), row.Version, row.About, row.UpdatedAt, row.ExpiresAt) { HandedIn = row.HandedInAt is not null };
    DraftConflict<T> Conflict<T>(Draft row) => new(Decrypt<T>(row), row.Version, row.UpdatedAt);

    /// <summary>Bound to draft and owner: a row copied over another does not open.</summary>
    IDataProtector Protector(DraftId id, UserId owner) => protection.CreateProtector("Mandate.Draft", owner.ToString(), id.ToString());

    byte[] Encrypt<T>(DraftId id, UserId owner, T content) => Protector(id, owner).Protect(JsonSerializer.SerializeToUtf8Bytes(content, json));
    /// <summary>Nothing where the text went when it was handed in.</summary>
    T Decrypt<T>(Draft row) => row.Encrypted.Length == 0 ? default! : JsonSerializer.Deserialize<T>(Protector(row.Id, row.Owner).Unprotect(row.Encrypted), json)!;
}
