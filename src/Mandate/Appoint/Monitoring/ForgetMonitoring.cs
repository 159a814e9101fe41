using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;

namespace Mandate.Appoint.Monitoring;

/// <summary>The equality answers of whoever is erased. Verbs of the command line forget too, and read the key only when there is something to forget.</summary>
sealed class ForgetMonitoring(IConfiguration configuration) : IForget
{
    public async Task Forget(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind == Subject.Of(default(ApplicationId)).Kind) await MonitoringStore.Forget(db, [MonitoringKey.From(configuration).TokenOf(ApplicationId.From(subject.Id))], cancel);
    }
}
