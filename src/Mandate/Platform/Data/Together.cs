using System.Collections.Concurrent;

namespace Mandate.Platform.Data;

/// <summary>
/// Answers what is asked at the same moment in one turn of the database. Whoever asks while a turn is under way waits for the next, which takes
/// all that wait; whoever asks alone waits for nobody. When a turn fails, each of its questions gets one of its own, so that none suffers with a bad neighbour.
/// </summary>
/// <param name="turn">Gives the answers in the order of the questions, from the database of that connection.</param>
/// <param name="about">Questions about the same never share a turn; without it none is about the same.</param>
public sealed class Together<TQuestion, TAnswer>(Func<string, IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> turn, Func<TQuestion, object>? about = null)
{
    const int MostInATurn = 64;
    readonly ConcurrentDictionary<string, Line> lines = new(StringComparer.Ordinal);

    /// <summary>Once asked, it is answered, even when the asker has gone.</summary>
    public Task<TAnswer> Ask(string connection, TQuestion question) =>
        lines.GetOrAdd(connection, c => new(questions => turn(c, questions), about)).Ask(question);

    sealed class Line(Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> turn, Func<TQuestion, object>? about)
    {
        readonly Lock gate = new();
        readonly Queue<Waiting> waiting = new();
        bool busy;

        public Task<TAnswer> Ask(TQuestion question)
        {
            var mine = new Waiting(question);
            lock (gate)
            {
                waiting.Enqueue(mine);
                if (busy) return mine.Answer.Task;
                busy = true;
            }
            // After what waits already: requests of the same moment come first, and share the turn.
            _ = Task.Factory.StartNew(Serve, CancellationToken.None, TaskCreationOptions.PreferFairness, TaskScheduler.Default);
            return mine.Answer.Task;
        }

        async Task Serve()
        {
            while (Next() is { Count: > 0 } some) await Take(some);
        }

        List<Waiting> Next()
        {
            lock (gate)
            {
                List<Waiting> some = [];
                HashSet<object> taken = [];
                while (some.Count < MostInATurn && waiting.TryPeek(out var one) && (about is null || taken.Add(about(one.Question)))) some.Add(waiting.Dequeue());
                busy = some.Count > 0;
                return some;
            }
        }

        async Task Take(List<Waiting> some)
        {
            try
            {
                var answers = await turn(some.ConvertAll(w => w.Question));
                foreach (var (one, answer) in some.Zip(answers)) one.Answer.SetResult(answer);
            }
#pragma warning disable CA1031 // whatever it is, the asker gets it
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (some is [var only]) only.Answer.SetException(e);
                else foreach (var one in some) await Take([one]);
            }
        }
    }

    sealed record Waiting(TQuestion Question)
    {
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
