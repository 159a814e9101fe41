using System.Net;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Jobs;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Jobs;

public sealed class LongTaskTests : WorldTest
{
    async Task<LongTaskId> Start(User owner, int steps, Func<int, Task>? step = null)
    {
        var test = LongProbeWork.Listen(step ?? (_ => Task.CompletedTask));
        await using var db = World.Db();
        var id = db.StartTask(new Actor(owner.Id, owner.Name, []), World.Now, new LongProbe(test, steps));
        await db.SaveChangesAsync();
        return id;
    }

    [Fact]
    public async Task Its_owner_watches_it_from_waiting_to_its_result()
    {
        var owner = await World.User(Role.RegisterKeeper);
        var browser = World.BrowserOf(owner);
        var id = await Start(owner, 40, async step =>
        {
            if (step != 21) return;
            await browser.Open(browser.Url);
            Assert.Contains("Running", browser.Main, StringComparison.Ordinal);
            Assert.Contains("1 of 40", browser.Main, StringComparison.Ordinal); // written at most once a second
        });
        await browser.Open($"/tasks/{id}");
        Assert.Equal("Probe of 40 steps", browser.Heading);
        Assert.Contains("Waiting to start", browser.Main, StringComparison.Ordinal);
        Assert.Equal("2", browser.Page.QuerySelector("#task")!.GetAttribute("data-refresh-seconds"));

        await World.DrainOutbox();
        await browser.Click("Check progress");
        Assert.Contains("Finished", browser.Main, StringComparison.Ordinal);
        Assert.Contains("40 of 40 (100%)", browser.Main, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector("[data-refresh-seconds]"));
        await browser.Click("See the result");
        Assert.Equal("/bodies", browser.Url);
    }

    [Fact]
    public async Task Nobody_else_sees_it()
    {
        var id = await Start(await World.User(Role.RegisterKeeper), 1);
        var stranger = await World.Browser(Role.RegisterKeeper, Role.Operator);
        await stranger.Open($"/tasks/{id}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task Its_owner_stops_it_while_it_runs()
    {
        var owner = await World.User(Role.RegisterKeeper);
        var browser = World.BrowserOf(owner);
        var last = 0;
        var id = await Start(owner, 50, async step =>
        {
            last = step;
            if (step == 50) { await browser.Open(browser.Url); await browser.Press("Stop this"); Assert.Contains("Stopping.", browser.Main, StringComparison.Ordinal); }
        });
        await browser.Open($"/tasks/{id}");
        await World.DrainOutbox();
        await browser.Open($"/tasks/{id}");
        Assert.Equal(50, last);
        Assert.Contains("You stopped this", browser.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_before_it_started_it_never_runs()
    {
        var owner = await World.User(Role.RegisterKeeper);
        var ran = false;
        var id = await Start(owner, 1, _ => { ran = true; return Task.CompletedTask; });
        var browser = World.BrowserOf(owner);
        await browser.Open($"/tasks/{id}");
        await browser.Press("Stop this");
        await World.DrainOutbox();
        Assert.False(ran);
        await using var db = World.Db();
        Assert.Equal(LongTaskStatus.Stopped, (await db.LongTasks.SingleAsync()).Status);
    }

    [Fact]
    public async Task A_failure_is_told_to_its_owner_and_not_tried_again()
    {
        var owner = await World.User(Role.RegisterKeeper);
        var id = await Start(owner, 1, _ => throw new InvalidOperationException("line 7 has no code"));
        Assert.Equal(1, await World.DrainOutbox());
        World.Now += TimeSpan.FromDays(1);
        Assert.Equal(0, await World.DrainOutbox());
        var browser = World.BrowserOf(owner);
        await browser.Open($"/tasks/{id}");
        Assert.Contains("This did not work: line 7 has no code", browser.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_work_does_not_hold_up_the_quick()
    {
        var owner = await World.User(Role.RegisterKeeper);
        var quick = ProbeHandler.Listen();
        await Start(owner, 1, async _ =>
        {
            await using var db = World.Db();
            db.Enqueue(new Probe(quick.Test, 1), World.Now);
            await db.SaveChangesAsync();
            await World.DrainOutbox(); // another worker, while this one is busy
            Assert.Single(quick.Seen);
        });
        await World.DrainOutbox();
        await using var read = World.Db();
        Assert.Equal(LongTaskStatus.Finished, (await read.LongTasks.SingleAsync()).Status);
    }
}
