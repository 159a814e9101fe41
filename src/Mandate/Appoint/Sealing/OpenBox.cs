using Mandate.Appoint.Applications;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Files;
using Mandate.Platform.Jobs;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Sealing;

/// <summary>Takes every application out of a box that two have opened.</summary>
public sealed record OpenBox(CampaignId Campaign, string Of) : ILongMessage
{
    public string Title => $"Opening the sealed box: {Of}";
}

/// <summary>Some at a time, each saved before the next: when the machine dies it goes on with those that are still sealed.</summary>
public sealed class OpenBoxWork(DbConnectionText connection, IFileStore store, IScanner scanner, FileLimits limits, TimeProvider clock) : ILongWork<OpenBox>
{
    const int AtATime = 200;

    public async Task<string?> Run(OpenBox message, Progress progress, CancellationToken cancel)
    {
        var (done, total, slug) = (0, 0, "");
        while (true)
        {
            await using var db = Storage.Open(connection.Value);
            var box = await db.Box(message.Campaign, cancel) ?? throw new InvalidOperationException("The campaign has no box.");
            slug = await db.Campaigns.Where(c => c.Id == message.Campaign).Select(c => c.Slug).SingleAsync(cancel);
            if (box.Opener is not { } opener) return ShowBox.Url(slug);
            var some = await Next(db, message.Campaign, cancel);
            if (done == 0) total = await Waiting(db, message.Campaign).CountAsync(cancel);
            if (some.Count == 0) { await Finish(db, box, cancel); return ShowBox.Url(slug); }
            var of = some.ConvertAll(s => s.Application);
            var applications = await db.Applications.Include(a => a.Preferences).Where(a => EF.Parameter(of).Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
            foreach (var sending in some) await TakeOut(db, opener, sending, applications[sending.Application], cancel);
            await db.SaveChangesAsync(cancel);
            await progress.Report(done += some.Count, total, cancel);
        }
    }

    static IQueryable<SealedSending> Waiting(Db db, CampaignId campaign) =>
        db.SealedSendings.Where(s => s.Campaign == campaign && s.Envelope != null && s.DamagedAt == null && db.Applications.Any(a => a.Id == s.Application && a.Sealed && a.WithdrawnAt == null));

    static Task<List<SealedSending>> Next(Db db, CampaignId campaign, CancellationToken cancel) => Waiting(db, campaign).OrderBy(s => s.Id).Take(AtATime).ToListAsync(cancel);

    async Task TakeOut(Db db, byte[] opener, SealedSending sending, Application application, CancellationToken cancel)
    {
        if (sending.Open(opener) is not { } content)
        {
            sending.Damage(clock.GetUtcNow());
            return;
        }
        var written = content.Written.Content;
        if (content.Cv is { } cv) written = written with { Cv = await Cv.PutBack(new Uploads(db, store, scanner, limits), application.Id, written.Cv!, cv, Actor.Service, clock.GetUtcNow(), cancel) };
        application.Unseal(written, content.Written.Preferences);
    }

    async Task Finish(Db db, SealedBox box, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == box.Campaign, cancel);
        var counts = await db.BoxCounts(box.Campaign, cancel);
        box.Finish(now);
        db.Record(Actor.Service, now, new BoxOpened(box.Campaign, counts.Live - counts.Damaged, counts.Damaged), campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
    }
}
