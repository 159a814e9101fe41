using Mandate.Design;
using Mandate.Platform.Access.Erasing;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Platform.Access.Account;

/// <summary>Somebody asks that their personal data be erased, having read what goes, what stays and what is in the way.</summary>
public static class AskForErasure
{
    public const string Route = "/account/erasure";

    public sealed record Form
    {
        /// <summary>Which button: "ask" or "withdraw".</summary>
        public string? Do { get; init; }
        public string? Words { get; init; }
    }

    /// <param name="Request">The one that waits, else the last one.</param>
    public sealed record Model(Prospect Prospect, ErasureRequest? Request, Form Form);

    public static async Task<IResult> Get(Actor actor, Db db, Forgetting forgetting, CancellationToken cancel) =>
        AskForErasurePage.Show(new((await forgetting.Look(Me(actor), cancel))!, await Last(db, actor, cancel), new()));

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, HttpContext http, Db db, Forgetting forgetting, TimeProvider clock, CancellationToken cancel)
    {
        var (last, now, read) = (await Last(db, actor, cancel), clock.GetUtcNow(), new FormReader());
        var model = new Model((await forgetting.Look(Me(actor), cancel))!, last, form);
        var words = read.Optional(form.Words, nameof(form.Words), "what you want us to know", 1000, lines: true);
        if (!read.Ok) return AskForErasurePage.Invalid(model, read.Errors);
        if (form.Do == "withdraw")
        {
            if (last is null) return Results.NotFound();
            if (last.Withdraw(actor, now).Refusal is { } refusal) return AskForErasurePage.Refused(model, refusal.ToString());
            db.Record(actor, now, new ErasureWithdrawn(actor.User!.Value, last.Id));
        }
        else
        {
            if (last is { Open: true }) return AskForErasurePage.Refused(model, ErasureRefusals.Waits.ToString());
            var request = ErasureRequest.Ask(Me(actor), actor.User!.Value, words, now);
            db.ErasureRequests.Add(request);
            db.Record(actor, now, new ErasureAsked(actor.User!.Value, request.Id));
            var address = PublicAddress.Of(http, DecideErasure.Url(request.Subject));
            foreach (var person in await db.Administering(London.Day(now)).Where(u => u.Id != actor.User && u.DemoSignIn == null).Select(u => new { u.Name, u.Email }).ToListAsync(cancel))
                db.SendMail(person.Email, new ErasureAskedLetter(person.Name, request.AnswerBy, address), now);
        }
        await db.SaveChangesAsync(cancel);
        http.Say(form.Do == "withdraw" ? "Your request is withdrawn. Nothing is erased" : "You have asked. An administrator decides, and you hear by mail");
        return Results.LocalRedirect(Route);
    }

    static Subject Me(Actor actor) => Subject.Of(actor.User!.Value);

    static Task<ErasureRequest?> Last(Db db, Actor actor, CancellationToken cancel)
    {
        var me = Me(actor);
        return db.ErasureRequests.Where(r => r.Kind == me.Kind && r.SubjectId == me.Id).OrderBy(r => r.Decision != null).ThenByDescending(r => r.AskedAt).FirstOrDefaultAsync(cancel);
    }
}
