using System.Text.Json;
using System.Text.Json.Serialization;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Register;

/// <summary>The register on a day as Popolo: persons, organizations, memberships and posts with the field names of popoloproject.com.</summary>
public static class Popolo
{
    public const string AllRoute = "/bodies.popolo.json";
    public const string BodyRoute = "/bodies/{slug}.popolo.json";

    public sealed record OtherName(string Name, string? StartDate, string? EndDate, string? Note);
    public sealed record Identifier(string Scheme, [property: JsonPropertyName("identifier")] string Value);
    public sealed record Link(string Url, string Note);
    public sealed record PersonOut(string Id, string Name, IReadOnlyList<Link> Links, bool? Invented);
    public sealed record OrganizationOut(
        string Id, string Name, IReadOnlyList<OtherName> OtherNames, IReadOnlyList<Identifier> Identifiers, string Classification, string? ParentId, string? FoundingDate, string? DissolutionDate, IReadOnlyList<Link> Links, bool? Invented);
    public sealed record PostOut(string Id, string Label, string Role, string OrganizationId, string? StartDate, string? EndDate);
    public sealed record MembershipOut(string Id, string PersonId, string OrganizationId, string PostId, string Role, string Label, string? StartDate, string? EndDate);
    public sealed record Document(IReadOnlyList<PersonOut> Persons, IReadOnlyList<OrganizationOut> Organizations, IReadOnlyList<PostOut> Posts, IReadOnlyList<MembershipOut> Memberships);

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, never put into a page
    };

    public static Task<IResult> GetAll(AsAt at, HttpContext http, Db db, CancellationToken cancel) => Answer(db, db.Bodies.On(at.Day), at, http, cancel);

    public static async Task<IResult> Get(string slug, AsAt at, HttpContext http, Db db, CancellationToken cancel) =>
        await db.Bodies.AnyAsync(b => b.Slug == slug, cancel) ? await Answer(db, db.Bodies.Where(b => b.Slug == slug), at, http, cancel) : Results.NotFound();

    static async Task<IResult> Answer(Db db, IQueryable<Body> bodies, AsAt at, HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers.Link = $"<{TableAnswer.Licence}>; rel=\"license\"";
        return Results.Json(await Write(db, bodies, at.Day, at.Today, cancel), Json);
    }

    static async Task<Document> Write(Db db, IQueryable<Body> bodies, DateOnly on, DateOnly today, CancellationToken cancel)
    {
        var lines = await BodiesApi.Lines(db, bodies.OrderBy(b => b.Slug), on).ToListAsync(cancel);
        var ids = lines.ConvertAll(l => l.Id);
        var names = (await db.BodyNames.AsNoTracking().Where(n => bodies.Any(b => b.Id == n.Body)).ToListAsync(cancel)).ToLookup(n => n.Body);
        var posts = await db.Posts.AsNoTracking().Where(p => bodies.Any(b => b.Id == p.Body)).OrderBy(p => p.Slug).ToListAsync(cancel);
        var holdings = await BodiesApi.Holdings(db, posts, on, cancel, today);
        var holders = posts.SelectMany(p => holdings[p.Id].Holders.Concat(holdings[p.Id].AtWork).Concat(holdings[p.Id].Coming).DistinctBy(h => h.Term.Id).Select(h => (Post: p, Holder: h))).ToList();
        return new(
            [.. holders.DistinctBy(h => h.Holder.Slug).OrderBy(h => h.Holder.Slug, StringComparer.Ordinal).Select(h => new PersonOut(h.Holder.Slug, h.Holder.Name, [new(h.Holder.Url, "Page in the register")], Yes(h.Holder.Invented)))],
            [.. lines.Select(l => new OrganizationOut(l.Slug, l.LegalName, [.. names[l.Id].Select(n => new OtherName(n.Text, Day(n.From), Day(n.To), n.Kind.ToString().ToLowerInvariant()))],
                [.. l.Codes.Select(c => new Identifier(c.Scheme, c.Value))], l.Kind, null, Day(l.From), Day(l.To), [new(l.Url, "Page in the register")], Yes(l.Invented)))],
            [.. posts.Select(p => new PostOut(p.Id.ToString(), p.Title, p.Kind, Slug(p), Day(p.From), Day(p.To)))],
            [.. holders.Select(h => new MembershipOut(h.Holder.Term.Id.ToString(), h.Holder.Slug, Slug(h.Post), h.Post.Id.ToString(), h.Holder.State.Words(), $"{h.Post.Title}, {h.Holder.State.Words()}", Day(h.Holder.Term.Started), Day(h.Holder.Term.To)))]);
        string Slug(Post post) => lines[ids.IndexOf(post.Body)].Slug;
    }

    static string? Day(DateOnly? day) => day is { } d && Beginning.Known(d) ? d.ToString("yyyy-MM-dd") : null;
    static bool? Yes(bool invented) => invented ? true : null;
}
