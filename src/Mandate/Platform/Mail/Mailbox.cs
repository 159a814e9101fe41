using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Mail;

/// <summary>Every letter of the demonstration, for a visitor who wants to see what people are told. Not there in a real installation.</summary>
public static class Mailbox
{
    public const string Route = "/demonstration/mailbox";
    public const string LetterRoute = Route + "/{id}";
    public const int PageSize = 25;

    public static string Url(string? to = null, int page = 1)
    {
        var query = new List<string>();
        if (!string.IsNullOrEmpty(to)) query.Add("to=" + Uri.EscapeDataString(to));
        if (page > 1) query.Add($"page={page}");
        return Route + (query.Count > 0 ? "?" + string.Join('&', query) : "");
    }

    public static string LetterUrl(MailId id) => $"{Route}/{id}";

    public sealed record Model(string? To, IReadOnlyList<Line> Letters, int Count, int Page)
    {
        public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);
    }

    public sealed record Line(MailId Id, string To, string Subject, DateTimeOffset At);
    public sealed record Letter(string To, string Subject, string Markdown, string? Why, DateTimeOffset At, string From, string Back);

    public static async Task<IResult> Get(HttpContext http, Demonstration demonstration, Db db, string? to, int? page, CancellationToken cancel)
    {
        if (!demonstration.OneClick(http)) return Results.NotFound();
        var letters = db.Mailbox.AsNoTracking();
        if (to is { Length: > 0 }) letters = letters.Where(l => l.To == to.Trim());
        var count = await letters.CountAsync(cancel);
        var at = Math.Clamp(page ?? 1, 1, Math.Max(1, (count + PageSize - 1) / PageSize));
        var lines = await letters.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Skip((at - 1) * PageSize).Take(PageSize)
            .Select(l => new Line(l.Id, l.To, l.Subject, l.At)).ToListAsync(cancel);
        return MailboxPage.Show(new(to, lines, count, at));
    }

    public static async Task<IResult> GetLetter(MailId id, HttpContext http, Demonstration demonstration, Db db, MailSettings settings, CancellationToken cancel)
    {
        if (!demonstration.OneClick(http) || await db.Mailbox.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } letter) return Results.NotFound();
        return LetterPage.Show(new(letter.To, letter.Subject, letter.Markdown, letter.Why, letter.At, settings.From.ToString(), Url(letter.To)));
    }
}
