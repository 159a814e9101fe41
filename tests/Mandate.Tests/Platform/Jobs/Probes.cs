using System.Collections.Concurrent;
using Mandate.Platform.Jobs;

namespace Mandate.Tests.Platform.Jobs;

/// <summary>Messages whose handlers do as the test says, and tell it that they were called.</summary>
sealed record Probe(Guid Test, int Number);

sealed record ProbeOfALostKind;

sealed class ProbeHandler : IHandle<Probe>
{
    static readonly ConcurrentDictionary<Guid, (ConcurrentBag<int> Seen, Func<int, Task> Do)> tests = new();

    public static (Guid Test, ConcurrentBag<int> Seen) Listen(Func<int, Task>? act = null)
    {
        var test = Mandate.Platform.Id.Random<OutboxId>().Value;
        var seen = new ConcurrentBag<int>();
        tests[test] = (seen, act ?? (_ => Task.CompletedTask));
        return (test, seen);
    }

    public async Task Handle(Probe message, CancellationToken cancel)
    {
        var (seen, act) = tests[message.Test];
        seen.Add(message.Number);
        await act(message.Number);
    }
}

sealed record LongProbe(Guid Test, int Steps) : ILongMessage
{
    public string Title => $"Probe of {Steps} steps";
}

sealed class LongProbeWork : ILongWork<LongProbe>
{
    static readonly ConcurrentDictionary<Guid, Func<int, Task>> tests = new();

    public static Guid Listen(Func<int, Task> step)
    {
        var test = Mandate.Platform.Id.Random<OutboxId>().Value;
        tests[test] = step;
        return test;
    }

    public async Task<string?> Run(LongProbe message, Progress progress, CancellationToken cancel)
    {
        for (var i = 1; i <= message.Steps; i++)
        {
            await tests[message.Test](i);
            await progress.Report(i, message.Steps, cancel);
        }
        return "/bodies";
    }
}
