using System.Globalization;
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

/// <summary>When, where and before whom one candidate is interviewed. Saving invites the candidate and the members by mail.</summary>
public static class FixInterview
{
    public const string Route = "/appoint/{campaign}/panels/{panel}/interviews/{application}";
    public static string Url(string campaign, PanelId panel, ApplicationId application) => $"/appoint/{campaign}/panels/{panel}/interviews/{application}";

    public sealed record Form
    {
        public DateText? On { get; init; }
        public string? At { get; init; }
        public string? Minutes { get; init; }
        public string? Place { get; init; }
        public List<string>? Present { get; init; }

        public InterviewFacts? Read(Panel panel, out FormErrors errors)
        {
            var read = new FormReader();
            var on = read.Date(On, nameof(On), "the day of the interview");
            var at = read.TimeOfDay(At, nameof(At), "the time of the interview");
            var minutes = read.Whole(Minutes, nameof(Minutes), "how long it takes, in minutes", 10, 480);
            var place = read.Required(Place, nameof(Place), "Enter where it is, or the link to join", 400);
            var present = read.AnyOf(Present, nameof(Present), "Tick who of the panel is present", panel.Sitting.Select(m => m.Id.ToString()));
            if (read.Ok) read.Check(London.Exists(on, at), nameof(At), "The clocks go forward on that day, so this time does not come. Choose another");
            errors = read.Errors;
            return read.Ok ? new(London.At(on, at), minutes, place, [.. panel.Sitting.Where(m => present.Contains(m.Id.ToString(), StringComparer.Ordinal)).Select(m => m.Id)]) : null;
        }

        public static Form Of(Interview? i, Panel panel, IReadOnlySet<PanelMemberId> abstaining) => i is not { Stands: true }
            ? new() { Minutes = "60", Present = [.. panel.Sitting.Where(m => !abstaining.Contains(m.Id)).Select(m => m.Id.ToString())] }
            : new()
            {
                On = DateText.From(London.Day(i.At)), At = Dates.Time(TimeOnly.FromDateTime(London.Of(i.At).DateTime)) switch { "noon" => "midday", var time => time },
                Minutes = i.Minutes.ToString(CultureInfo.InvariantCulture), Place = i.Place, Present = i.Present.ConvertAll(p => p.Member.ToString()),
            };
    }

    /// <param name="Adjustments">What the candidate asked for. The team alone reads it; panels do not.</param>
    public sealed record Model(string Slug, PanelId Panel, string PanelName, Invitee Who, string? Adjustments, IReadOnlyList<(PanelMemberId Id, string Name, PanelRole Role, bool Abstains)> Members, Interview? Interview, bool Begun, Form Form);

