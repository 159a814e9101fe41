using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Microsoft.Extensions.DependencyInjection;

namespace Mandate.Tests.Worlds;

/// <summary>Builders of the record and of jobs.</summary>
sealed partial class World
{
    /// <summary>Does what waits in the outbox and is due, as the scheduler would. Gives the number of rows taken.</summary>
    public async Task<int> DrainOutbox()
    {
        await using var scope = Site.Shared.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OutboxDrain>().Drain(CancellationToken.None);
    }

    /// <summary>Puts new events into the log and signs a head, as the scheduler would.</summary>
    public async Task<int> Sequence()
    {
        await using var scope = Site.Shared.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Sequencer>().Run(CancellationToken.None);
    }

    public async Task<int> Forget(Subject subject, string reason = "They asked for it")
    {
        await using var scope = Site.Shared.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Forgetting>().Forget(Actor.Service, subject, reason, CancellationToken.None);
    }

    public async Task<string> Export(ExportScope? scope = null)
    {
        await using var db = Db();
        var text = new StringWriter();
        await RecordExport.Write(db, scope ?? new ExportScope(Texts: true), text, CancellationToken.None);
        return text.ToString();
    }

    /// <summary>An event of the record about a body that does not have to be in the register.</summary>
    public async Task<BodyId> Event(string name = "Somewhere", BodyId? body = null, User? by = null, string? reason = null)
    {
        var id = body ?? Id.New<BodyId>(Now);
        await using var db = Db();
        db.Record(by is null ? Actor.Service : new Actor(by.Id, by.Name, []), Now, new BodyAdded(id, name), id, reason);
        await db.SaveChangesAsync();
        return id;
    }
}
