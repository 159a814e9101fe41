using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Feedback;

/// <summary>Feedback of one panel: whose is to write, to read through, ready, given.</summary>
public static class ListFeedback
{
    public const string Route = "/assessing/{panel}/feedback";
    public static string Url(PanelId panel) => $"/assessing/{panel}/feedback";

    public enum State { NotFinished, ToWrite, ToRead, Ready, Given }

    public sealed record Line(ApplicationId Id, string Reference, IReadOnlyList<string> Posts, State State, bool Mine, DateTimeOffset? GivenAt);
    public sealed record Model(PanelId Panel, string PanelName, DateOnly? From, string? Chosen, IReadOnlyList<(State State, int Count)> Counts, PageOf<Line> Lines);

    public static async Task<IResult> Get(PanelId panel, string? state, ListQuery list, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.DeskFor(actor, panel, clock.GetUtcNow(), cancel) is not { } desk) return Results.NotFound();
        var written = await db.CandidateFeedback.AsNoTracking().Where(f => f.Panel == panel).Select(f => new { f.Application, f.ReadyAt, f.GivenAt }).ToDictionaryAsync(f => f.Application, cancel);
        var lines = desk.Mine.Where(a => !desk.Abstains(desk.Me.Id, a.Id)).Select(a =>
        {
            var one = written.GetValueOrDefault(a.Id);
            var at = one switch { null when !desk.Finished(a) => State.NotFinished, null => State.ToWrite, { GivenAt: not null } => State.Given, { ReadyAt: not null } => State.Ready, _ => State.ToRead };
            return new Line(a.Id, a.Reference, desk.PostNames(a), at, desk.IPreside(a.Id), one?.GivenAt);
        }).OrderBy(l => l.State == State.ToWrite ? 0 : 1).ThenBy(l => l.State).ThenBy(l => l.Reference, StringComparer.Ordinal).ToList();
        var shown = Enum.TryParse<State>(state, true, out var chosen) ? lines.FindAll(l => l.State == chosen) : lines;
        return ListFeedbackPage.Show(new(panel, desk.Panel.Name, desk.Campaign.FeedbackFrom(), state, [.. lines.CountBy(l => l.State).OrderBy(c => c.Key).Select(c => (c.Key, c.Value))],
            list.Of(shown.Skip(list.Skip).Take(ListQuery.Size).ToList(), shown.Count)));
    }

    public static string Words(this State state) => state switch
    {
        State.NotFinished => "Selection not finished",
        State.ToWrite => "To write",
        State.ToRead => "To read through",
        State.Ready => "Ready",
        State.Given => "Given",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
