using Mandate.Bodies;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Structures;

/// <summary>Who shapes the executive structure of a body: its chief executive, named or in post, its chair's office or board secretary, and its appointments team.</summary>
public static class StructureScope
{
    /// <summary>Bodies whose structure this person may shape.</summary>
    public static async Task<IReadOnlyList<BodyId>> BodiesShaped(this Db db, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var held = new HashSet<BodyId>();
        foreach (var role in new[] { Role.AppointmentsTeam, Role.Appointer, Role.BoardSecretary }.Where(actor.Holds))
            held.UnionWith(actor.BodiesWith(role) ?? await db.Bodies.Select(b => b.Id).ToListAsync(cancel));
        if (actor.User is { } user) held.UnionWith(await Led(db, user, today, cancel));
        return [.. held];
    }

    /// <summary>Bodies whose full-time leading post this person holds or is named for.</summary>
    static async Task<IEnumerable<BodyId>> Led(Db db, UserId user, DateOnly today, CancellationToken cancel)
    {
        var terms = await (from t in db.Terms.AsNoTracking().Include(t => t.Acts)
                           join who in db.People on t.Person equals who.Id
                           where who.User == user
                           join p in db.Posts on t.Post equals p.Id
                           join b in db.Bodies on p.Body equals b.Id
                           join bk in db.BodyKinds on b.Kind equals bk.Key
                           join k in db.PostKinds on new { bk.Pack, Key = p.Kind } equals new { k.Pack, k.Key }
                           where k.Leader && k.FullTime
                           select new { Term = t, p.Body }).ToListAsync(cancel);
        return terms.Where(x => x.Term.StateOn(today) is TermState.Designate or TermState.InterimDesignate or TermState.Starting or TermState.Substantive or TermState.Interim or TermState.Acting).Select(x => x.Body);
    }

    /// <summary>A structure this person may shape; another is not found.</summary>
    public static async Task<Shaping?> StructureToShape(this Db db, Actor actor, StructureId id, DateOnly today, CancellationToken cancel)
    {
        if (await db.ExecutiveStructures.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } structure) return null;
        if (!(await db.BodiesShaped(actor, today, cancel)).Contains(structure.Body)) return null;
        var body = await db.Bodies.AsNoTracking().SingleAsync(b => b.Id == structure.Body, cancel);
        return new(structure, body, await db.Required(body, cancel));
    }

    /// <summary>The last moves of the pages that write options: the domain decides, save with event, back to the structure.</summary>
    public static async Task<IResult> Save(this Db db, HttpContext http, Actor actor, DateTimeOffset now, ExecutiveStructure structure, string what, Func<Outcome> decide, Func<string, IResult> refused, CancellationToken cancel)
    {
        if (decide().Refusal is { } refusal) return refused(refusal.ToString());
        db.Record(actor, now, new StructureChanged(structure.Id, what), structure.Body);
        await db.SaveChangesAsync(cancel);
        http.Say("Saved.");
        return Results.LocalRedirect(ShowStructure.Url(structure.Id));
    }

    /// <summary>Full-time posts besides the leader's that the Act or policy asks of a body of this kind.</summary>
    public static async Task<IReadOnlyList<RequiredPost>> Required(this Db db, Body body, CancellationToken cancel) =>
        [.. (await (from bk in db.BodyKinds where bk.Key == body.Kind join k in db.PostKinds on bk.Pack equals k.Pack where k.FullTime && !k.Leader && k.Minimum > 0 orderby k.Order select k).AsNoTracking().ToListAsync(cancel))
            .Select(k => new RequiredPost(k.Key, k.Title, k.Minimum, k.RequiredBy == AuthorityBasis.Act, k.Note))];
}

/// <summary>A structure with what its pages need.</summary>
public sealed record Shaping(ExecutiveStructure Structure, Body Body, IReadOnlyList<RequiredPost> Required)
{
    public string Slug => $"{Structure.Id}";
}

/// <summary>Whoever is erased: what they said goes, which option they preferred stays counted.</summary>
sealed class ForgetResponses : IForget
{
    public async Task<IReadOnlyList<Subject>> With(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind != Subject.Of(default(UserId)).Kind) return [];
        var user = UserId.From(subject.Id);
        return [.. (await db.StructureResponses.Where(r => r.User == user).Select(r => r.Id).ToListAsync(cancel)).Select(Subject.Of)];
    }

    public async Task Forget(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind != Subject.Of(default(StructureResponseId)).Kind) return;
        var id = StructureResponseId.From(subject.Id);
        if (await db.StructureResponses.SingleOrDefaultAsync(r => r.Id == id, cancel) is { } response) response.Forget();
    }
}

static class StructureWords
{
    public static string Words(this StructureStatus status) => status switch
    {
        StructureStatus.Drafted => "Being drafted",
        StructureStatus.Announced => "Consultation opens soon",
        StructureStatus.Consulting => "Consultation open",
        StructureStatus.Consulted => "Consultation closed",
        StructureStatus.Decided => "Decided",
        StructureStatus.Filling => "Campaign opened",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Colour(this StructureStatus status) => status switch { StructureStatus.Consulting => "green", StructureStatus.Decided or StructureStatus.Filling => "blue", StructureStatus.Drafted => "yellow", _ => "grey" };

    /// <summary>"1.0", "0.6".</summary>
    public static string Wte(int hundredths) => (hundredths / 100m).ToString("0.0#", System.Globalization.CultureInfo.InvariantCulture);

    public static string Pay(StructurePost post) => post.PayFrom is { } from ? $"{Money.Text(from)} to {Money.Text(post.PayTo)} a year" : $"Up to {Money.Text(post.PayTo)} a year";

    /// <summary>"The Act asks for: medical director, director of nursing", what the Act asks for first.</summary>
    public static IEnumerable<(bool ByAct, string Text)> Missing(this StructureOption option, IEnumerable<RequiredPost> required) =>
        option.Without(required).GroupBy(p => p.ByAct).OrderByDescending(g => g.Key)
            .Select(g => (g.Key, $"{(g.Key ? "The Act" : "Policy, such as the model constitution,")} asks for: {string.Join(", ", g.Select(p => p.Title.ToLowerInvariant()))}"));
}
