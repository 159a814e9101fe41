using System.Text;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;

namespace Mandate.Appoint.Openings;

/// <summary>The dates of a campaign as iCalendar (RFC 5545).</summary>
public static class Calendar
{
    public const string Route = "/appoint/{campaign}/calendar.ics";
    public static string Url(string slug) => $"/appoint/{slug}/calendar.ics";

    public static async Task<IResult> Get(string campaign, HttpContext http, Db db, TimeProvider clock, CancellationToken cancel) =>
        await db.Opening(campaign, clock.GetUtcNow(), cancel) is { } c
            ? Results.Bytes(Encoding.UTF8.GetBytes(Write(c, PublicAddress.Of(http, ""))), "text/calendar; charset=utf-8", $"{c.Slug}.ics") : Results.NotFound();

    /// <summary>Opening and closing are instants in UTC; steps are whole days, whose end is the day after in this format.</summary>
    public static string Write(Campaign c, string site)
    {
        var text = new ICalendarText();
        text.Line("BEGIN", "VCALENDAR").Line("VERSION", "2.0").Line("PRODID", "-//Mandate//Appoint//EN").Line("CALSCALE", "GREGORIAN").Text("X-WR-CALNAME", c.Title);
        Event("opens", "Opens", c.OpensAt, "Applications are taken from now on.");
        Event("closes", "Closes", c.Closes.Shown, "The last minute in which applications are taken.");
        foreach (var step in c.Terms.Timetable)
        {
            Begin(step.Key);
            text.Line("DTSTART;VALUE=DATE", Day(step.From)).Line("DTEND;VALUE=DATE", Day((step.To ?? step.From).AddDays(1)));
            End(step.Fixed ? step.Title : $"{step.Title} (estimated)", step.Fixed ? "This date is fixed." : "This date is an estimate and may move.", step.Fixed);
        }
        return text.Line("END", "VCALENDAR").ToString();

        void Event(string key, string what, DateTimeOffset at, string note)
        {
            Begin(key);
            text.Line("DTSTART", Instant(at));
            End(what, note, certain: true);
        }

        void Begin(string key) => text.Line("BEGIN", "VEVENT").Line("UID", $"{c.Id.Value}-{key}@mandate").Line("DTSTAMP", Instant(c.Amendments.LastOrDefault()?.At ?? c.PublishedAt!.Value)).Line("SEQUENCE", $"{c.Version}");

        void End(string what, string note, bool certain) => text.Text("SUMMARY", $"{what}: {c.Title}").Text("DESCRIPTION", note).Line("STATUS", certain ? "CONFIRMED" : "TENTATIVE").Line("TRANSP", "TRANSPARENT")
            .Line("URL", site + ShowOpening.Url(c.Slug)).Line("END", "VEVENT");
    }

    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'");
    static string Day(DateOnly day) => day.ToString("yyyyMMdd");
}
