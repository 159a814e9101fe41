using Mandate.Appoint.Campaigns;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>Somebody pressed "Send application".</summary>
/// <param name="Arrived">The first byte of the request.</param>
/// <param name="Receipt">Address of the receipt, for the letter.</param>
public sealed record Sending(ApplicationId Id, Actor Actor, CheckAnswers.Form Form, DateTimeOffset Arrived, string Receipt);

public enum SendingEnd { Sent, NothingToSend, NotFound, Late, Changed, Invalid, Refused }

/// <summary>What became of it. Nothing is stored but what was sent.</summary>
public sealed record SendingAnswer(SendingEnd End, Refusal? Refusal = null, FormErrors? Errors = null)
{
    public static implicit operator SendingAnswer(SendingEnd end) => new(end);
    public static implicit operator SendingAnswer(Refusal refusal) => new(SendingEnd.Refused, refusal);
    public static implicit operator SendingAnswer(FormErrors errors) => new(SendingEnd.Invalid, Errors: errors);
}

/// <summary>
/// Takes what is sent. On the closing night many press at the same moment: they share the reading and one save, and each is answered after it.
/// Application, event, letter and the end of the draft are stored at once or not at all.
/// </summary>
public sealed class SendingDesk(IDataProtectionProvider protection, DbConnectionText connection, TimeProvider clock)
{
    readonly Together<Sending, SendingAnswer> together = new((at, sendings) => new Turn(Storage.Open(at), protection, clock).Take(sendings), s => s.Id);

    public Task<SendingAnswer> Send(Sending sending) => together.Ask(connection.Value, sending);

    sealed class Turn(Db db, IDataProtectionProvider protection, TimeProvider clock)
    {
        readonly DateTimeOffset now = clock.GetUtcNow();
        readonly Drafts drafts = new(db, protection, clock);

        /// <summary>One that may be sent as far as its form and its draft tell.</summary>
        sealed record Good(Sending Sending, Writing Writing, UserId Candidate, Assistance? Help)
        {
            public string Reference { get; set; } = ApplicationReference.New();
        }

        public async Task<IReadOnlyList<SendingAnswer>> Take(IReadOnlyList<Sending> sendings)
        {
            await using var unit = db;
            await db.Database.OpenConnectionAsync(); // one for all that follows
            var found = await Writings.Find(db, drafts, [.. sendings.Select(s => new Writings.Asked(s.Id, s.Actor))], now, CancellationToken.None);
            var answers = new SendingAnswer[sendings.Count];
            List<(int Place, Good Good)> good = [];
            foreach (var (i, sending) in sendings.Index())
            {
                var (one, obstacle) = await Look(sending, found[i]);
                if (one is not null) good.Add((i, one));
                else answers[i] = obstacle!;
            }
            var known = await Known([.. good.Select(g => g.Good)]);
            foreach (var (i, one) in good) answers[i] = await Send(one, known);
            if (answers.Any(a => a.End == SendingEnd.Sent)) await Save(sendings, answers);
            return answers;
        }

        async Task<(Good? Good, SendingAnswer? Obstacle)> Look(Sending sending, Writings.Found found)
        {
            if (found.Writing is not { } writing) return (null, SendingEnd.NotFound);
            if (writing.Draft is not { } draft) return (null, SendingEnd.NothingToSend); // pressed twice
            if (!writing.Campaign.Closes.Includes(sending.Arrived)) return (null, SendingEnd.Late);
            if (sending.Form.Version != CheckAnswers.VersionOf(draft) || draft.UpdatedAt > sending.Arrived) return (null, SendingEnd.Changed);
            var helps = found.Helped is not null;
            if (sending.Form.Agreed?.Contains("yes") != true) return (null, new FormErrors([new(nameof(sending.Form.Agreed), helps ? "Confirm that you read it to the candidate" : "Confirm that what you say is true")]));
            var help = helps ? await db.Assistances.AsNoTracking().SingleAsync(a => a.Application == writing.Id) : null;
            return help is not null && ReadBack(help, sending.Form) is { } unread ? (null, unread) : (new(sending, writing, found.Helped ?? sending.Actor.User!.Value, help), null);
        }

        /// <summary>Notes when the candidate confirmed what somebody else typed; else what is wrong with the day.</summary>
        FormErrors? ReadBack(Assistance help, CheckAnswers.Form form)
        {
            var read = new FormReader();
            var on = read.Date(form.ReadBackOn, nameof(form.ReadBackOn), "the day on which the candidate confirmed it");
            return !read.Ok ? read.Errors : help.ReadBack(on, London.Day(now)).Refusal is { } refusal ? new([new(nameof(form.ReadBackOn), refusal.Text)]) : null;
        }

        /// <summary>What sending asks of the database besides.</summary>
        sealed record Facts(ILookup<UserId, Facts.Person> People, PublishedHead? Head)
        {
            public sealed record Person(UserId Id, string Email, IReadOnlyList<(ApplicationId Id, CampaignId Campaign)> Sent);
        }

