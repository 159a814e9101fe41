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
        public string Version => VersionOf(Writing.Draft!);
    }

    public static async Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting)
    {
        if (await sitting.Find(id) is not { } writing) return Results.NotFound();
        return writing.Draft is null || !writing.Campaign.Closes.Includes(sitting.Now) ? Results.LocalRedirect(ShowApplication.Url(id)) : CheckAnswersPage.Show(new(writing, new() { Again = writing.Sent?.AgainSince is null ? [] : ["yes"] }, sitting.Helps));
    }

    public static async Task<IResult> Post(ApplicationId id, [FromForm] Form form, SendingDesk desk, [AsParameters] Sitting sitting)
    {
        var arrived = sitting.Http.ArrivedAt();
        var answer = await desk.Send(new(id, sitting.Actor, form, arrived, Absolute(sitting, Receipt.Url(id))));
        if (answer.Code is { } code) sitting.Http.Say($"Your code is {code.Replace('-', '\u2011')}. Write it down now: it is shown only this once, and is kept nowhere. With it you can read or change what you sent before the campaign closes.");
        if (answer.End is SendingEnd.Sent or SendingEnd.NothingToSend) return Results.LocalRedirect(Receipt.Url(id));
        if (await sitting.Find(id) is not { } writing) return Results.NotFound();
        if (writing.Draft is null) return Results.LocalRedirect(Receipt.Url(id)); // sent from another tab meanwhile
        if (answer.End is SendingEnd.Late) return await Late(sitting, writing, arrived);
        var shown = new Model(writing, form, sitting.Helps);
        if (answer.Errors is { } errors) return CheckAnswersPage.Invalid(shown, errors);
        if (answer.Refusal is { } refusal) return CheckAnswersPage.Refused(shown, refusal.ToString());
        return writing.Campaign.Closes.Includes(sitting.Now) ? CheckAnswersPage.Refused(shown with { Form = new() }, changed) : await Late(sitting, writing, sitting.Now);
    }

    const string changed = "Your application was changed in another tab after you opened this page. Check it again, then send it.";

    internal static string VersionOf(OpenDraft<ApplicationDraft> draft) => draft.Version.ToString(CultureInfo.InvariantCulture);

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
