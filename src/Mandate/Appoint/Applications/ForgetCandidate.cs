using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>
/// What candidates wrote and what panels wrote of them. A panel's report stays as it was handed in and approved: it knows its candidates by
/// reference, and after this the reference leads to nobody.
/// </summary>
sealed class ForgetCandidate : IForget
{
    public async Task<IReadOnlyList<Subject>> With(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind != Subject.Of(default(UserId)).Kind) return [];
        var candidate = UserId.From(subject.Id);
        var sent = await db.Applications.Where(a => a.Candidate == candidate).Select(a => a.Id).ToListAsync(cancel);
        // What was never sent has files under the address that the application would have had.
        var campaign = Subject.Of(default(CampaignId)).Kind;
        var drafts = await db.Drafts.Where(d => d.Owner == candidate && d.Kind == ApplicationDrafts.Kind && d.AboutKind == campaign).Select(d => d.Id).ToListAsync(cancel);
        return [.. sent.Concat(drafts.Select(d => ApplicationId.From(d.Value))).Distinct().Select(Subject.Of)];
    }

    public async Task<Prospect> Look(Db db, Subject subject, DateTimeOffset now, CancellationToken cancel)
    {
        if (subject.Kind != Subject.Of(default(UserId)).Kind) return Prospect.Nothing;
        var candidate = UserId.From(subject.Id);
        var sent = await db.Applications.AsNoTracking().Include(a => a.Preferences).Where(a => a.Candidate == candidate).ToListAsync(cancel);
        if (sent.Count == 0) return Prospect.Nothing;
        var (count, of) = (sent.Count == 1 ? "1 application" : $"{sent.Count} applications", sent.ConvertAll(a => a.Campaign));
        var campaigns = await db.Campaigns.AsNoTracking().Where(c => of.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var open = new List<string>();
        foreach (var application in sent)
            if (!await Over(db, application, campaigns[application.Campaign], now, cancel)) open.Add($"An application in “{campaigns[application.Campaign].Title}” is not decided yet. The candidate withdraws it first, or the result is announced.");
        return new()
        {
            Goes = [$"{count}: every answer and file, and what panels wrote of the candidate", "Answers to equality questions, alerts, and the name beside questions that were asked"],
            Stays = ["Panel reports as they were approved: they know candidates by reference, which then leads to nobody", "How many applied and how far they came, as counts"],
            Prevents = open,
        };
    }

    static async Task<bool> Over(Db db, Application application, Campaign campaign, DateTimeOffset now, CancellationToken cancel)
    {
        var chosen = application.Preferences.Select(p => p.Post).ToList();
        var posts = await db.CampaignPosts.AsNoTracking().Where(p => chosen.Contains(p.Id)).ToListAsync(cancel);
        return application.StageAt(campaign, posts, now, await db.NewsOf(application.Id, cancel)) switch
        {
            { Stage: ApplicationStage.OfferAccepted, Post: var post } => posts.Exists(p => p.Id == post && p.PublicOn(London.Day(now)) != PublicOutcome.NotAnnounced),
            { Stage: ApplicationStage.Offered } => false,
            var reached => reached.Final || reached.Stage == ApplicationStage.Withdrawn,
        };
    }

    public async Task Forget(Db db, Subject subject, CancellationToken cancel)
    {
        if (subject.Kind != Subject.Of(default(ApplicationId)).Kind) return;
        var id = ApplicationId.From(subject.Id);
        if (await db.Applications.SingleOrDefaultAsync(a => a.Id == id, cancel) is { } sent) sent.Forget();
        foreach (var sending in await db.SealedSendings.Where(s => s.Application == id).ToListAsync(cancel)) sending.Forget();
        foreach (var sheet in await db.ScoreSheets.Where(s => s.Application == id).ToListAsync(cancel)) sheet.Forget();
        foreach (var agreed in await db.AgreedScores.Where(s => s.Application == id).ToListAsync(cancel)) agreed.Forget();
        foreach (var outcome in await db.CandidateOutcomes.Where(o => o.Application == id).ToListAsync(cancel)) outcome.Forget();
        foreach (var tie in await db.ConflictDeclarations.Where(t => t.Application == id).ToListAsync(cancel)) tie.Forget();
        foreach (var decision in await db.StageDecisions.Where(d => d.Application == id).ToListAsync(cancel)) decision.Forget();
        foreach (var interview in await db.Interviews.Where(i => i.Application == id).ToListAsync(cancel)) interview.Forget();
        foreach (var feedback in await db.CandidateFeedback.Where(f => f.Application == id).ToListAsync(cancel)) feedback.Forget();
        var panels = db.ScoreSheets.Where(s => s.Application == id).Select(s => s.Panel);
        foreach (var session in await db.StakeholderSessions.Where(s => panels.Contains(s.Panel)).ToListAsync(cancel)) session.Forget(id);
        var draft = DraftId.From(id.Value);
        await db.Drafts.Where(d => d.Id == draft || (d.AboutKind == subject.Kind && d.AboutId == subject.Id)).ExecuteDeleteAsync(cancel);
    }
}
