using System.Globalization;
using System.Text.Json;
using Mandate.Platform;

namespace Mandate.Bodies.Exchange;

/// <summary>The register as rows of text: what an export writes, and what an import compares with.</summary>
sealed class RegisterRows(RegisterContents register, DateOnly today)
{
    readonly Dictionary<BodyId, string> slugs = register.Slugs;
    readonly Dictionary<PostId, Post> posts = register.Posts.ToDictionary(p => p.Id);
    readonly Dictionary<PersonId, string> people = register.People.ToDictionary(p => p.Id, p => p.Slug);
    readonly Dictionary<LegalEventId, string> events = register.Events.ToDictionary(e => e.Id, e => e.Slug);

    /// <summary>All rows of a table, or those in force on a day.</summary>
    public IEnumerable<string[]> Of(RegisterTable table, DateOnly? on)
    {
        var bodies = register.Bodies.Where(b => on is null || Period.Of(b).Includes(on.Value)).ToList();
        var known = bodies.Select(b => b.Id).ToHashSet();
        bool Now(IDated row) => on is null || Period.Of(row).Includes(on.Value);
        var terms = register.Terms.Where(t => on is null || t.StateOn(on.Value) is var s && (s.InPost() || s.AtWork() || s.Coming() || s is TermState.Proposed or TermState.AwaitingApproval or TermState.Offered)).ToList();
        return table.Name switch
        {
            "bodies" => bodies.Select(b => Row(b, on ?? today)),
            "names" => bodies.SelectMany(b => b.Names.Where(Now).OrderBy(n => n.Kind).ThenBy(n => n.From).ThenBy(n => n.Text, StringComparer.Ordinal).Select(n => Row(n))),
            "codes" => bodies.SelectMany(b => b.Codes.Where(Now).OrderBy(c => c.Scheme, StringComparer.Ordinal).ThenBy(c => c.From).Select(c => Row(c))),
            "relations" => bodies.SelectMany(b => b.Relations.Where(Now).OrderBy(r => r.Kind, StringComparer.Ordinal).ThenBy(r => r.From).ThenBy(r => slugs[r.Other], StringComparer.Ordinal).Select(r => Row(r))),
            "posts" => register.Posts.Where(p => known.Contains(p.Body) && Now(p)).OrderBy(p => slugs[p.Body], StringComparer.Ordinal).ThenBy(p => p.Slug, StringComparer.Ordinal).Select(Row),
            "people" => register.People.Where(p => on is null || terms.Exists(t => t.Person == p.Id)).Select(Row),
            "terms" => terms.OrderBy(t => slugs[posts[t.Post].Body], StringComparer.Ordinal).ThenBy(t => posts[t.Post].Slug, StringComparer.Ordinal).ThenBy(t => t.Acts.Min(a => a.RecordedAt)).ThenBy(t => t.Id.Value).Select(t => Row(t, on ?? today)),
            "succession" => register.Links.Where(l => on is null || l.On <= on).OrderBy(l => l.On).ThenBy(l => slugs[l.Predecessor], StringComparer.Ordinal).ThenBy(l => l.Successor is { } s ? slugs[s] : "", StringComparer.Ordinal).Select(Row),
            _ => throw new ArgumentOutOfRangeException(nameof(table)),
        };
    }

    public string[] Row(Body b, DateOnly on) =>
        [b.Slug, b.Kind, b.LegalName, b.ShortName, RegionOf(b, on) is { } region ? slugs[region] : "", From(b.From), Day(b.To), Flag(b.Invented), b.Note ?? ""];

    /// <summary>The region on a day, else the first one it had or will have.</summary>
    public static BodyId? RegionOf(Body b, DateOnly on)
    {
        var regions = b.Relations.Where(r => r.Kind == RelationKeys.InRegion).OrderBy(r => r.From).ToList();
        return (regions.Find(r => Period.Of(r).Includes(on)) ?? regions.FirstOrDefault())?.Other;
    }

    public string[] Row(BodyName n) => [slugs[n.Body], Word(n.Kind), n.Text, From(n.From), Day(n.To), n.Source ?? ""];
    public string[] Row(BodyCode c) => [slugs[c.Body], c.Scheme, c.Value, From(c.From), Day(c.To), Word(c.Status), c.Source ?? ""];
    public string[] Row(BodyRelation r) => [slugs[r.Body], r.Kind, slugs[r.Other], From(r.From), Day(r.To), Word(r.Status), r.Source ?? ""];
    public string[] Row(Post p) => [slugs[p.Body], p.Slug, p.Kind, p.Title, p.Seats.ToString(CultureInfo.InvariantCulture), Flag(p.FullTime), Flag(p.Exclusive), From(p.From), Day(p.To), Day(p.DesignateFrom)];
    public string[] Row(Person p) => [p.Slug, p.Name, Flag(p.Invented)];
    public string[] Row(Succession s) => [slugs[s.Predecessor], s.Successor is { } next ? slugs[next] : "", Day(s.On), Word(s.Kind), Word(s.Extent), s.Part ?? "", s.Instrument ?? "", s.Source ?? ""];

    public string[] Row(Term t, DateOnly on)
    {
        var post = posts.GetValueOrDefault(t.Post) ?? register.Posts.Find(p => p.Id == t.Post)!;
        var person = people.GetValueOrDefault(t.Person) ?? register.People.Find(p => p.Id == t.Person)!.Slug;
        var closing = t.Acts.LastOrDefault(a => ClosedAs(a.Kind) is not null);
        return
        [
            t.Id.ToString(), slugs[post.Body], post.Slug, person, Word(t.Basis), t.From is { } from ? From(from) : "", closing?.Kind == TermActKind.End ? "" : Day(t.To), t.Condition is { } c ? events[c] : "", Flag(t.NeedsApproval), t.SharedBecause ?? "",
            .. Act(TermActKind.Recommend), .. Act(TermActKind.Appoint), .. Act(TermActKind.Approve), Act(TermActKind.Accept)[0], .. Act(TermActKind.Confirm),
            closing is null ? "" : ClosedAs(closing.Kind)!, Day(closing?.On), closing?.By ?? "", closing?.Reason ?? "", t.StateOn(on).Words(),
        ];

        string[] Act(TermActKind kind) => t.Acts.FirstOrDefault(a => a.Kind == kind) is { } act ? [Day(act.On), act.By] : ["", ""];
    }

    public static string? ClosedAs(TermActKind kind) => kind switch
    {
        TermActKind.End => "ended", TermActKind.Decline => "declined", TermActKind.Withdraw => "withdrawn", TermActKind.Lapse => "lapsed", TermActKind.RefuseApproval => "not-approved", _ => null,
    };

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
    public static string From(DateOnly day) => Beginning.Known(day) ? Day(day) : "";
    public static string Flag(bool yes) => yes ? "yes" : "no";
    public static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
