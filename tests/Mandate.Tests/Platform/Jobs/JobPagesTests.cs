using System.Net;
using Mandate.Platform;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Jobs;

public sealed class JobPagesTests : WorldTest
{
    async Task<OutboxId> Parked(Guid test)
    {
        await using var db = World.Db();
        db.Enqueue(new Probe(test, 1), World.Now);
        await db.SaveChangesAsync();
        var row = await db.Outbox.SingleAsync();
        (row.Attempts, row.ParkedAt, row.Error) = (8, World.Now, "The mail server is away");
        await db.SaveChangesAsync();
        return row.Id;
    }

    [Fact]
    public async Task An_operator_sees_the_queue_and_its_age()
    {
        await using (var db = World.Db())
        {
            db.Enqueue(new Probe(default, 1), World.Now);
            db.Enqueue(new Probe(default, 2), World.Now, World.Now.AddHours(3));
            await db.SaveChangesAsync();
        }
        World.Now += TimeSpan.FromMinutes(7);
        var browser = await World.Browser(Role.Operator);
        await browser.Open("/operations/jobs");
        Assert.Contains("Waiting 1, the oldest for 7 minutes", browser.Main, StringComparison.Ordinal);
        Assert.Contains("For later 1", browser.Main, StringComparison.Ordinal);
        Assert.Contains("No job is parked", browser.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_has_a_parked_job_tried_again()
    {
        var (test, seen) = ProbeHandler.Listen();
        var id = await Parked(test);
        var browser = await World.Browser(Role.Operator);
        await browser.Open("/operations/jobs");
        Assert.Contains("The mail server is away", browser.Main, StringComparison.Ordinal);
        await browser.Press("Try again Probe");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Equal(1, await World.DrainOutbox());
        Assert.Single(seen);
        await using var db = World.Db();
        Assert.Equal("had the parked job Probe tried again", Assert.Single(await db.HistoryOf(Subject.Of(id), CancellationToken.None)).What);
    }

    [Fact]
    public async Task An_operator_sets_a_parked_job_aside_with_a_reason()
    {
        var id = await Parked(default);
        var browser = await World.Browser(Role.Operator);
        await browser.Open("/operations/jobs");
        await browser.Click("Set aside Probe");
        await browser.Press("Set aside");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Say why this job shall not be done", browser.Errors);
        await browser.Fill("Reason", "The campaign was withdrawn").Press("Set aside");
        Assert.Equal("/operations/jobs", browser.Url);
        Assert.Equal(0, await World.DrainOutbox());
        await using var db = World.Db();
        Assert.Equal("The campaign was withdrawn", Assert.Single(await db.HistoryOf(Subject.Of(id), CancellationToken.None)).Why);
    }

    [Fact]
    public async Task A_job_that_somebody_else_dealt_with_is_refused()
    {
        var id = await Parked(default);
        var browser = await World.Browser(Role.Operator);
        await browser.Open($"/operations/jobs/{id}/set-aside");
        await using (var db = World.Db()) await db.Outbox.ExecuteUpdateAsync(u => u.SetProperty(r => r.ParkedAt, (DateTimeOffset?)null));
        await browser.Fill("Reason", "Not needed").Press("Set aside");
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        Assert.Contains("This job is no longer parked: somebody else has dealt with it.", browser.Errors);
    }

    [Fact]
    public async Task A_stranger_is_refused()
    {
        var browser = await World.Browser(Role.Administrator);
        await browser.Open("/operations/jobs");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
    }
}
