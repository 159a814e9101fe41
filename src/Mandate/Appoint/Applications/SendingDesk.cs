using Mandate.Appoint.Campaigns;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Files;
using Mandate.Platform.Forms;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>Somebody pressed "Send application".</summary>
/// <param name="Arrived">The first byte of the request.</param>
/// <param name="Receipt">Address of the receipt, for the letter.</param>
public sealed record Sending(ApplicationId Id, Actor Actor, CheckAnswers.Form Form, DateTimeOffset Arrived, string Receipt);

public enum SendingEnd { Sent, NothingToSend, NotFound, Late, Changed, Invalid, Refused }

/// <summary>What became of it. Nothing is stored but what was handed in.</summary>
/// <param name="Code">Where it was sealed: what opens the candidate's own copy. It is nowhere else.</param>
public sealed record SendingAnswer(SendingEnd End, Refusal? Refusal = null, FormErrors? Errors = null, string? Code = null)
{
    public static implicit operator SendingAnswer(SendingEnd end) => new(end);
    public static implicit operator SendingAnswer(Refusal refusal) => new(SendingEnd.Refused, refusal);
    public static implicit operator SendingAnswer(FormErrors errors) => new(SendingEnd.Invalid, Errors: errors);
}

/// <summary>What is said with an application when it is handed in.</summary>
/// <param name="By">Who pressed: the candidate, or whoever types for them.</param>
/// <param name="Arrived">The first byte of the request.</param>
/// <param name="Again">Whether it may be brought over to a new round.</param>
/// <param name="Receipt">Address of the receipt, for the letter.</param>
/// <param name="ReadBackOn">When somebody typed it for the candidate: the day on which the candidate confirmed it.</param>
/// <param name="Sealed">What was written, where it is sealed until closing; the draft then holds nothing any more.</param>
public sealed record SendingSlip(UserId By, DateTimeOffset Arrived, bool Again, string Receipt, DateOnly? ReadBackOn, SealedSlip? Sealed = null);

/// <summary>
/// Takes what is sent. On the closing night many press at the same moment: they share the reading and one save, and each is answered after it.
/// What is checked and on the disk is acknowledged: the draft is handed in, and nobody changes it any more. Who sends alone is filed before the
/// answer; those who came together are filed when somebody reads, or a moment later (<see cref="Filing"/>).
/// </summary>
public sealed class SendingDesk(IDataProtectionProvider protection, DbConnectionText connection, IFileStore files, TimeProvider clock, Filing filing)
{
    readonly Together<Sending, SendingAnswer> together = new((at, sendings) => new Turn(Storage.Open(at), protection, files, clock, filing).Take(sendings), s => s.Id);

    public Task<SendingAnswer> Send(Sending sending) => together.Ask(connection.Value, sending);

    sealed class Turn(Db db, IDataProtectionProvider protection, IFileStore files, TimeProvider clock, Filing filing)
    {
        readonly DateTimeOffset now = clock.GetUtcNow();
        readonly Drafts drafts = new(db, protection, clock);

        /// <summary>One that may be sent as far as its form and its draft tell.</summary>
        sealed record Good(Sending Sending, Writing Writing, UserId Candidate, DateOnly? ReadBackOn);

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
            var sent = await SentBefore([.. good.Select(g => g.Good)]);
            foreach (var (i, one) in good) answers[i] = await HandIn(one, sent);
            if (!answers.Any(a => a.End == SendingEnd.Sent)) return answers;
            await Save(sendings, answers);
            if (answers is [{ End: SendingEnd.Sent }]) await filing.Of(good[0].Good.Candidate);
            return answers;
        }

