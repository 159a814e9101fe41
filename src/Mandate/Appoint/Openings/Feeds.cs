using System.Text;
using System.Xml;
using System.Xml.Linq;
using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Clarifying;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;

using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Openings;

/// <summary>Atom feeds (RFC 4287): all open competitions, and what was announced in one.</summary>
public static class Feeds
{
    public const string AllRoute = "/appoint/feed.atom";
    public const string Route = "/appoint/{campaign}/feed.atom";
    public static string AllUrl => AllRoute;
    public static string Url(string slug) => $"/appoint/{slug}/feed.atom";

    static readonly XNamespace atom = "http://www.w3.org/2005/Atom";

    sealed record Entry(string Id, string Title, string Url, DateTimeOffset At, string Summary);

    public static async Task<IResult> GetAll(HttpContext http, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var campaigns = await db.Published(now).OrderByDescending(c => c.PublishedAt).Take(100).ToListAsync(cancel);
        return Answer(http, "urn:mandate:appoint", "Appointments", ListOpenings.Url, AllUrl, now, campaigns.Where(c => !c.Fenced()).Select(c => new Entry($"urn:uuid:{c.Id.Value}", c.Title, ShowOpening.Url(c.Slug), c.PublishedAt!.Value,
            $"Open from {CampaignQueries.Uk(c.OpensAt)} to {CampaignQueries.Uk(c.Closes.Shown)} UK time.")));
    }

    public static async Task<IResult> Get(string campaign, HttpContext http, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.OpeningWithPosts(campaign, now, cancel) is not { } opening) return Results.NotFound();
        var c = opening.Campaign;
        List<Entry> entries = [new($"urn:uuid:{c.Id.Value}:published", $"Published: {c.Title}", opening.Url, c.PublishedAt!.Value, $"{opening.Posts.Count} posts. {opening.TimeLeft}.")];
        if (now >= c.OpensAt) entries.Add(new($"urn:uuid:{c.Id.Value}:opened", $"Open: {c.Title}", opening.Url, c.OpensAt > c.PublishedAt ? c.OpensAt : c.PublishedAt.Value, opening.TimeLeft + "."));
        entries.AddRange(c.Amendments.Select(a => new Entry($"urn:uuid:{c.Id.Value}:amended:{Stamp(a.At)}", $"Changed: {c.Title}", opening.Url + "#changes", a.At, $"{a.What}. Why: {a.Why}")));
        entries.AddRange((await db.PublicAnswersOf(c.Id, cancel)).Select(a => new Entry($"urn:uuid:{a.Id.Value}", $"Answered: {a.Question}", $"{opening.Url}#{a.Anchor}", a.At, a.Answer)));
        if (!c.Closes.Includes(now)) entries.Add(new($"urn:uuid:{c.Id.Value}:closed", $"Closed: {c.Title}", opening.Url, c.Closes.Ends, opening.TimeLeft + "."));
        entries.AddRange(opening.Posts.Where(p => p.Outcome != PublicOutcome.NotAnnounced).Select(p => new Entry($"urn:uuid:{p.Id.Value}:{p.Outcome}", $"{p.Words}: {p.Advert.Title}, {p.Advert.BodyName}", p.Url,
            London.Midnight(p.AnnouncedOn!.Value), p.WithdrawnWhy ?? $"Announced on {Design.Dates.Day(p.AnnouncedOn.Value)}.")));
        return Answer(http, $"urn:uuid:{c.Id.Value}", c.Title, opening.Url, Url(c.Slug), c.PublishedAt.Value, entries);
    }

    static IResult Answer(HttpContext http, string id, string title, string page, string self, DateTimeOffset empty, IEnumerable<Entry> found)
    {
        var site = PublicAddress.Of(http, "");
        var entries = found.OrderByDescending(e => e.At).ThenBy(e => e.Id, StringComparer.Ordinal).ToList();
        var feed = new XElement(atom + "feed",
            new XElement(atom + "id", id), new XElement(atom + "title", title), new XElement(atom + "updated", Stamp(entries.Count > 0 ? entries[0].At : empty)),
            new XElement(atom + "author", new XElement(atom + "name", "Mandate")),
            Link("self", site + self, "application/atom+xml"), Link("alternate", site + page, "text/html"),
            entries.Select(e => new XElement(atom + "entry", new XElement(atom + "id", e.Id), new XElement(atom + "title", e.Title), new XElement(atom + "updated", Stamp(e.At)),
                Link("alternate", site + e.Url, "text/html"), new XElement(atom + "summary", e.Summary))));
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true })) new XDocument(feed).Save(writer);
        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    static XElement Link(string rel, string href, string type) => new(atom + "link", new XAttribute("rel", rel), new XAttribute("type", type), new XAttribute("href", href));
    static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
