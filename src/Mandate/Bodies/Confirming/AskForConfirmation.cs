using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Confirming;

/// <summary>Writes to those who appoint when a legal event has happened that their designates wait for.</summary>
static class AskForConfirmation
{
    public static async Task Appointers(Db db, LegalEvent e, DateTimeOffset now, CancellationToken cancel)
    {
        var today = London.Day(now);
        var bodies = await (from t in db.Terms where t.Condition == e.Id join p in db.Posts on t.Post equals p.Id select p.Body).Distinct().ToListAsync(cancel);
        if (bodies.Count == 0) return;
        var appointers = await (from r in db.RoleHoldings.On(today)
                                where r.Role == Role.Appointer && (r.Body == null || bodies.Contains(r.Body.Value))
                                join u in db.Users on r.User equals u.Id
                                where u.LeftAt == null
                                select u.Email).Distinct().ToListAsync(cancel);
        foreach (var address in appointers) db.SendMail(address, new ConfirmingActAsked(e.Name, e.ActualOn!.Value, ConfirmDesignates.Url(e.Slug)), now);
    }
}

sealed record ConfirmingActAsked(string Event, DateOnly On, string Url) : ILetter
{
    public string Subject => $"Confirming acts are now possible: {Event}";
    public string Markdown => $"“{Event}” happened on {On:d MMMM yyyy}.\n\nDesignates who waited for it become substantive only by your confirming act. Sign in to Mandate and open {Url}: one form confirms as many posts as you choose.";
    public string Why => "You hold the role of appointer for a body with designates.";
}