        async Task<Facts> Known(IReadOnlyList<Good> good)
        {
            if (good.Count == 0) return new(Array.Empty<Facts.Person>().ToLookup(p => p.Id), null);
            var candidates = good.Select(g => g.Candidate).ToList();
            var people = await db.Users.Where(u => EF.Parameter(candidates).Contains(u.Id))
                .Select(u => new { u.Id, u.Email, Sent = db.Applications.Where(a => a.Candidate == u.Id).Select(a => new { a.Id, a.Campaign }).ToList() }).ToListAsync();
            await Apart(good);
            return new(people.ToLookup(p => p.Id, p => new Facts.Person(p.Id, p.Email, [.. p.Sent.Select(s => (s.Id, s.Campaign))])), await RecordHeads.Latest(db));
        }

        /// <summary>A reference is one of a kind within its campaign.</summary>
        async Task Apart(IReadOnlyList<Good> good)
        {
            while (true)
            {
                var (campaigns, references) = (good.Select(g => g.Writing.Campaign.Id).Distinct().ToList(), good.Select(g => g.Reference).ToList());
                var taken = (await db.Applications.Where(a => EF.Parameter(campaigns).Contains(a.Campaign) && EF.Parameter(references).Contains(a.Reference)).Select(a => a.Reference).ToListAsync()).ToHashSet(StringComparer.Ordinal);
                taken.UnionWith(references.CountBy(r => r).Where(r => r.Value > 1).Select(r => r.Key));
                if (taken.Count == 0) return;
                foreach (var one in good.Where(g => taken.Contains(g.Reference))) one.Reference = ApplicationReference.New();
            }
        }

        async Task<SendingAnswer> Send(Good one, Facts facts)
        {
            var (writing, draft, form, actor) = (one.Writing, one.Writing.Draft!, one.Sending.Form, one.Sending.Actor);
            var candidate = facts.People[one.Candidate].Single();
            if (candidate.Sent.Any(s => s.Campaign == writing.Campaign.Id && s.Id != writing.Id)) return ApplicationRefusals.SentAlready;
            var outcome = await Application(one);
            if (outcome.Refusal is { } refusal) return refusal;
            var application = outcome.Value!;
            application.Agree(form.Again?.Contains("yes") == true, now);
            db.Drafts.Remove(new Draft { Id = draft.Id, Kind = ApplicationDrafts.Kind, AboutKind = "", Encrypted = [], Version = draft.Version }); // only as it was read
            if (one.Help is { } help)
            {
                db.Update(help);
                db.Record(actor, now, new ApplicationReadBack(writing.Id, help.ReadBackOn!.Value), writing.Campaign.AppointingBody);
            }
            db.Record(actor, now, new ApplicationSubmitted(application.Id, application.Campaign, application.Reference, application.Digest, writing.Sent is not null), writing.Campaign.AppointingBody);
            db.SendMail(candidate.Email, new ReceiptLetter(writing.Campaign, application, SentList.Of(writing), facts.Head, one.Sending.Receipt), now);
            return SendingEnd.Sent;
        }

        /// <summary>The application as it shall be stored.</summary>
        async Task<Outcome<Application>> Application(Good one)
        {
            var (writing, content, preferences) = (one.Writing, one.Writing.Written.Content, one.Writing.Written.Preferences);
            if (content.Cv is { } cv && await Cv.Gone(db, cv)) return ApplicationRefusals.CvGone;
            if (!await db.MayApply(writing.Campaign, one.Candidate, CancellationToken.None)) return FenceRefusals.NotInvited;
            if (writing.Sent is null)
            {
                var first = Appoint.Application.Submit(writing.Campaign, writing.Criteria, one.Candidate, one.Reference, content, preferences, one.Sending.Arrived, now, writing.Id);
                if (first.Value is { } application) db.Applications.Add(application);
                return first;
            }
            var again = await db.Applications.Include(a => a.Preferences).SingleAsync(a => a.Id == writing.Id);
            var before = again.Content.Cv;
            if (again.Replace(writing.Campaign, writing.Criteria, content, preferences, one.Sending.Arrived).Refusal is { } refusal) return refusal;
            if (before is not null && before.File != content.Cv?.File) await Cv.Drop(db, one.Sending.Actor, writing.Id, before, "Replaced by the candidate", now);
            return again;
        }

        /// <summary>When another tab came in between, one that asks alone is told what is there now.</summary>
        async Task Save(IReadOnlyList<Sending> sendings, SendingAnswer[] answers)
        {
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException failed) when (sendings is [_])
            {
                db.ChangeTracker.Clear();
                var there = (await Writings.Find(db, drafts, [new(sendings[0].Id, sendings[0].Actor)], now, CancellationToken.None)).Single().Writing;
                if (there is { Sent: not null, Draft: null }) answers[0] = SendingEnd.NothingToSend;
                else if (failed is DbUpdateConcurrencyException && there is { Draft: not null }) answers[0] = SendingEnd.Changed;
                else throw;
            }
        }
    }
}
