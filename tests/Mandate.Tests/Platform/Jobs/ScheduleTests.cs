using Mandate.Appoint.Applications;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Mandate.Story;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mandate.Tests.Platform.Jobs;

/// <summary>The one test that runs the real scheduler: in memory on SQLite, clustered in tables of its own on PostgreSQL.</summary>
public sealed class ScheduleTests : WorldTest
{
    IHost Process(TimeProvider? clock = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Mandate", World.Connection.Replace("Pool Size=5", "Pool Size=20", StringComparison.Ordinal)), new("Mandate:Data", TestDatabase.Folder)]);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddStorage();
        builder.Services.AddRecord();
        builder.Services.AddForms(builder.Configuration);
        builder.Services.AddSingleton<IFiling, Filing>();
        builder.Services.AddJobs(builder.Configuration);
        builder.Services.AddHandlersOf(typeof(Site).Assembly);
        return builder.Build();
    }

    [Fact]
    public async Task Two_processes_share_the_work_sequence_events_and_wake_at_once()
    {
        var (test, seen) = ProbeHandler.Listen();
        await using (var db = World.Db())
        {
            db.Enqueue(new Probe(test, 1), TimeProvider.System.GetUtcNow()); // before any process runs: the schedule finds it
            await db.SaveChangesAsync();
        }
        using var one = Process();
        await one.StartAsync();
        using var two = TestDatabase.Postgres is null ? null : Process();
        if (two is not null) await two.StartAsync();
        await Until(() => Task.FromResult(seen.Contains(1)));

        World.Now = TimeProvider.System.GetUtcNow();
        await World.Event();
        await using (var db = World.Db())
        {
            db.Enqueue(new Probe(test, 2), TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync();
        }
        await Until(() => Task.FromResult(seen.Contains(2)));
        await Until(async () => { await using var db = World.Db(); return await RecordHeads.Latest(db) is not null; });
        Assert.Equal([1, 2], seen.Order());
        await one.StopAsync();
        if (two is not null) await two.StopAsync();
    }

    [Fact]
    public async Task The_schedule_goes_on_when_the_clock_of_a_demonstration_goes_back()
    {
        var (test, seen) = ProbeHandler.Listen();
        var clock = new DemoClock(World.Now.AddDays(14));
        using var one = Process(clock);
        await one.StartAsync();
        clock.Set(World.Now);
        await using (var db = World.Db())
        {
            db.Enqueue(new Probe(test, 1), clock.GetUtcNow(), clock.GetUtcNow().AddHours(1)); // saving wakes the queue, before it is due
            await db.SaveChangesAsync();
        }
        clock.Set(World.Now.AddHours(2));
        await Until(() => Task.FromResult(seen.Contains(1)));
        await one.StopAsync();
    }

    static async Task Until(Func<Task<bool>> done)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await done()) return;
            await Task.Delay(100);
        }
        Assert.Fail("Nothing happened within 30 seconds.");
    }
}
