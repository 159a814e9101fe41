using System.Runtime.InteropServices;
using Mandate.Platform.Jobs;

namespace Mandate.Platform.Web.Operation;

/// <summary>When nobody has come for a while after somebody did, the memory that they took is given back, once. A small host has other uses for it.</summary>
sealed class Quiet : BackgroundService
{
    delegate int Trim(nuint keep);

    /// <summary>What the database and the cryptography freed, glibc keeps for later; it is asked to give it back too. Null where the system has no such call.</summary>
    static readonly Trim? trim = OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out var at) ? Marshal.GetDelegateForFunctionPointer<Trim>(at) : null;

    static readonly TimeSpan look = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(look, TimeProvider.System);
        var (before, given) = (0L, -1L);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var now = Crowd.Came;
                if (now == before && now != given)
                {
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                    trim?.Invoke(0);
                    given = now;
                }
                before = now;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }
}
