using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Packs;

/// <summary>Loads legal events with what is known today: an expectation voiced later, or a day still to come, is not told early.</summary>
sealed class LegalEventLoading(Db db, Actor actor, DateTimeOffset now, Dictionary<string, Body> bodies, List<PackProblem> problems)
{
    public async Task<IReadOnlyList<LegalEventId>> Load(PackContent pack, CancellationToken cancel)
    {
        var known = await db.LegalEvents.Include(e => e.Expected).Include(e => e.Bodies).Include(e => e.Waits).AsSplitQuery()
            .Where(e => e.Pack == pack.Pack.Id).ToDictionaryAsync(e => e.PackKey!, cancel);
        var taken = (await db.LegalEvents.Select(e => e.Slug).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var ids = new List<LegalEventId>();
        foreach (var y in pack.LegalEvents)
        {
            var facts = new LegalEventFacts(taken.Contains(y.Id) ? $"{y.Id}-{pack.Pack.Id}" : y.Id, y.Name, y.Kind, y.Stage,
                y.Unlocks.Count == 0 ? null : string.Join('\n', y.Unlocks), PackText.Optional(y.Source), pack.Pack.Id, y.Id);
            if (known.TryGetValue(y.Id, out var e)) e.Change(facts);
            else db.LegalEvents.Add(e = LegalEvent.Expect(facts, now));
            Fill(e, y, pack.Pack.Name);
            ids.Add(e.Id);
        }
        return ids;
    }

    void Fill(LegalEvent e, LegalEventYaml y, string pack)
    {
        var today = London.Day(now);
        foreach (var body in y.Bodies) e.Concerns(bodies[body].Id);
        foreach (var c in y.Conditions)
        foreach (var post in c.PostKinds) e.LetWait(c.BodyKind, PackText.Date(c.BodiesFrom), post, now);
        foreach (var x in y.Expected)
        {
            var (on, recorded) = (PackText.Date(x.Date)!.Value, PackText.Date(x.RecordedOn)!.Value);
            if (recorded > today || e.ActualOn is not null || e.Expected.Any(k => k.RecordedOn >= recorded)) continue;
            Done(y, e.MoveExpected(new(on, recorded, $"Pack “{pack}”", x.Reason, PackText.Optional(x.Source)), now));
        }
        if (PackText.Date(y.Actual) is { } actual && actual <= today && e.ActualOn is null) Done(y, e.Happen(actual, now));
    }

    void Done(LegalEventYaml y, Outcome outcome)
    {
        if (outcome.Refusal is { } refusal) problems.Add(new("legal-events.yaml", 1, $"{y.Id}: {refusal} ({actor.Name})"));
    }
}
