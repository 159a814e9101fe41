using System.Text.Json;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Worlds;

sealed partial class World
{
    /// <summary>Letters asked for so far, oldest first; to one address when it is given.</summary>
    public async Task<IReadOnlyList<SendMail>> Mails(string? to = null)
    {
        await using var db = Db();
        var kind = typeof(SendMail).FullName;
        var payloads = await db.Outbox.Where(o => o.Kind == kind).OrderBy(o => o.CreatedAt).ThenBy(o => o.Id).Select(o => o.Payload).ToListAsync();
        return [.. payloads.Select(p => JsonSerializer.Deserialize<SendMail>(p, Recording.Json)!).Where(m => to is null || m.To == to)];
    }
}
