using Mandate.Platform.Data;

namespace Mandate.Platform.Record;

public static class RecordSetup
{
    public static void AddRecord(this IServiceCollection services)
    {
        services.AddSingleton(sp => RecordKey.In(StorageSetup.Folder(sp.GetRequiredService<IConfiguration>()), sp.GetRequiredService<IConfiguration>()["Mandate:RecordName"]));
        services.AddSingleton(sp => Witnesses.From(sp.GetRequiredService<IConfiguration>()));
        services.AddScoped<Sequencer>();
        services.AddScoped<Forgetting>();
        foreach (var area in typeof(IForget).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IForget))))
            services.AddScoped(typeof(IForget), area);
    }
}
