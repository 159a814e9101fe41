using Mandate.Platform.Data;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Mandate.Platform.Web.Operation;

/// <summary>Traces and metrics over OTLP, only when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to. The other standard settings apply.</summary>
sealed class Telemetry(IConfiguration configuration, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Telemetry> logger) : BackgroundService
{
    static readonly TimeSpan every = TimeSpan.FromSeconds(30);

    public static bool Wanted(IConfiguration configuration) => configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };

    TracerProvider? traces;
    MeterProvider? metrics;

    /// <summary>Before the first request, which is part of the story.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("mandate", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString());
        traces = Sdk.CreateTracerProviderBuilder().ConfigureServices(Settings).SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", "Npgsql", "Mandate").AddProcessor(new NoQuery()).AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().ConfigureServices(Settings).SetResourceBuilder(resource)
            .AddMeter(Measures.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Npgsql", "System.Runtime")
            .AddOtlpExporter().Build();
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, TimeProvider.System);
        try
        {
            do await Look(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    /// <summary>The exporter asks the same configuration as everything else.</summary>
    void Settings(IServiceCollection services) => services.AddSingleton(configuration);

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
