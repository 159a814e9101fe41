using Mandate.Design;
using Mandate.Platform.Access.Account;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Erasing;

/// <summary>An administrator of all bodies reads what goes, what stays and what is in the way, and erases somebody or refuses it.</summary>
public static class DecideErasure
{
    public const string Route = "/people-and-roles/erasures/{kind}/{id:guid}";
    public static string Url(Subject subject) => $"{ListErasures.Route}/{subject.Kind}/{subject.Id}";

    public sealed record Form
    {
        /// <summary>Which button: "erase" or "refuse".</summary>
        public string? Do { get; init; }
        public string? Reason { get; init; }

        /// <summary>The name again, so that nobody is erased by a slip.</summary>
        public string? Typed { get; init; }
    }

    /// <param name="Asked">The request that waits, or a new one of the administrator's own.</param>
    /// <param name="Waits">Whether somebody asked for it.</param>
    public sealed record Model(Subject Subject, string Name, Prospect Prospect, ErasureRequest Asked, bool Waits, IReadOnlyList<HistoryLine> History, Form Form);

    public static async Task<IResult> Get(string kind, Guid id, Actor actor, Db db, Forgetting forgetting, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(kind, id, new(), actor, db, forgetting, clock.GetUtcNow(), cancel) is not { } model) return Results.NotFound();
        db.RecordAccess(actor, model.Subject, "Looked at what erasing them would do", clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return DecideErasurePage.Show(model);
    }

    public static async Task<IResult> Post(string kind, Guid id, [FromForm] Form form, Actor actor, HttpContext http, Db db, Forgetting forgetting, MailSettings mail, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(kind, id, form, actor, db, forgetting, now, cancel) is not { } model) return Results.NotFound();
        var read = new FormReader();
        var reason = read.Required(form.Reason, nameof(form.Reason), "Enter the reason", 1000);
        if (form.Do != "refuse") read.Check(string.Equals(FormReader.Clean(form.Typed), FormReader.Clean(model.Name), StringComparison.OrdinalIgnoreCase), nameof(form.Typed), $"Type the name as it stands here: {model.Name}");
        if (!read.Ok) return DecideErasurePage.Invalid(model, read.Errors);

        var (request, subject) = (model.Asked, model.Subject);
        var email = await db.Users.Where(u => u.Id == UserId.From(id) && kind == Subject.Of(default(UserId)).Kind).Select(u => u.Email).SingleOrDefaultAsync(cancel);
        var done = form.Do == "refuse" && model.Waits ? request.Refuse(actor, reason, now) : request.Erase(actor, model.Prospect, reason, now);
        if (done.Refusal is { } refusal) return DecideErasurePage.Refused(model, refusal.ToString());
        if (!model.Waits) db.ErasureRequests.Add(request);
        if (request.Decision == ErasureDecision.Refused)
        {
            db.Record(actor, now, new ErasureRefused(request.Id, kind, id), reason: reason);
            db.SendMail(email!, new ErasureRefusedLetter(model.Name, reason, PublicAddress.Of(http, AskForErasure.Route)), now);
            await db.SaveChangesAsync(cancel);
        }
        else
        {
            db.Record(actor, now, new ErasureDone(request.Id, kind), reason: reason);
            await forgetting.Forget(actor, subject, reason, cancel);
            if (email is not null) await Tell(db, email, mail, now, cancel);
        }
        http.Say(request.Decision == ErasureDecision.Refused ? "The request is refused, and the person is told why" : "It is erased");
        return Results.LocalRedirect(ListErasures.Route);
    }

    /// <summary>After the erasing, which takes every letter to the address with it.</summary>
    static async Task Tell(Db db, string email, MailSettings mail, DateTimeOffset now, CancellationToken cancel)
    {
        db.SendMail(email, new ErasedLetter(mail.Service), now);
        await db.SaveChangesAsync(cancel);
    }

    static async Task<Model?> Load(string kind, Guid id, Form form, Actor actor, Db db, Forgetting forgetting, DateTimeOffset now, CancellationToken cancel)
    {
        var subject = new Subject(kind, id);
        if (!PeopleAccess.MayErase(actor) || await forgetting.Look(subject, cancel) is not { } prospect) return null;
        var waits = await db.ErasureRequests.SingleOrDefaultAsync(r => r.Kind == kind && r.SubjectId == id && r.Decision == null, cancel);
        var asked = waits ?? ErasureRequest.Ask(subject, actor.User!.Value, null, now);
        var earlier = await db.ErasureRequests.AsNoTracking().Where(r => r.Kind == kind && r.SubjectId == id).OrderByDescending(r => r.AskedAt).Select(r => r.Id).FirstOrDefaultAsync(cancel);
        return new(subject, prospect.Name!, prospect, asked, waits is not null, earlier == default ? [] : await db.HistoryOf(Subject.Of(earlier), cancel), form);
    }
}
