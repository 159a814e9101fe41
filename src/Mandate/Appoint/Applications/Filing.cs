using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Files;
using Mandate.Platform.Forms;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>
/// Makes applications of what was handed in: application, event and letter are stored, and the draft goes, at once or not at all. It was checked when
/// it was acknowledged and is not checked again. Whoever asks at the same moment shares the work; a draft belongs to whichever process removes it.
/// </summary>
public sealed class Filing(IDataProtectionProvider protection, DbConnectionText connection, TimeProvider clock, ILogger<Filing> log) : IFiling
{
    readonly Together<UserId?, bool> together = new(new Work(protection, clock, log).Do);

    public Task All() => together.Ask(connection.Value, null);
    public Task Of(UserId owner) => together.Ask(connection.Value, owner);

    sealed class Work(IDataProtectionProvider protection, TimeProvider clock, ILogger log)
    {
        const int MostInASave = 64;

        public async Task<IReadOnlyList<bool>> Do(string at, IReadOnlyList<UserId?> asked)
        {
            foreach (var some in (await Waiting(at, asked)).Chunk(MostInASave))
                if (!await Tried(at, some))
                    foreach (var one in some) await Tried(at, [one]);
            return [.. asked.Select(_ => true)];
        }

        static async Task<IReadOnlyList<DraftId>> Waiting(string at, IReadOnlyList<UserId?> asked)
        {
            await using var db = Storage.Open(at);
            var owners = asked.OfType<UserId>().ToList();
            return await db.Drafts.Where(d => d.HandedInAt != null && (owners.Count < asked.Count || EF.Parameter(owners).Contains(d.Owner))).OrderBy(d => d.HandedInAt).Select(d => d.Id).ToListAsync();
        }

