using Mandate.Appoint.Panels;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Interviewing;

/// <summary>An interview that does not take place: everybody who was invited is told why, and the team fixes another when it can.</summary>
public static class CancelInterview
{
    public const string Route = "/appoint/{campaign}/panels/{panel}/interviews/{application}/cancel";
    public static string Url(string campaign, PanelId panel, ApplicationId application) => $"{FixInterview.Url(campaign, panel, application)}/cancel";

    public sealed record Form
    {
        public string? Why { get; init; }
    }

    public sealed record Model(string Slug, Panel Panel, Invitee Who, Interview Interview, IReadOnlyList<(string Name, string Email)> Present, Form Form);

    public static async Task<IResult> Get(string campaign, PanelId panel, ApplicationId application, Actor actor, Db db, CancellationToken cancel) =>
        await Load(db, actor, campaign, panel, application, new(), cancel) is (_, var model) ? CancelInterviewPage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, PanelId panel, ApplicationId application, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, panel, application, form, cancel) is not (var found, var model)) return Results.NotFound();
        var read = new FormReader();
        var why = read.Required(form.Why, nameof(form.Why), "Enter why it is cancelled, as the candidate and the panel will read it", 400);
        if (!read.Ok) return CancelInterviewPage.Invalid(model, read.Errors);

        var (now, interview) = (clock.GetUtcNow(), model.Interview);
        if (interview.Cancel(why, now).Refusal is { } refusal) return CancelInterviewPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new InterviewCancelled(panel, interview.Id, application, model.Who.Reference, interview.At), found.AppointingBody, why);
        var when = Dates.Moment(London.Of(interview.At));
        db.SendMail(model.Who.Email, new InterviewCancelledLetter(model.Who.Name, found.Title, when, why, PublicAddress.Of(http, Applications.ApplicationStatus.Url(application))), now);
        foreach (var (_, email) in model.Present) db.SendMail(email, new InterviewerFreedLetter(found.Title, model.Who.Reference, when, why), now);
        await db.SaveChangesAsync(cancel);
        http.Say($"The interview of {model.Who.Reference} is cancelled, and everybody who was invited has been told by mail");
        return Results.LocalRedirect(ListInterviews.Url(campaign, panel));
    }

    /// <summary>Only an interview that is fixed can be cancelled.</summary>
    static async Task<(Campaign, Model)?> Load(Db db, Actor actor, string campaign, PanelId panel, ApplicationId application, Form form, CancellationToken cancel)
    {
        if (await db.PanelForTeam(actor, campaign, panel, cancel) is not (var found, var shown)) return null;
        if ((await db.Invitees(shown, cancel)).FirstOrDefault(i => i.Id == application) is not { } who) return null;
        if (await db.Interviews.SingleOrDefaultAsync(i => i.Panel == panel && i.Application == application && i.CancelledAt == null, cancel) is not { } interview) return null;
        var people = await db.People(shown, cancel);
        return (found, new(found.Slug, shown, who, interview, interview.Present.ConvertAll(p => people[p.Member]), form));
    }
}

public sealed record InterviewCancelledLetter(string Name, string Campaign, string When, string Because, string Address) : ILetter
{
    public string Subject => $"Your interview is cancelled: {Campaign}";
    public string Markdown => $"""
        Dear {MailWords.Plain(Name)},

        your interview on **{When}** does not take place.

        Why: {MailWords.Plain(Because)}

        You are still on the shortlist, and this says nothing about your application. We write to you again with another day. You need do nothing until then.

        Where your application stands: {Address}
        """;
    public string Why => "You were invited to this interview.";
}

public sealed record InterviewerFreedLetter(string Campaign, string Reference, string When, string Because) : ILetter
{
    public string Subject => $"Cancelled: interview of {Reference}, {When}";
    public string Markdown => $"""
        The interview of {Reference} for {Campaign} on **{When}** does not take place. You are free at that time.

        Why: {MailWords.Plain(Because)}

        When another is fixed, you are invited again.
        """;
    public string Why => "You sit on the panel and were to be present.";
}
