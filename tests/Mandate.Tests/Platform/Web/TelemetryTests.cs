using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Mandate.Tests.Platform.Files;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Platform.Web;

public sealed class TelemetryTests : WorldTest
{
    [Fact]
    public async Task Traces_and_measures_reach_the_collector_without_anything_somebody_typed()
    {
        var address = $"http://127.0.0.1:{VirusScanner.FreePort()}";
        var received = new ConcurrentQueue<(string Path, string Body)>();
        using var collector = new HttpListener { Prefixes = { address + "/" } };
        collector.Start();
        _ = Collect(collector, received);

        await using (var site = new Hosted(World, new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_BSP_SCHEDULE_DELAY"] = "100", ["OTEL_METRIC_EXPORT_INTERVAL"] = "100",
        }))
        {
            site.Listen();
            using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = site.ClientOptions.BaseAddress };
            using var answer = await client.GetAsync("/bodies/planted-name?q=planted-words");
            for (var i = 0; i < 200 && !(Has("/v1/traces", "/bodies/{slug}") && Has("/v1/metrics", "mandate.queue.age")); i++) await Task.Delay(50);
        }
        Assert.True(Has("/v1/traces", "/bodies/{slug}"));
        Assert.True(Has("/v1/metrics", "mandate.queue.age"));
        Assert.DoesNotContain(received, r => r.Body.Contains("planted", StringComparison.Ordinal));

        bool Has(string path, string text) => received.Any(r => r.Path == path && r.Body.Contains(text, StringComparison.Ordinal));
    }

    static async Task Collect(HttpListener collector, ConcurrentQueue<(string, string)> received)
    {
        try
        {
            while (true)
            {
                var context = await collector.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                received.Enqueue((context.Request.Url!.AbsolutePath, await reader.ReadToEndAsync()));
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException) { }
    }
}
