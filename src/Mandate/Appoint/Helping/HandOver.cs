using Mandate.Appoint.Applications;
using Mandate.Appoint.Campaigns;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Helping;

/// <summary>The help goes over to another member of the appointments team, or the candidate goes on alone. Whoever runs the campaign may do it, for a helper may be away.</summary>
public static class HandOver
{
    public const string Route = "/appoint/campaigns/{campaign}/help/{application:guid}/hand-over";
    public static string Url(string slug, ApplicationId application) => $"{HelpDesk.Url(slug)}/{application}/hand-over";

    /// <summary>Value of "the candidate goes on alone".</summary>
    public const string ToCandidate = "candidate";

    public sealed record Form
    {
        public string? To { get; init; }
        public string? Why { get; init; }
    }

    public sealed record Somebody(UserId Id, string Name, string Email);

    /// <param name="Team">Who may go on with it; the candidate is one more choice where they have an email address.</param>
    public sealed record Model(Campaign Campaign, Assistance Help, Somebody Helper, Somebody Candidate, IReadOnlyList<Somebody> Team, Form Form)
    {
        public bool Online => !Undeliverable.Is(Candidate.Email);
    }

    public static async Task<IResult> Get(string campaign, ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, application, new(), clock.Today(), cancel) is not { } model) return Results.NotFound();
        db.RecordAccess(actor, Subject.Of(application), "Looked at who helps a candidate to apply", clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return HandOverPage.Show(model);
    }

    public static async Task<IResult> Post(string campaign, ApplicationId application, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, application, form, clock.Today(), cancel) is not { } model) return Results.NotFound();
        if (!AppointAccess.MayRun(actor, model.Campaign)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var (now, read) = (clock.GetUtcNow(), new FormReader());
        var to = read.OneOf(form.To, nameof(form.To), "Select who goes on with the application", [.. model.Online ? new[] { ToCandidate } : [], .. model.Team.Select(t => t.Id.ToString())]);
        var why = read.Required(form.Why, nameof(form.Why), "Enter why it is handed over, and what the next person needs to know", 1000, lines: true);
        if (!read.Ok) return HandOverPage.Invalid(model, read.Errors);
        var next = model.Team.FirstOrDefault(t => t.Id.ToString() == to);
        var done = next is null ? GiveBack(db, http, actor, model, why, now) : await HandTo(db, http, actor, model, next, why, now, cancel);
        if (done.Refusal is { } refusal) return HandOverPage.Refused(model, refusal.ToString());
        await db.SaveChangesAsync(cancel);
        http.Say(next is null ? $"The help has ended, and {model.Candidate.Name} is told." : $"{next.Name} types the application from now on. Everybody is told.");
        return Results.LocalRedirect(HelpDesk.Url(campaign));
    }

    static async Task<Outcome> HandTo(Db db, HttpContext http, Actor actor, Model model, Somebody next, string why, DateTimeOffset now, CancellationToken cancel)
    {
        var (help, before) = (model.Help, model.Helper);
        var handed = help.HandTo(next.Id, await db.SceneOf(model.Campaign, help.Candidate, next.Id, cancel), now);
        if (handed.Refusal is { } refusal) return refusal;
        db.EarlierHelps.Add(handed.Value!);
        db.Record(actor, now, new AssistanceHandedOver(help.Application, before.Id, next.Id, next.Name), model.Campaign.AppointingBody, why);
        var address = PublicAddress.Of(http, ShowApplication.Url(help.Application));
        db.SendMail(model.Candidate.Email, new NewHelperLetter(model.Candidate.Name, before.Name, next.Name, model.Campaign.Title, model.Online ? address : null), now);
        if (next.Id != actor.User) db.SendMail(next.Email, new HelpHandedToYouLetter(next.Name, actor.Name, model.Candidate.Name, model.Campaign.Title, why, address), now);
        if (before.Id != actor.User) db.SendMail(before.Email, new HelpTakenOverLetter(before.Name, next.Name, model.Candidate.Name, model.Campaign.Title), now);
        return Outcome.Done;
    }

    static Outcome GiveBack(Db db, HttpContext http, Actor actor, Model model, string why, DateTimeOffset now)
    {
        model.Help.End(now);
        db.Record(actor, now, new AssistanceEnded(model.Help.Application), model.Campaign.AppointingBody, why);
        db.SendMail(model.Candidate.Email, new HelpEndedLetter(model.Candidate.Name, model.Helper.Name, model.Campaign.Title, PublicAddress.Of(http, ShowApplication.Url(model.Help.Application))), now);
        if (model.Helper.Id != actor.User) db.SendMail(model.Helper.Email, new HelpTakenOverLetter(model.Helper.Name, model.Candidate.Name, model.Candidate.Name, model.Campaign.Title), now);
        return Outcome.Done;
    }

    static async Task<Model?> Load(Db db, Actor actor, string campaign, ApplicationId application, Form form, DateOnly today, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } c) return null;
        if (await db.Assistances.SingleOrDefaultAsync(a => a.Application == application && a.Campaign == c.Id && a.EndedAt == null, cancel) is not { } help) return null;
        var both = await db.Users.Where(u => u.Id == help.Helper || u.Id == help.Candidate).Select(u => new Somebody(u.Id, u.Name, u.Email)).ToDictionaryAsync(u => u.Id, cancel);
        var team = await db.MayHelpIn(c, today).Where(u => u.Id != help.Helper && u.Id != help.Candidate).OrderBy(u => u.Name).ThenBy(u => u.Id).Select(u => new Somebody(u.Id, u.Name, u.Email)).ToListAsync(cancel);
        return new(c, help, both[help.Helper], both[help.Candidate], team, form);
    }
}