    public static async Task<IResult> Get(string campaign, PanelId panel, ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, panel, application, cancel) is not (var found, var shown, var who, var abstaining)) return Results.NotFound();
        var interview = await db.Interviews.AsNoTracking().SingleOrDefaultAsync(i => i.Panel == panel && i.Application == application, cancel);
        db.RecordAccess(actor, Subject.Of(application), $"Read the adjustments {who.Reference} asked for", clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return FixInterviewPage.Show(await Show(db, found, shown, who, abstaining, interview, Form.Of(interview, shown, abstaining), clock.GetUtcNow(), cancel));
    }

    public static async Task<IResult> Post(string campaign, PanelId panel, ApplicationId application, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, panel, application, cancel) is not (var found, var shown, var who, var abstaining)) return Results.NotFound();
        var all = await db.Interviews.Where(i => i.Panel == panel && db.Applications.Any(a => a.Id == i.Application && a.WithdrawnAt == null)).ToListAsync(cancel);
        var interview = all.Find(i => i.Application == application);
        var model = await Show(db, found, shown, who, abstaining, interview, form, clock.GetUtcNow(), cancel);
        if (form.Read(shown, out var errors) is not { } facts) return FixInterviewPage.Invalid(model, errors);

        var now = clock.GetUtcNow();
        var notice = found.Terms.InvitationFault(London.Day(now), London.Day(facts.At));
        if (notice is { Rule.Refuses: true }) return FixInterviewPage.Invalid(model, new([new(nameof(form.On), notice.Refusal.ToString())]));
        if (interview is not null)
        {
            if (interview.Change(shown, facts, abstaining, all, now).Refusal is { } no) return FixInterviewPage.Refused(model, no.ToString());
        }
        else
        {
            var made = Interview.Fix(shown, application, facts, abstaining, all, now);
            if (made.Refusal is { } no) return FixInterviewPage.Refused(model, no.ToString());
            db.Interviews.Add(interview = made.Value!);
        }
        await KeepKit(db, found, panel, now, cancel);
        db.Record(actor, now, new InterviewSet(panel, interview.Id, who.Reference, interview.At, interview.Present.Count), found.AppointingBody, notice is null ? null : $"Short notice: {notice.Refusal}");
        Invite(db, http, found, who, interview, await db.People(shown, cancel), now);
        await db.SaveChangesAsync(cancel);
        http.Say($"The interview of {who.Reference} is fixed and everybody has been invited by mail{(notice is null ? "" : $". Short notice: {notice.Refusal.Text}")}");
        return Results.LocalRedirect(ListInterviews.Url(campaign, panel));
    }

    /// <summary>From the first interview fixed on, the kit is one that is kept, whether or not somebody wrote it.</summary>
    static async Task KeepKit(Db db, Campaign campaign, PanelId panel, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.InterviewKits.AnyAsync(k => k.Panel == panel, cancel)) return;
        var criteria = await db.CriteriaSets.AsNoTracking().SingleAsync(c => c.Id == campaign.Criteria, cancel);
        db.InterviewKits.Add(InterviewKit.Draw(panel, criteria.Content, now));
    }

    static void Invite(Db db, HttpContext http, Campaign campaign, Invitee who, Interview interview, IReadOnlyDictionary<PanelMemberId, (string Name, string Email)> people, DateTimeOffset now)
    {
        var when = Dates.Moment(London.Of(interview.At));
        var present = interview.Present.ConvertAll(p => people[p.Member]);
        db.SendMail(who.Email, new InterviewLetter(who.Name, campaign.Title, who.Posts, when, interview.Minutes, interview.Place, [.. present.Select(p => p.Name)], who.Content.NeedsAdjustments == true), now);
        foreach (var member in present) db.SendMail(member.Email, new InterviewerLetter(campaign.Title, who.Reference, when, interview.Minutes, interview.Place, PublicAddress.Of(http, Assessing.PanelWork.Url(interview.Panel))), now);
    }

    static async Task<(Campaign, Panel, Invitee, IReadOnlySet<PanelMemberId>)?> Load(Db db, Actor actor, string campaign, PanelId panel, ApplicationId application, CancellationToken cancel)
    {
        if (await db.PanelForTeam(actor, campaign, panel, cancel) is not (var found, var shown)) return null;
        if ((await db.Invitees(shown, cancel)).FirstOrDefault(i => i.Id == application) is not { } who) return null;
        var members = shown.Members.Select(m => m.Id).ToList();
        var abstaining = await db.ConflictDeclarations.Where(t => members.Contains(t.Member) && t.Application == application && t.Remedy == Remedy.Abstains).Select(t => t.Member).ToListAsync(cancel);
        return (found, shown, who, abstaining.ToHashSet());
    }

    static async Task<Model> Show(Db db, Campaign campaign, Panel panel, Invitee who, IReadOnlySet<PanelMemberId> abstaining, Interview? interview, Form form, DateTimeOffset now, CancellationToken cancel)
    {
        var people = await db.People(panel, cancel);
        return new(campaign.Slug, panel.Id, panel.Name, who, who.Content.NeedsAdjustments == true ? who.Content.Adjustments : null,
            [.. panel.Sitting.OrderBy(m => m.Role).Select(m => (m.Id, people[m.Id].Name, m.Role, abstaining.Contains(m.Id)))], interview, interview?.Begun(now) == true, form);
    }
}

public sealed record InterviewLetter(string Name, string Campaign, IReadOnlyList<string> Posts, string When, int Minutes, string Place, IReadOnlyList<string> Panel, bool Adjusts) : ILetter
{
    public string Subject => $"Your interview: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        the panel invites you to interview for:

        {string.Join('\n', Posts.Select(p => "- " + p))}

        - When: **{When}**, about {Minutes} minutes
        - Where: {Place}
        - You will meet: {string.Join(", ", Panel)}{(Adjusts ? "\n\nYou asked for adjustments. They are being arranged; tell us if anything has changed." : "")}

        If you cannot come, tell us as soon as you can.
        """;
    public string Why => "You are on the shortlist of this campaign.";
}

public sealed record InterviewerLetter(string Campaign, string Reference, string When, int Minutes, string Place, string Address) : ILetter
{
    public string Subject => $"Interview of {Reference}: {When}";
    public string Markdown => $"""
        You interview {Reference} for {Campaign}.

        - When: **{When}**, about {Minutes} minutes
        - Where: {Place}

        The questions, what to look for and your scorecard: {Address}
        """;
    public string Why => "You sit on the panel.";
}