        async Task<(Good? Good, SendingAnswer? Obstacle)> Look(Sending sending, Writings.Found found)
        {
            if (found.Writing is not { } writing) return (null, SendingEnd.NotFound);
            if (writing.Draft is not { HandedIn: false } draft) return (null, SendingEnd.NothingToSend); // pressed twice
            if (!writing.Campaign.Closes.Includes(sending.Arrived)) return (null, SendingEnd.Late);
            if (sending.Form.Version != CheckAnswers.VersionOf(draft) || draft.UpdatedAt > sending.Arrived) return (null, SendingEnd.Changed);
            var helps = found.Helped is not null;
            if (sending.Form.Agreed?.Contains("yes") != true) return (null, new FormErrors([new(nameof(sending.Form.Agreed), helps ? "Confirm that you read it to the candidate" : "Confirm that what you say is true")]));
            if (!helps) return (new(sending, writing, sending.Actor.User!.Value, null), null);
            var help = await db.Assistances.AsNoTracking().SingleAsync(a => a.Application == writing.Id);
            return ReadBack(help, sending.Form) is { } unread ? (null, unread) : (new(sending, writing, found.Helped!.Value, help.ReadBackOn), null);
        }

        /// <summary>Notes when the candidate confirmed what somebody else typed; else what is wrong with the day.</summary>
        FormErrors? ReadBack(Assistance help, CheckAnswers.Form form)
        {
            var read = new FormReader();
            var on = read.Date(form.ReadBackOn, nameof(form.ReadBackOn), "the day on which the candidate confirmed it");
            return !read.Ok ? read.Errors : help.ReadBack(on, London.Day(now)).Refusal is { } refusal ? new([new(nameof(form.ReadBackOn), refusal.Text)]) : null;
        }

        /// <summary>Which applications these candidates have sent.</summary>
        async Task<ILookup<(UserId Candidate, CampaignId Campaign), ApplicationId>> SentBefore(IReadOnlyList<Good> good)
        {
            var candidates = good.Select(g => g.Candidate).ToList();
            var sent = await db.Applications.Where(a => EF.Parameter(candidates).Contains(a.Candidate)).Select(a => new { a.Candidate, a.Campaign, a.Id }).ToListAsync();
            return sent.ToLookup(a => (a.Candidate, a.Campaign), a => a.Id);
        }

        async Task<SendingAnswer> HandIn(Good one, ILookup<(UserId, CampaignId), ApplicationId> sent)
        {
            var (sending, writing, (content, preferences)) = (one.Sending, one.Writing, (one.Writing.Written.Content, one.Writing.Written.Preferences));
            if (sent[(one.Candidate, writing.Campaign.Id)].Any(id => id != writing.Id)) return ApplicationRefusals.SentAlready;
            if (content.Cv is { } cv && await Cv.Gone(db, cv)) return ApplicationRefusals.CvGone;
            if (!await db.MayApply(writing.Campaign, one.Candidate, CancellationToken.None)) return FenceRefusals.NotInvited;
            if (Appoint.Application.Check(writing.Campaign, writing.Criteria, content, preferences, sending.Arrived).Refusal is { } refusal) return refusal;
            var slip = new SendingSlip(sending.Actor.User!.Value, sending.Arrived, sending.Form.Again?.Contains("yes") == true, sending.Receipt, one.ReadBackOn);
            if (writing.Campaign.Terms.Sealed) return await HandInSealed(writing, slip);
            drafts.HandIn(writing.Draft!, now, slip);
            return SendingEnd.Sent;
        }

        /// <summary>Once the list of what is in the box is published, nothing more gets in.</summary>
        async Task<SendingAnswer> HandInSealed(Writing writing, SendingSlip slip)
        {
            if (!boxes.TryGetValue(writing.Campaign.Id, out var box)) boxes[writing.Campaign.Id] = box = await db.SealedBoxes.AsNoTracking().SingleAsync(b => b.Campaign == writing.Campaign.Id);
            if (box.RootAt is not null) return SendingEnd.Late;
            var (sealedSlip, code) = SealedSlip.Of(box, writing.Id, slip.Arrived, new(writing.Written, await Cv.Bytes(files, writing.Written.Content.Cv)));
            drafts.HandIn(writing.Draft!, now, slip with { Sealed = sealedSlip }, erased: true);
            return new SendingAnswer(SendingEnd.Sent, Code: code);
        }

        readonly Dictionary<CampaignId, SealedBox> boxes = [];

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
                if (there is { Sent: not null, Draft: null } or { Draft.HandedIn: true }) answers[0] = SendingEnd.NothingToSend;
                else if (failed is DbUpdateConcurrencyException && there is { Draft: not null }) answers[0] = SendingEnd.Changed;
                else throw;
            }
        }
    }
}
