using System.Collections.Concurrent;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>
/// Who applied for the posts of a panel, with all declared ties and every member's order. Read once for all requests and shared by them, since
/// thousands may be on it: not to be changed.
/// </summary>
sealed class Roster(IReadOnlyList<DeskApplicant> applicants, IReadOnlyList<ConflictDeclaration> ties)
{
    readonly ConcurrentDictionary<(string Seed, int Seat, string Criterion), IReadOnlyList<DeskApplicant>> orders = new();
    readonly ConcurrentDictionary<(string Seed, int Seat, string Criterion), IReadOnlyList<DeskApplicant>> readable = new();
    readonly ConcurrentDictionary<PanelMemberId, IReadOnlyList<DeskApplicant>> undeclared = new();

    public IReadOnlyList<DeskApplicant> Applicants => applicants;
    public IReadOnlyDictionary<(PanelMemberId, ApplicationId), ConflictDeclaration> Ties { get; } = ties.ToDictionary(t => (t.Member, t.Application));

    /// <summary>Those who have not withdrawn.</summary>
    public IReadOnlyDictionary<ApplicationId, DeskApplicant> Live { get; } = applicants.Where(a => a.Applicant.Live).ToDictionary(a => a.Id);

    /// <summary>Those who have not withdrawn, in the order in which one member reads one criterion.</summary>
    public IReadOnlyList<DeskApplicant> InOrder(Panel panel, PanelMember member, string criterion) =>
        orders.GetOrAdd((panel.Seed, member.Seat, criterion), key => SiftOrder.Of(Live.Values, a => a.Reference, key.Seed, key.Seat, key.Criterion));

    /// <summary>The same without those to whom the member has a conflict, or of whom they have said nothing.</summary>
    public IReadOnlyList<DeskApplicant> Readable(Panel panel, PanelMember member, string criterion) =>
        readable.GetOrAdd((panel.Seed, member.Seat, criterion), _ => [.. InOrder(panel, member, criterion).Where(a => Ties.GetValueOrDefault((member.Id, a.Id)) is { Abstains: false })]);

    /// <summary>Those of whom the member has not said whether there is a tie, in the member's order.</summary>
    public IReadOnlyList<DeskApplicant> Undeclared(Panel panel, PanelMember member) =>
        undeclared.GetOrAdd(member.Id, _ => [.. InOrder(panel, member, "").Where(a => !Ties.ContainsKey((member.Id, a.Id)))]);

    public static readonly Roster Empty = new([], []);

    /// <param name="db">Where.</param>
    /// <param name="panel">Whose.</param>
    /// <param name="me">The member who asks: their own ties count from the moment they are declared, whichever process took them. On SQLite there is one.</param>
    /// <param name="posts">Posts of the panel now.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<Roster> Of(Db db, Panel panel, PanelMember me, List<CampaignPostId> posts, CancellationToken cancel)
    {
        var mine = db.Database.IsSqlite() ? null : await db.ConflictDeclarations.Where(t => t.Member == me.Id).GroupBy(t => t.Member).Select(g => new { Count = g.Count(), Last = g.Max(t => t.At) }).FirstOrDefaultAsync(cancel);
        return await db.Remember(Marked.Applications, $"{nameof(Roster)} {me.Seat}", panel.Id.Value, () => Read(db, panel, posts, cancel), $"{mine?.Count} {mine?.Last.UtcTicks} {string.Join(' ', posts)}");
    }

    static async Task<Roster> Read(Db db, Panel panel, List<CampaignPostId> posts, CancellationToken cancel)
    {
        var chosen = (await db.Set<Preference>().Where(p => posts.Contains(p.Post)).Select(p => new { p.Application, p.Post }).ToListAsync(cancel)).ToLookup(p => p.Application, p => p.Post);
        var rows = await db.Applications.Where(a => a.Campaign == panel.Campaign && a.Preferences.Any(p => posts.Contains(p.Post)))
            .Select(a => new { a.Id, a.Reference, Live = a.WithdrawnAt == null }).ToListAsync(cancel);
        var members = panel.Members.Select(m => m.Id).ToList();
        var ties = await db.ConflictDeclarations.AsNoTracking().Where(t => members.Contains(t.Member)).ToListAsync(cancel);
        return new([.. rows.Select(r => new DeskApplicant(new(r.Id, r.Reference, r.Live), chosen[r.Id].ToHashSet()))], ties);
    }
}
