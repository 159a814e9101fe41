using Mandate.Design;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Mail;

/// <summary>Every letter of the demonstration, for a visitor who wants to see what people are told. Not there in a real installation.</summary>
public static class Mailbox
{
    public const string Route = "/demonstration/mailbox";
    public const string LetterRoute = Route + "/{id}";
    public static string Url(string? to = null) => string.IsNullOrEmpty(to) ? Route : $"{Route}?to={Uri.EscapeDataString(to)}";

    public static string LetterUrl(MailId id) => $"{Route}/{id}";

    public sealed record Model(string? To, PageOf<Line> Letters);

    public sealed record Line(MailId Id, string To, string Subject, DateTimeOffset At);
    public sealed record Letter(string To, string Subject, string Markdown, string? Why, DateTimeOffset At, string From, string Back);

    public static async Task<IResult> Get(HttpContext http, Demonstration demonstration, Db db, ListQuery list, string? to, CancellationToken cancel)
    {
        if (!demonstration.OneClick(http)) return Results.NotFound();
        var letters = db.Mailbox.AsNoTracking();
        if (to?.Trim() is { Length: > 0 } address) letters = letters.Where(l => l.To == address);
        var lines = await letters.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Skip(list.Skip).Take(ListQuery.Size)
            .Select(l => new Line(l.Id, l.To, l.Subject, l.At)).ToListAsync(cancel);
        return MailboxPage.Show(new(to?.Trim(), list.Of(lines, await letters.CountAsync(cancel))));
    }

    public static async Task<IResult> GetLetter(MailId id, HttpContext http, Demonstration demonstration, Db db, MailSettings settings, SecretLinks links, CancellationToken cancel)
    {
        if (!demonstration.OneClick(http) || await db.Mailbox.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } letter) return Results.NotFound();
        return LetterPage.Show(new(letter.To, letter.Subject, links.Open(letter.Markdown), letter.Why, letter.At, settings.From.ToString(), Url(letter.To)));
    }
}
