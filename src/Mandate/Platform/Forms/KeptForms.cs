using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Forms;

/// <summary>
/// Keeps what somebody typed while they sign in again: encrypted, for an hour, for the same person in the same browser. Only for browsers in
/// which somebody has signed in before, so that strangers cannot fill the database.
/// </summary>
public sealed class KeptForms(Db db, IDataProtectionProvider protection, TimeProvider clock)
{
    public const int MostBytes = 1024 * 1024;

    /// <summary>Hidden field with which a kept form is sent again.</summary>
    public const string Field = "KeptForm";
    const string BrowserCookie = "mandate-kept";
    const int MostForms = 20;

    /// <summary>Keeps the form of this request; null when there is nothing to keep or it is too long.</summary>
    public async Task<KeptFormId?> Keep(HttpContext http, UserId? owner)
    {
        if (owner is not { } user || !http.Request.HasFormContentType || http.Request.ContentLength > MostBytes) return null;
        if (await Read(http) is not { } fields || fields.Fields.Count == 0) return null;

        var now = clock.GetUtcNow();
        await db.KeptForms.Where(f => f.ExpiresAt <= now).ExecuteDeleteAsync(http.RequestAborted);
        if (await db.KeptForms.CountAsync(f => f.Owner == user, http.RequestAborted) >= MostForms) return null;
        var id = Id.Random<KeptFormId>();
        var row = new KeptForm
        {
            Id = id, Owner = user, BrowserHash = BrowserOf(http, make: true)!, ExpiresAt = now + KeptForm.Lasts,
            Encrypted = Protector(id, user).Protect(JsonSerializer.SerializeToUtf8Bytes(fields)),
        };
        db.KeptForms.Add(row);
        await db.SaveChangesAsync(http.RequestAborted);
        return row.Id;
    }

    /// <summary>What this person typed in this browser within the hour, or null.</summary>
    public async Task<KeptFields?> Find(HttpContext http, KeptFormId id, UserId owner)
    {
        var now = clock.GetUtcNow();
        var row = await db.KeptForms.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.Owner == owner && f.ExpiresAt > now, http.RequestAborted);
        return row is not null && row.BrowserHash == BrowserOf(http, make: false)
            ? JsonSerializer.Deserialize<KeptFields>(Protector(id, owner).Unprotect(row.Encrypted))
            : null;
    }

    /// <summary>When the form of this request first came, if it was kept and is sent again unchanged; only what the server kept can say so.</summary>
    public async Task<DateTimeOffset?> FirstArrival(HttpContext http, UserId owner)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form[Field] is not [{ } text] || !KeptFormId.TryParse(text, null, out var id)) return null;
        return await Find(http, id, owner) is { } kept && kept.SameAs(Fields(http, form)) ? kept.ArrivedAt : null;
    }

    public static Task<int> RemoveExpired(Db db, DateTimeOffset now, CancellationToken cancel) => db.KeptForms.Where(f => f.ExpiresAt <= now).ExecuteDeleteAsync(cancel);

    static async Task<KeptFields?> Read(HttpContext http)
    {
        try
        {
            http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions
            {
                ValueLengthLimit = MostBytes, MultipartBodyLengthLimit = MostBytes, BufferBodyLengthLimit = MostBytes, MemoryBufferThreshold = MostBytes, ValueCountLimit = 2000,
            }));
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var fields = Fields(http, form);
            return fields.Fields.Sum(f => (long)f.Name.Length + f.Text.Length) > MostBytes ? null : fields;
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    static KeptFields Fields(HttpContext http, IFormCollection form) => new(http.Request.Path + http.Request.QueryString,
        [.. form.Where(f => !Left(f.Key)).SelectMany(f => f.Value.Select(text => new KeptField(f.Key, text ?? "")))], [.. form.Files.Where(f => f.Length > 0).Select(f => f.FileName)], http.ArrivedAt());

    /// <summary>Passwords are never kept, and the old antiforgery token is worth nothing.</summary>
    static bool Left(string field) => field.Contains("password", StringComparison.OrdinalIgnoreCase) || field is TypedText.Token or Field;

    IDataProtector Protector(KeptFormId id, UserId owner) => protection.CreateProtector("Mandate.KeptForm", owner.ToString(), id.ToString());

    static string? BrowserOf(HttpContext http, bool make)
    {
        var text = http.Request.Cookies[BrowserCookie];
        if (text is null && make)
        {
            text = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            http.Response.Cookies.Append(BrowserCookie, text, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", IsEssential = true });
        }
        return text is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
