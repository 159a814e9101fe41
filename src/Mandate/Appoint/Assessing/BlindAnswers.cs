using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>What members read of answers: with what is hidden left out, until the shortlist lifts it.</summary>
static class BlindAnswers
{
    /// <param name="Text">As the member reads it.</param>
    /// <param name="Hidden">What of it is hidden; see <see cref="BlackedOut.Stamp"/>.</param>
    public sealed record Answer(string Text, string Hidden);

    /// <summary>By application and code of the criterion.</summary>
    public static async Task<IReadOnlyDictionary<(ApplicationId, string), Answer>> AnswersOf(this Db db, PanelDesk desk, IReadOnlyCollection<ApplicationId> applications, CancellationToken cancel, string? code = null)
    {
        var ids = applications.ToList();
        var contents = await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Content }).ToListAsync(cancel);
        var redactions = (await db.Redactions.AsNoTracking().Where(r => ids.Contains(r.Application) && r.UndoneAt == null).ToListAsync(cancel)).ToLookup(r => (r.Application, r.Code));
        return (from c in contents
                from e in c.Content.Evidence
                where code is null || e.Key == code
                let hidden = redactions[(c.Id, e.Key)].ToList()
                select ((c.Id, e.Key), desk.Lifted(c.Id) ? new Answer(e.Text, "") : new Answer(BlackedOut.Text(e.Text, hidden), BlackedOut.Stamp(hidden)))).ToDictionary(x => x.Item1, x => x.Item2);
    }

    public static readonly IReadOnlyDictionary<string, string> NothingHidden = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What is hidden of the answers of many applications of a campaign; those of which nothing is are left out.</summary>
    public static async Task<IReadOnlyDictionary<ApplicationId, IReadOnlyDictionary<string, string>>> HiddenOf(this Db db, IReadOnlySet<ApplicationId> applications, CampaignId campaign, CancellationToken cancel) =>
        applications.Count == 0 ? new Dictionary<ApplicationId, IReadOnlyDictionary<string, string>>() : (await db.Redactions.AsNoTracking().Where(r => r.UndoneAt == null && db.Applications.Any(a => a.Id == r.Application && a.Campaign == campaign)).ToListAsync(cancel))
            .Where(r => applications.Contains(r.Application)).GroupBy(r => r.Application)
            .ToDictionary(a => a.Key, a => (IReadOnlyDictionary<string, string>)a.GroupBy(r => r.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => BlackedOut.Stamp(g), StringComparer.Ordinal));

    /// <summary>What is hidden of each answer of one application, by code.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> HiddenOf(this Db db, ApplicationId application, CancellationToken cancel) =>
        (await db.Redactions.AsNoTracking().Where(r => r.Application == application && r.UndoneAt == null).ToListAsync(cancel))
            .GroupBy(r => r.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => BlackedOut.Stamp(g), StringComparer.Ordinal);
}
