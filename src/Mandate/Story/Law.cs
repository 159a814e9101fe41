using Mandate.Bodies;
using Mandate.Bodies.Keeping.Law;
using Mandate.Platform;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>The target moves from April to July; Royal Assent; the first day, and the confirming act of each chair.</summary>
static class Law
{
    public static IEnumerable<Scene> Scenes(Script script) =>
    [
        .. script.TargetHistory.Skip(1).Select(t => Scene.On(DateOnly.ParseExact(t.RecordedOn, "yyyy-MM-dd"), 11, stage => Move(stage, t))),
        Scene.On(new(2022, 4, 28), 17, stage => Happen(stage, "royal-assent")),
        Scene.On(Plot.Horizon, 0, stage => Happen(stage, "establishment-order")),
        Scene.On(Plot.Horizon, 9, ConfirmChairs),
        Scene.On(Plot.Horizon, 10, ConfirmChiefExecutives),
    ];

    public static Task<LegalEvent> Event(Stage stage, string key) =>
        stage.Db.LegalEvents.Include(e => e.Expected).Include(e => e.Waits).Include(e => e.Bodies).AsSplitQuery().SingleAsync(e => e.Pack == stage.Pack.Id && e.PackKey == key);

    static async Task Move(Stage stage, TargetDate target)
    {
        var (e, keeper) = (await Event(stage, "establishment-order"), await stage.Actor(Cast.Keeper));
        var on = DateOnly.ParseExact(target.Date, "yyyy-MM-dd");
        var was = e.ExpectedAsKnownOn(stage.Today);
        if (was == on) return;
        Stage.Must(e.MoveExpected(new ExpectedFacts(on, stage.Today, keeper.Name, target.Reason, null), stage.Now));
        stage.Db.Record(keeper, stage.Now, new LegalEventMoved(e.Id, e.Name, was, on), reason: target.Reason);
        if (await FirstDay.Follow(stage.Db, keeper, stage.Now, e, was, on, CancellationToken.None) is { } refusal) throw new InvalidOperationException(refusal.ToString());
    }

    static async Task Happen(Stage stage, string key)
    {
        var (e, keeper) = (await Event(stage, key), await stage.Actor(Cast.Keeper));
        Stage.Must(e.Happen(stage.Today, stage.Now));
        stage.Db.Record(keeper, stage.Now, new LegalEventHappened(e.Id, e.Name, stage.Today));
    }

    static Task ConfirmChairs(Stage stage) => Confirm(stage, "chair");
    static Task ConfirmChiefExecutives(Stage stage) => Confirm(stage, "chief-executive");

    /// <summary>Bodies of the pack and the invented one that is ready: what a visitor made is theirs to confirm. NHS England confirms the chairs in one act; then each chair confirms the chief executive of the same body.</summary>
    static async Task Confirm(Stage stage, string kind)
    {
        var ready = Invented.Ready(stage.Pack.Script);
        var waiting = (await BodiesApi.AwaitingConfirmation(stage.Db, null, stage.Today, CancellationToken.None)).Where(w => w.Post.Kind == kind && w.Body.PackKey is not null || ready.Contains(w.Body.Slug)).ToList();
        foreach (var group in kind == "chair" ? waiting.GroupBy(_ => "") : waiting.GroupBy(w => w.Body.PackKey ?? w.Body.Slug))
        {
            var actor = kind == "chair" || group.First().Body.Invented ? await stage.Actor(Cast.Team) : await stage.Actor(Cast.ChairOf(group.Key));
            await BodiesApi.Confirm(stage.Db, actor, stage.Now, [.. group.Select(w => w.Term.Id)], new ActFacts(stage.Today, kind == "chair" ? "NHS England" : "the chair"), CancellationToken.None);
            await stage.Db.SaveChangesAsync();
        }
    }
}
