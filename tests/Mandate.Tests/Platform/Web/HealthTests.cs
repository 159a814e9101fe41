using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Web.Operation;
using Mandate.Tests.Worlds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mandate.Tests.Platform.Web;

public sealed class HealthTests : WorldTest
{
    static readonly DateTimeOffset noon = new(2021, 9, 1, 12, 0, 0, TimeSpan.Zero);

    async Task<(HttpStatusCode, JsonElement)> Ready(Action<IServiceCollection>? services = null)
    {
        await using var site = new Hosted(World, services: services);
        using var answer = await site.Client().GetAsync("/health/ready");
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    [Fact]
    public async Task A_healthy_service_is_ready()
    {
        var (status, report) = await Ready();
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ok", report.GetProperty("status").GetString());
        Assert.Equal(["database", "clock", "queue"], report.GetProperty("checks").EnumerateObject().Select(c => c.Name));
    }

    [Fact]
    public async Task Work_that_nobody_does_makes_it_not_ready()
    {
        await using (var db = World.Db())
        {
            db.SendMail("somebody@example.org", "Subject", "Text", World.Now.AddMinutes(-11));
            await db.SaveChangesAsync();
        }
        var (status, report) = await Ready();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("11 minutes", report.GetProperty("checks").GetProperty("queue").GetProperty("detail").GetString());
        Assert.DoesNotContain("example.org", report.ToString());
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_said_without_its_address()
    {
        var gone = TestDatabase.Postgres is null ? Storage.SqliteConnection("/nowhere/at/all.db") : "Host=127.0.0.1;Port=1;Username=secretive;Timeout=1";
        var (status, report) = await Ready(s => s.Replace(ServiceDescriptor.Singleton(new DbConnectionText(gone))));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("fail", report.GetProperty("checks").GetProperty("database").GetProperty("status").GetString());
        Assert.DoesNotContain("nowhere", report.ToString());
        Assert.DoesNotContain("secretive", report.ToString());
    }

    [Theory, InlineData(5, "ok"), InlineData(-5, "ok"), InlineData(6, "fail"), InlineData(-6, "fail")]
    public void Clocks_may_differ_by_five_seconds(int seconds, string status) => Assert.Equal(status, Health.Clock(noon, noon.AddSeconds(seconds)).Status);

    [Fact]
    public void Parked_work_is_a_warning() => Assert.Equal("warn", Health.Queue(noon, new QueueAge(null, 2)).Status);

    [Fact]
    public async Task The_database_knows_the_time()
    {
        await using var db = World.Db();
        Assert.InRange((TimeProvider.System.GetUtcNow() - await db.DatabaseTime(default)).TotalSeconds, -2, 5);
    }

    [Fact]
    public void Operators_can_measure_submissions_letters_files_and_the_queue()
    {
        Measures.Saw(new QueueAge(noon.AddSeconds(-90), 3), noon);
        var seen = new Dictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener { InstrumentPublished = (i, l) => { if (i.Meter.Name == Measures.MeterName) l.EnableMeasurementEvents(i); } };
        listener.SetMeasurementEventCallback<double>((i, v, _, _) => seen[i.Name] = v);
        listener.SetMeasurementEventCallback<int>((i, v, _, _) => seen[i.Name] = v);
        listener.SetMeasurementEventCallback<long>((i, v, _, _) => seen[i.Name] = v);
        listener.Start();
        Measures.Submissions.Add(1);
        listener.RecordObservableInstruments();
        Assert.Equal(1, seen["mandate.submissions"]);
        Assert.Equal(90, seen["mandate.queue.age"]);
        Assert.Equal(3, seen["mandate.queue.parked"]);
    }
}
