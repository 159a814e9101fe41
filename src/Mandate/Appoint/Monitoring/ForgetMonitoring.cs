using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;

namespace Mandate.Appoint.Monitoring;

/// <summary>The equality answers of whoever is erased.</summary>
sealed class ForgetMonitoring(MonitoringKey key) : IForget
{
    public async Task Forget(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind == Subject.Of(default(ApplicationId)).Kind) await MonitoringStore.Forget(db, [key.TokenOf(ApplicationId.From(subject.Id))], cancel);
    }
}
