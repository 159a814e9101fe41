using Mandate.Platform.Data;
using Npgsql;
using Quartz;

namespace Mandate.Platform.Jobs;

public static class JobsSetup
{
    static readonly TimeSpan look = TimeSpan.FromSeconds(5);

    public static void AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHandlersOf(typeof(JobsSetup).Assembly);
        services.AddSingleton(new Web.NavigationLink("Jobs", Operations.ListJobs.Route, Access.AccessRule.AnyOf(Role.Operator), 95));
        services.AddSingleton(sp =>
        {
            var handlers = new Handlers();
            foreach (var message in sp.GetServices<HandledMessage>()) handlers.Add(message.Type);
            return handlers;
        });
        services.AddSingleton<OutboxDrain>();
        if (configuration["Mandate:Jobs"] != "false") services.AddSchedule(StorageSetup.Connection(configuration));
    }

    /// <summary>One process keeps its schedule in memory; many share theirs in PostgreSQL, where Quartz makes its own tables.</summary>
    static void AddSchedule(this IServiceCollection services, string connection)
    {
        services.AddLogging(l => l.AddFilter("Quartz", LogLevel.Warning));
        services.AddQuartz("mandate", q =>
        {
            q.UseTimeProvider(TimeProvider.System); // when to look again; what is due is told by the clock, which in a demonstration goes back too
            if (Storage.IsPostgres(connection))
                q.UsePersistentStore(s =>
                {
                    s.UsePostgres(NpgsqlFactory.Instance, connection);
                    s.UseClustering();
                    s.ProvisionSchema();
                });
            Every<DrainQuick>(q, look);
            Every<DrainLong>(q, look);
            Every<Sequence>(q, look);
            Every<Tidy>(q, TimeSpan.FromDays(1));
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        services.AddHostedService<Awake>();
    }

    static void Every<TJob>(IQuartzBuilder q, TimeSpan interval) where TJob : class, IJob =>
        q.ScheduleJob<TJob>(t => t.WithIdentity(typeof(TJob).Name).StartNow().WithSimpleSchedule(interval), j => j.WithIdentity(typeof(TJob).Name));
}
