using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Jobs;

public sealed class OutboxTests : WorldTest
{
    async Task Enqueue(Guid test, int count = 1, TimeSpan later = default)
    {
        await using var db = World.Db();
        for (var i = 0; i < count; i++) db.Enqueue(new Probe(test, i), World.Now, World.Now + later);
        await db.SaveChangesAsync();
    }

    async Task<OutboxRow> Row()
    {
        await using var db = World.Db();
        return await db.Outbox.AsNoTracking().SingleAsync();
    }

    [Fact]
    public async Task Work_is_done_once_and_marked_done()
    {
        var (test, seen) = ProbeHandler.Listen();
        await Enqueue(test);
        Assert.Equal(1, await World.DrainOutbox());
        Assert.Equal(0, await World.DrainOutbox());
        Assert.Equal([0], seen);
        Assert.Equal(World.Now, (await Row()).DoneAt);
    }

    [Fact]
    public async Task Eight_workers_take_each_row_once()
    {
        var (test, seen) = ProbeHandler.Listen(_ => Task.Yield().GetAwaiter().IsCompleted ? Task.CompletedTask : Task.Delay(1));
        await Enqueue(test, 120);
        var counts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(World.DrainOutbox)));
        Assert.Equal(120, counts.Sum());
        Assert.Equal(Enumerable.Range(0, 120), seen.Order());
    }

    [Fact]
    public async Task What_is_due_later_waits()
    {
        var (test, seen) = ProbeHandler.Listen();
        await Enqueue(test, later: TimeSpan.FromHours(1));
        Assert.Equal(0, await World.DrainOutbox());
        World.Now += TimeSpan.FromHours(1);
        Assert.Equal(1, await World.DrainOutbox());
        Assert.Single(seen);
    }

    [Fact]
    public async Task Work_of_a_worker_that_died_is_done_again_when_its_lease_ends()
    {
        var (test, seen) = ProbeHandler.Listen();
        await Enqueue(test);
        await using (var db = World.Db()) // claimed, then the process is killed
            await db.Outbox.ExecuteUpdateAsync(u => u.SetProperty(r => r.LockedBy, "dead").SetProperty(r => r.LockedUntil, World.Now + OutboxDrain.Lease).SetProperty(r => r.Attempts, 1));
        Assert.Equal(0, await World.DrainOutbox());
        World.Now += OutboxDrain.Lease + TimeSpan.FromSeconds(1);
        Assert.Equal(1, await World.DrainOutbox());
        Assert.Single(seen);
        Assert.Equal(2, (await Row()).Attempts);
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_does_not_mark_the_row()
    {
        var (test, _) = ProbeHandler.Listen(async _ =>
        {
            await using var db = World.Db();
            await db.Outbox.ExecuteUpdateAsync(u => u.SetProperty(r => r.LockedBy, "another"));
        });
        await Enqueue(test);
        await World.DrainOutbox();
        var row = await Row();
        Assert.Equal(("another", null), (row.LockedBy, row.DoneAt));
    }

    [Fact]
    public async Task A_failure_is_tried_again_later_and_parked_after_eight_attempts()
    {
        var (test, seen) = ProbeHandler.Listen(_ => throw new InvalidOperationException("The mail server is away"));
        await Enqueue(test);
        for (var attempt = 1; attempt <= OutboxDrain.MostAttempts; attempt++)
        {
            Assert.Equal(1, await World.DrainOutbox());
            Assert.Equal(0, await World.DrainOutbox());
            var row = await Row();
            Assert.Equal((attempt, "The mail server is away", attempt == OutboxDrain.MostAttempts), (row.Attempts, row.Error, row.ParkedAt is not null));
            World.Now += TimeSpan.FromHours(2);
        }
        Assert.Equal(0, await World.DrainOutbox());
        Assert.Equal(OutboxDrain.MostAttempts, seen.Count);
    }

    [Fact]
    public async Task Work_that_kills_its_worker_every_time_is_parked_too()
    {
        var (test, seen) = ProbeHandler.Listen();
        await Enqueue(test);
        await using (var db = World.Db()) await db.Outbox.ExecuteUpdateAsync(u => u.SetProperty(r => r.Attempts, OutboxDrain.MostAttempts));
        await World.DrainOutbox();
        Assert.Empty(seen);
        Assert.Equal("The worker stopped before it finished, 8 times.", (await Row()).Error);
        Assert.NotNull((await Row()).ParkedAt);
    }

    [Fact]
    public async Task Waits_double_to_an_hour_and_differ_a_little()
    {
        foreach (var (attempt, least) in new[] { (1, 5.0), (2, 10), (5, 80), (11, 3600), (20, 3600) })
            Assert.All(Enumerable.Range(0, 50).Select(_ => Retry.After(attempt).TotalSeconds), s => Assert.InRange(s, least, least * 1.25));
        Assert.True(Enumerable.Range(0, 50).Select(_ => Retry.After(5)).Distinct().Count() > 10);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_message_that_nothing_handles_says_so()
    {
        await using (var db = World.Db())
        {
            db.Enqueue(new ProbeOfALostKind(), World.Now);
            await db.SaveChangesAsync();
        }
        await World.DrainOutbox();
        Assert.Equal("Nothing handles messages of the kind Mandate.Tests.Platform.Jobs.ProbeOfALostKind.", (await Row()).Error);
    }

    [Fact]
    public async Task A_save_that_fails_leaves_no_work()
    {
        var (test, seen) = ProbeHandler.Listen();
        await using (var db = World.Db())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Enqueue(new Probe(test, 1), World.Now);
            await db.SaveChangesAsync();
        }
        Assert.Equal(0, await World.DrainOutbox());
        Assert.Empty(seen);
    }
}
