using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies;

public static partial class BodiesApi
{
    /// <summary>The bodies that begin with a legal event: those whose posts wait for it and whose first day is the day on which it is expected, and what is bound up with them from the same day, such as their joint committees.</summary>
    public static async Task<List<Body>> BeginningWith(Db db, LegalEvent e, DateOnly first, CancellationToken cancel)
    {
        var kinds = e.Waits.Where(w => w.BodiesFrom == first).Select(w => w.BodyKind).Distinct().ToList();
        if (kinds.Count == 0) return [];
        var those = await db.Bodies.Include(b => b.Names).Include(b => b.Codes).Include(b => b.Relations).Include(b => b.Areas).AsSplitQuery().Where(b => b.From == first).ToListAsync(cancel);
        var bound = those.Where(b => kinds.Contains(b.Kind) && (e.Bodies.Count == 0 || e.Bodies.Any(x => x.Body == b.Id))).ToList();
        var ids = bound.Select(b => b.Id).ToHashSet();
        return [.. those.Where(b => ids.Contains(b.Id) || b.Relations.Any(r => ids.Contains(r.Other)) || bound.Exists(x => x.Relations.Any(r => r.Other == b.Id)))];
    }

    /// <summary>Moves the first day of the bodies that begin with an event, with all that begins that day: names, codes, relations, areas, posts. A code handed over to one of them stays with its former body until the day before.</summary>
    public static async Task<Outcome<List<Body>>> MoveFirstDay(Db db, LegalEvent e, DateOnly was, DateOnly on, CancellationToken cancel)
    {
        if (was == on) return new List<Body>();
        var bodies = await BeginningWith(db, e, was, cancel);
        var ids = bodies.Select(b => b.Id).ToHashSet();
        var posts = (await db.Posts.Where(p => p.From == was && ids.Contains(p.Body)).ToListAsync(cancel)).ToLookup(p => p.Body);
        foreach (var body in bodies)
        {
            if (body.BeginOn(on).Refusal is { } refusal) return refusal with { Text = $"{body.LegalName}: {refusal.Text}" };
            foreach (var post in posts[body.Id]) post.BeginOn(on);
        }
        var values = bodies.SelectMany(b => b.Codes).Where(c => c.From == on).Select(c => (c.Scheme, c.Value)).ToHashSet();
        foreach (var code in await db.Set<BodyCode>().Where(c => c.To == was.AddDays(-1) && !ids.Contains(c.Body)).ToListAsync(cancel))
            if (values.Contains((code.Scheme, code.Value))) code.To = on.AddDays(-1);
        foreach (var other in await db.LegalEvents.Include(x => x.Waits).Where(x => x.Waits.Any(w => w.BodiesFrom == was)).ToListAsync(cancel))
            other.BodiesBeginOn([.. bodies.Select(b => b.Kind).Distinct()], was, on);
        return bodies;
    }
}

/// <summary>The first day of bodies moved, because the legal event they begin with moved.</summary>
public sealed record FirstDayMoved(LegalEventId LegalEvent, string Name, IReadOnlyList<BodyId> Bodies, DateOnly Was, DateOnly On) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(LegalEvent), .. Bodies.Select(Subject.Of)];
    public string What => $"moved the first day of {(Bodies.Count == 1 ? "1 body" : $"{Bodies.Count} bodies")} from {Was:d MMMM yyyy} to {On:d MMMM yyyy}, with “{Name}”";
}
