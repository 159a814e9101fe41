using Mandate.Platform.Data;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Mandate.Platform.Web.Operation;

/// <summary>Traces and metrics over OTLP, only when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to. The exporter reads its other settings from the standard variables.</summary>
sealed class Telemetry(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Telemetry> logger) : BackgroundService
{
    static readonly TimeSpan every = TimeSpan.FromSeconds(30);

    public static bool Wanted(IConfiguration configuration) => configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("mandate", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString());
        using var traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", "Npgsql", "Mandate").AddProcessor(new NoQuery()).AddOtlpExporter().Build();
        using var metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter(Measures.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Npgsql", "System.Runtime")
            .AddOtlpExporter().Build();
        using var timer = new PeriodicTimer(every, TimeProvider.System);
        try
        {
            do await Look(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    async Task Look(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            Measures.Saw(await QueueAge.Of(scope.ServiceProvider.GetRequiredService<Db>(), cancel), clock.GetUtcNow());
        }
        catch (System.Data.Common.DbException e) { logger.LogWarning(e, "The age of the queue could not be measured"); }
    }

    /// <summary>What somebody typed into a search, or an address with a name in it, stays out of traces: the route is enough.</summary>
    sealed class NoQuery : BaseProcessor<System.Diagnostics.Activity>
    {
        public override void OnEnd(System.Diagnostics.Activity data)
        {
            foreach (var tag in (ReadOnlySpan<string>)["url.query", "url.path", "url.full", "client.address", "user_agent.original"])
                if (data.GetTagItem(tag) is not null) data.SetTag(tag, null);
            base.OnEnd(data);
        }
    }
}
