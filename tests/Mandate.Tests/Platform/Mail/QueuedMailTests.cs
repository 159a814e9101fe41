using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Tests.Platform.Web;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mandate.Tests.Platform.Mail;

/// <summary>From the save that asks for a letter to the server that takes it, through the real queue.</summary>
public sealed class QueuedMailTests : WorldTest
{
    async Task Ask(params string[] to)
    {
        await using var db = World.Db();
        foreach (var one in to) db.SendMail(one, "Dear " + one, "Hello.", World.Now);
        await db.SaveChangesAsync();
    }

    Hosted Site(MailServer server) => new(World, new() { ["Mandate:Mail:Smtp:Host"] = "127.0.0.1", ["Mandate:Mail:Smtp:Port"] = server.Port.ToString() });

    [Fact]
    public async Task A_letter_nobody_takes_is_tried_eight_times_and_parked_with_the_servers_reason()
    {
        using var server = await MailServer.Start();
        await using var site = Site(server);
        await Ask("no-such-person@example.org", "busy-once@example.org", "fine@example.org");
        var drain = site.Services.GetRequiredService<OutboxDrain>();
        for (var i = 0; i < OutboxDrain.MostAttempts; i++)
        {
            await drain.Drain(default);
            World.Now += TimeSpan.FromHours(2);
        }

        Assert.Equal(["busy-once@example.org", "fine@example.org"], (await server.Letters(2)).SelectMany(l => l.To).Order());
        await using var db = World.Db();
        var parked = await db.Outbox.SingleAsync(o => o.DoneAt == null);
        Assert.NotNull(parked.ParkedAt);
        Assert.Equal(OutboxDrain.MostAttempts, parked.Attempts);
        Assert.Contains("550", parked.Error);
        Assert.Contains("No such person here", parked.Error);
        Assert.Equal(2, await db.SentMails.CountAsync());
    }

    [Fact]
    public async Task A_letter_is_sent_only_when_what_it_tells_of_was_saved()
    {
        using var server = await MailServer.Start();
        await using var site = Site(server);
        await using (var db = World.Db()) db.SendMail("lost@example.org", "Never", "Never saved.", World.Now);
        Assert.Equal(0, await site.Services.GetRequiredService<OutboxDrain>().Drain(default));
        Assert.Empty(await server.Letters(0));
    }
}
