using System.Globalization;
using Mandate.Appoint.Campaigns;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Forms;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>Everything on one page, then send. The first byte of the request that sends decides whether it is in time.</summary>
public static class CheckAnswers
{
    public const string Route = "/applications/{id:guid}/check";
    public static string Url(ApplicationId id) => $"/applications/{id}/check";

    public sealed record Form
    {
        public string? Version { get; init; }
        public List<string>? Agreed { get; init; }

        /// <summary>"yes" when the application may be brought over to a new round.</summary>
        public List<string>? Again { get; init; }

        /// <summary>Where somebody types for a candidate: when it was read back and confirmed.</summary>
        public DateText? ReadBackOn { get; init; }
    }

    public sealed record Model(Writing Writing, Form Form, bool Helps)
    {
        public IReadOnlyList<TaskStanding> Unfinished => [.. Writing.Tasks.Where(t => t.State != TaskState.Completed)];
        public string Version => Writing.Draft!.Version.ToString(CultureInfo.InvariantCulture);
    }

    public static async Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting)
    {
        if (await sitting.Find(id) is not { } writing) return Results.NotFound();
        return writing.Draft is null || !writing.Campaign.Closes.Includes(sitting.Now) ? Results.LocalRedirect(ShowApplication.Url(id)) : CheckAnswersPage.Show(new(writing, new() { Again = writing.Sent?.AgainSince is null ? [] : ["yes"] }, sitting.Helps));
    }

    public static async Task<IResult> Post(ApplicationId id, [FromForm] Form form, [AsParameters] Sitting sitting)
    {
        if (await sitting.Find(id, posts: false) is not { } writing) return Results.NotFound();
        if (writing.Draft is not { } draft) return Results.LocalRedirect(Receipt.Url(id)); // pressed twice
        var arrived = sitting.Http.ArrivedAt();
        if (!writing.Campaign.Closes.Includes(arrived)) return await Late(sitting, writing, arrived);

        async Task<Model> Shown() => new(await sitting.Named(writing), form, sitting.Helps);
        if (form.Version != new Model(writing, form, sitting.Helps).Version || draft.UpdatedAt > arrived)
            return writing.Campaign.Closes.Includes(sitting.Now) ? CheckAnswersPage.Refused(await Shown() with { Form = new() }, changed) : await Late(sitting, writing, sitting.Now);
        if (form.Agreed?.Contains("yes") != true) return CheckAnswersPage.Invalid(await Shown(), new([new(nameof(form.Agreed), sitting.Helps ? "Confirm that you read it to the candidate" : "Confirm that what you say is true")]));
        if (sitting.Helps && await ReadBack(sitting, writing, form) is { } unread) return CheckAnswersPage.Invalid(await Shown(), unread);

        var now = sitting.Now;
        var reference = ApplicationReference.New();
        var known = await Known(sitting, writing, reference);
        while (known.Taken) known = await Known(sitting, writing, reference = ApplicationReference.New());
        var sent = known.Another ? ApplicationRefusals.SentAlready : await Send(sitting, writing, reference, arrived, now);
        if (sent.Refusal is { } refusal) return CheckAnswersPage.Refused(await Shown(), refusal.ToString());
        sitting.Db.Drafts.Remove(new Draft { Id = draft.Id, Kind = ApplicationDrafts.Kind, AboutKind = "", Encrypted = [], Version = draft.Version }); // only as it was read
        var application = sent.Value!;
        application.Agree(form.Again?.Contains("yes") == true, now);
        sitting.Db.Record(sitting.Actor, now, new ApplicationSubmitted(id, application.Campaign, application.Reference, application.Digest, writing.Sent is not null), writing.Campaign.AppointingBody);
        var head = await RecordHeads.Latest(sitting.Db, sitting.Cancel);
        sitting.Db.SendMail(known.Email, new ReceiptLetter(writing.Campaign, application, SentList.Of(writing), head, Absolute(sitting, Receipt.Url(id))), now);
        return await SavedOnce(sitting, id) is { } newer ? CheckAnswersPage.Refused(new(newer, new(), sitting.Helps), changed) : Results.LocalRedirect(Receipt.Url(id));
    }

    const string changed = "Your application was changed in another tab after you opened this page. Check it again, then send it.";

    /// <summary>Notes when the candidate confirmed what somebody else typed; else what is wrong with the day.</summary>
    static async Task<FormErrors?> ReadBack(Sitting sitting, Writing writing, Form form)
    {
        var read = new FormReader();
        var on = read.Date(form.ReadBackOn, nameof(form.ReadBackOn), "the day on which the candidate confirmed it");
        if (!read.Ok) return read.Errors;
        var help = await sitting.Db.Assistances.SingleAsync(a => a.Application == writing.Id, sitting.Cancel);
        if (help.ReadBack(on, London.Day(sitting.Now)).Refusal is { } refusal) return new([new(nameof(form.ReadBackOn), refusal.Text)]);
        sitting.Db.Record(sitting.Actor, sitting.Now, new ApplicationReadBack(writing.Id, on), writing.Campaign.AppointingBody);
        return null;
    }

    /// <summary>What sending asks of the database, in one query.</summary>
    sealed record Knowing(string Email, bool Another, bool Taken);

    static Task<Knowing> Known(Sitting sitting, Writing writing, string reference)
    {
        var (db, me, id, campaign) = (sitting.Db, sitting.Me, writing.Id, writing.Campaign.Id);
        return db.Users.Where(u => u.Id == me).Select(u => new Knowing(u.Email,
            db.Applications.Any(a => a.Campaign == campaign && a.Candidate == me && a.Id != id), db.Applications.Any(a => a.Campaign == campaign && a.Reference == reference))).SingleAsync(sitting.Cancel);
    }

    static async Task<Outcome<Application>> Send(Sitting sitting, Writing writing, string reference, DateTimeOffset arrived, DateTimeOffset now)
    {
        var (content, preferences) = (writing.Written.Content, writing.Written.Preferences);
        if (content.Cv is { } cv && await Cv.Gone(sitting, cv)) return ApplicationRefusals.CvGone;
        if (!await sitting.Db.MayApply(writing.Campaign, sitting.Me, sitting.Cancel)) return FenceRefusals.NotInvited;
        if (writing.Sent is null)
        {
            var first = Application.Submit(writing.Campaign, writing.Criteria, sitting.Me, reference, content, preferences, arrived, now, writing.Id);
            if (first.Value is { } application) sitting.Db.Applications.Add(application);
            return first;
        }
        var again = await sitting.Db.Applications.Include(a => a.Preferences).SingleAsync(a => a.Id == writing.Id, sitting.Cancel);
        var before = again.Content.Cv;
        var outcome = again.Replace(writing.Campaign, writing.Criteria, content, preferences, arrived);
        if (outcome.Refusal is { } refusal) return refusal;
        if (before is not null && before.File != content.Cv?.File) await Cv.Drop(sitting, writing.Id, before, "Replaced by the candidate");
        return again;
    }

    /// <summary>One save for application, event, letter and the end of the draft. When two tabs send at once, one is stored and both see its receipt.</summary>
    /// <returns>Null when it is stored; else the application as another tab has changed it meanwhile.</returns>
    static async Task<Writing?> SavedOnce(Sitting sitting, ApplicationId id)
    {
        try
        {
            await sitting.Db.SaveChangesAsync(sitting.Cancel);
            return null;
        }
        catch (DbUpdateException failed)
        {
            sitting.Db.ChangeTracker.Clear();
            var now = await sitting.Find(id);
            if (now is { Sent: not null, Draft: null }) return null;
            if (failed is DbUpdateConcurrencyException && now is { Draft: not null }) return now;
            throw;
        }
    }

    static async Task<IResult> Late(Sitting sitting, Writing writing, DateTimeOffset arrived)
    {
        sitting.Db.Record(sitting.Actor, sitting.Now, new ApplicationCameLate(writing.Id, writing.Campaign.Id, arrived), writing.Campaign.AppointingBody);
        await sitting.Db.SaveChangesAsync(sitting.Cancel);
        return LatePage.Show(new(writing, arrived), StatusCodes.Status409Conflict);
    }

    internal static Task<string> Email(Sitting sitting)
    {
        var me = sitting.Me;
        return sitting.Db.Users.Where(u => u.Id == me).Select(u => u.Email).SingleAsync(sitting.Cancel);
    }

    internal static string Absolute(Sitting sitting, string path) => PublicAddress.Of(sitting.Http, path);
}

/// <summary>A request to send that arrived after closing.</summary>
public sealed record LateArrival(Writing Writing, DateTimeOffset Arrived);
