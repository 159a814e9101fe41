using Mandate.Appoint.Panels;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Interviewing;

/// <summary>What partners said of candidates whom they met. Advice in words; nobody scores here.</summary>
public static class AddSession
{
    public const string Route = "/appoint/{campaign}/panels/{panel}/sessions/add";
    public static string Url(string campaign, PanelId panel) => $"/appoint/{campaign}/panels/{panel}/sessions/add";

    public sealed record Form
    {
        public DateText? On { get; init; }
        public string? TookPart { get; init; }

        /// <summary>By id of the application; empty for those whom the partners did not meet.</summary>
        public Dictionary<string, string>? Advice { get; init; }

        public (DateOnly On, string TookPart, IReadOnlyList<SessionAdvice> Advice)? Read(IReadOnlyList<Invitee> who, out FormErrors errors)
        {
            var read = new FormReader();
            var on = read.Date(On, nameof(On), "the day of the session");
            var tookPart = read.Required(TookPart, nameof(TookPart), "Enter who took part", 1000, lines: true);
            var advice = who.Select(i => (i.Id, Words: read.Optional(Advice?.GetValueOrDefault(i.Id.ToString()), $"Advice[{i.Id}]", $"advice on {i.Name}", 4000, lines: true)))
                .Where(a => a.Words is not null).Select(a => new SessionAdvice { Application = a.Id, Words = a.Words! }).ToList();
            if (who.Count > 0) read.Check(advice.Count > 0, $"Advice[{who[0].Id}]", SessionRefusals.Nobody.Text);
            errors = read.Errors;
            return read.Ok ? (on, tookPart, advice) : null;
        }
    }

    public sealed record Model(string Slug, PanelId Panel, string PanelName, IReadOnlyList<Invitee> Who, Form Form);

    public static async Task<IResult> Get(string campaign, PanelId panel, Actor actor, Db db, CancellationToken cancel) =>
        await Load(db, actor, campaign, panel, new(), cancel) is (_, var model) ? AddSessionPage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, PanelId panel, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, campaign, panel, form, cancel) is not (var found, var model)) return Results.NotFound();
        if (form.Read(model.Who, out var errors) is not (var on, var tookPart, var advice)) return AddSessionPage.Invalid(model, errors);

        var now = clock.GetUtcNow();
        var made = StakeholderSession.Record(panel, on, tookPart, advice, now);
        if (made.Refusal is { } refusal) return AddSessionPage.Refused(model, refusal.ToString());
        db.StakeholderSessions.Add(made.Value!);
        db.Record(actor, now, new SessionRecorded(panel, made.Value!.Id, on, [.. model.Who.Where(i => advice.Any(a => a.Application == i.Id)).Select(i => i.Reference)]), found.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say("The session is recorded. The panel reads it as advice before it judges");
        return Results.LocalRedirect(ListInterviews.Url(campaign, panel));
    }

    /// <summary>There is nobody to say anything of before a shortlist is settled.</summary>
    static async Task<(Campaign, Model)?> Load(Db db, Actor actor, string campaign, PanelId panel, Form form, CancellationToken cancel) =>
        await db.PanelForTeam(actor, campaign, panel, cancel) is (var found, var shown) && await db.Invitees(shown, cancel) is { Count: > 0 } who ? (found, new(found.Slug, panel, shown.Name, who, form)) : null;
}
