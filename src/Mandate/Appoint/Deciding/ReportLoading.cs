using Mandate.Appoint.Assessing;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Deciding;

/// <summary>Brings together the records a report is made of.</summary>
public static class ReportLoading
{
    public static async Task<ReportRecords> RecordsFor(this Db db, PanelDesk desk, CampaignPostId post, CancellationToken cancel)
    {
        var named = desk.Post(post)!;
        var applicants = desk.All.Where(a => a.Posts.Contains(post)).Select(a => a.Applicant).ToList();
        var ids = applicants.Select(a => a.Id).ToList();
        return new()
        {
            Campaign = desk.Campaign, Criteria = desk.Criteria, Post = named.Post, PostTitle = named.Title, BodyName = named.Body, Panel = desk.Panel, Applicants = applicants,
            Names = await db.NamesOf(desk.Panel.Members.Select(m => m.User), cancel),
            Declarations = [.. desk.Ties.Where(t => ids.Contains(t.Application))],
            Sheets = await db.ScoreSheets.AsNoTracking().Where(s => s.Panel == desk.Panel.Id && ids.Contains(s.Application)).ToListAsync(cancel),
            Agreed = await db.AgreedScores.AsNoTracking().Where(a => a.Panel == desk.Panel.Id && ids.Contains(a.Application)).ToListAsync(cancel),
            Decisions = [.. desk.Decisions.Where(d => d.Post == post)], Interviews = desk.Interviews, Sessions = await db.StakeholderSessions.AsNoTracking().Where(s => s.Panel == desk.Panel.Id).ToListAsync(cancel), Redactions = await db.Redactions.AsNoTracking().Where(r => ids.Contains(r.Application)).ToListAsync(cancel),
            Choice = await db.ScoreChoices.AsNoTracking().SingleOrDefaultAsync(c => c.Post == post, cancel),
            Reliability = desk.Campaign.Terms.Calibration ? await db.ReliabilityOf(desk, post, cancel) : null,
            Outcomes = await db.CandidateOutcomes.AsNoTracking().Where(o => o.Post == post).ToListAsync(cancel),
        };
    }
}