        /// <summary>False when it failed, as when another process files the same. One that fails alone is logged.</summary>
        async Task<bool> Tried(string at, DraftId[] ids)
        {
            try
            {
                await new Turn(Storage.Open(at), protection, clock).File(ids);
                return true;
            }
#pragma warning disable CA1031 // it stays handed in, and is tried again
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (ids is [var one]) log.LogError(e, "What was handed in as draft {Draft} could not be filed and is tried again", one);
                return false;
            }
        }
    }

    sealed class Turn(Db db, IDataProtectionProvider protection, TimeProvider clock)
    {
        readonly Drafts drafts = new(db, protection, clock);

        public async Task File(DraftId[] ids)
        {
            await using var unit = db;
            await db.Database.OpenConnectionAsync(); // one for all that follows
            var handed = await drafts.HandedIn<ApplicationDraft, SendingSlip>(ids, CancellationToken.None);
            if (handed.Count == 0) return;
            var known = await Known(handed);
            foreach (var one in handed) await File(one, known);
            if (handed.Any(h => h.Slip.Sealed is not null)) await LeaveNoTrace();
            await db.SaveChangesAsync();
        }

        /// <summary>What filing asks of the database besides.</summary>
        sealed record Facts(IReadOnlyDictionary<UserId, Facts.Person> People, IReadOnlyDictionary<ApplicationId, Application> Sent, IReadOnlyDictionary<ApplicationId, Assistance> Helps, PublishedHead? Head)
        {
            public sealed record Person(UserId Id, string Name, string Email);
            public Dictionary<CampaignId, CampaignForCandidates> Campaigns { get; } = [];
            public Dictionary<DraftId, string> References { get; } = [];
            public Dictionary<ApplicationId, List<SealedSending>> InTheBox { get; } = [];
            public IReadOnlyList<StoredFile> Files { get; set; } = [];
        }

        /// <summary>Drafts that were sealed live on for a while in SQLite's log of changes: it is emptied, once for all that came in the same moments.</summary>
        async Task LeaveNoTrace()
        {
            var kind = typeof(Sealing.ScrubAfterSealing).FullName;
            if (!await db.Outbox.AnyAsync(o => o.Kind == kind && o.DoneAt == null && o.LockedBy == null)) db.Enqueue(new Sealing.ScrubAfterSealing(), clock.GetUtcNow());
        }

        /// <summary>A draft is about a campaign, or about the application that it changes.</summary>
        static bool Changes(HandedIn<ApplicationDraft, SendingSlip> one) => one.About.Kind == Subject.Of(default(ApplicationId)).Kind;
        static ApplicationId IdOf(HandedIn<ApplicationDraft, SendingSlip> one) => ApplicationId.From(Changes(one) ? one.About.Id : one.Id.Value);

        async Task<Facts> Known(IReadOnlyList<HandedIn<ApplicationDraft, SendingSlip>> handed)
        {
            var users = handed.SelectMany(h => new[] { h.Owner, h.Slip.By }).Distinct().ToList();
            var people = await db.Users.Where(u => EF.Parameter(users).Contains(u.Id)).Select(u => new Facts.Person(u.Id, u.Name, u.Email)).ToDictionaryAsync(p => p.Id);
            var changed = handed.Where(Changes).Select(IdOf).ToList();
            var sent = changed.Count == 0 ? [] : await db.Applications.Include(a => a.Preferences).Where(a => EF.Parameter(changed).Contains(a.Id)).ToDictionaryAsync(a => a.Id);
            var read = handed.Where(h => h.Slip.ReadBackOn is not null).Select(IdOf).ToList();
            var helps = read.Count == 0 ? [] : await db.Assistances.Where(a => EF.Parameter(read).Contains(a.Application)).ToDictionaryAsync(a => a.Application);
            var facts = new Facts(people, sent, helps, await RecordHeads.Latest(db));
            foreach (var campaign in handed.Select(h => Campaign(h, facts)).Distinct()) facts.Campaigns[campaign] = (await CampaignMemory.Find(db, campaign, CancellationToken.None))!;
            if (handed.Any(h => h.Slip.Sealed is not null)) await Sealed(handed, facts);
            await Name(handed, facts);
            return facts;
        }

        /// <summary>What these applications have in the box already, and the files that went into it.</summary>
        async Task Sealed(IReadOnlyList<HandedIn<ApplicationDraft, SendingSlip>> handed, Facts facts)
        {
            var applications = handed.Select(IdOf).ToList();
            foreach (var before in await db.SealedSendings.Where(s => EF.Parameter(applications).Contains(s.Application)).ToListAsync())
                if (!facts.InTheBox.TryAdd(before.Application, [before])) facts.InTheBox[before.Application].Add(before);
            var owners = applications.ConvertAll(a => a.Value);
            var kind = Subject.Of(default(ApplicationId)).Kind;
            facts.Files = await db.Files.Where(f => f.OwnerKind == kind && EF.Parameter(owners).Contains(f.OwnerId) && f.RemovedAt == null).ToListAsync();
        }

        static CampaignId Campaign(HandedIn<ApplicationDraft, SendingSlip> one, Facts facts) => Changes(one) ? facts.Sent[IdOf(one)].Campaign : CampaignId.From(one.About.Id);

        /// <summary>A reference is one of a kind within its campaign.</summary>
        async Task Name(IReadOnlyList<HandedIn<ApplicationDraft, SendingSlip>> handed, Facts facts)
        {
            var (unnamed, campaigns) = (handed.Where(h => !Changes(h)).Select(h => h.Id).ToList(), facts.Campaigns.Keys.ToList());
            while (unnamed.Count > 0)
            {
                foreach (var one in unnamed) facts.References[one] = ApplicationReference.New();
                var references = facts.References.Values.ToList();
                var taken = (await db.Applications.Where(a => EF.Parameter(campaigns).Contains(a.Campaign) && EF.Parameter(references).Contains(a.Reference)).Select(a => a.Reference).ToListAsync()).ToHashSet(StringComparer.Ordinal);
                taken.UnionWith(references.CountBy(r => r).Where(r => r.Value > 1).Select(r => r.Key));
                unnamed = [.. facts.References.Where(r => taken.Contains(r.Value)).Select(r => r.Key)];
            }
        }

        async Task File(HandedIn<ApplicationDraft, SendingSlip> one, Facts facts)
        {
            var (slip, by, campaign) = (one.Slip, facts.People[one.Slip.By], facts.Campaigns[Campaign(one, facts)]);
            var actor = new Actor(by.Id, by.Name, []);
            var application = await Application(one, facts, actor);
            application.Agree(slip.Again, one.At);
            drafts.Filed(one);
            if (slip.ReadBackOn is { } on)
            {
                facts.Helps[application.Id].ReadBack(on, London.Day(one.At));
                db.Record(actor, one.At, new ApplicationReadBack(application.Id, on), campaign.Campaign.AppointingBody);
            }
            db.Record(actor, one.At, new ApplicationSubmitted(application.Id, application.Campaign, application.Reference, application.Digest, Changes(one)), campaign.Campaign.AppointingBody);
            var writing = new Writing(application.Id, campaign.Campaign, campaign.Appointer, campaign.Criteria, [], null, application);
            db.SendMail(facts.People[one.Owner].Email, new ReceiptLetter(campaign.Campaign, application, slip.Sealed is null ? SentList.Of(writing) : SentList.Sealed, facts.Head, slip.Receipt), one.At);
        }

        /// <summary>The application as it shall be stored.</summary>
        async Task<Application> Application(HandedIn<ApplicationDraft, SendingSlip> one, Facts facts, Actor actor)
        {
            if (one.Slip.Sealed is { } box) return InTheBox(one, box, facts, actor);
            var (content, preferences) = (one.Content.Content, one.Content.Preferences);
            if (!Changes(one))
            {
                var first = Appoint.Application.Checked(IdOf(one), CampaignId.From(one.About.Id), one.Owner, facts.References[one.Id], content, preferences, one.Slip.Arrived);
                db.Applications.Add(first);
                return first;
            }
            var again = facts.Sent[IdOf(one)];
            var before = again.Content.Cv;
            again.Take(content, preferences, one.Slip.Arrived);
            if (before is not null && before.File != content.Cv?.File) await Cv.Drop(db, actor, again.Id, before, "Replaced by the candidate", one.At);
            return again;
        }

        /// <summary>The sealed copy, and nothing that can be read: what it takes the place of leaves its digest, and the files go.</summary>
        Application InTheBox(HandedIn<ApplicationDraft, SendingSlip> one, SealedSlip box, Facts facts, Actor actor)
        {
            var (id, earlier) = (IdOf(one), facts.InTheBox.GetValueOrDefault(IdOf(one)));
            var sending = SealedSending.Of(Campaign(one, facts), id, one.Slip.Arrived, box, earlier?[0].Salt, one.At);
            db.SealedSendings.Add(sending);
            foreach (var before in earlier?.Where(e => e.ReplacedAt is null) ?? []) before.Replace(one.At);
            foreach (var file in facts.Files.Where(f => f.OwnerId == id.Value))
            {
                Uploads.Remove(db, file, actor, "Sealed with the application", one.At);
                file.Name = "cv-in-the-box" + Path.GetExtension(file.Name);
            }
            if (Changes(one))
            {
                facts.Sent[id].TakeSealed(sending.Digest, sending.SentAt);
                return facts.Sent[id];
            }
            var first = Appoint.Application.InTheBox(id, sending.Campaign, one.Owner, facts.References[one.Id], sending.Digest, sending.SentAt);
            db.Applications.Add(first);
            return first;
        }
    }
}
