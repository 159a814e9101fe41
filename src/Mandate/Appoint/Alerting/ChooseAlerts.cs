using Mandate.Appoint.Openings;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Alerting;

/// <summary>A signed-in person chooses what to hear of by mail. Nothing is chosen for them.</summary>
public static class ChooseAlerts
{
    public const string Route = "/alerts";
    public static string Url => Route;

    /// <summary>With a campaign ticked.</summary>
    public static string FollowUrl(string campaign) => $"{Route}?follow={Uri.EscapeDataString(campaign)}";

    /// <summary>Value of "any kind of post".</summary>
    public const string Any = "any";

    public sealed record Form
    {
        public List<string>? Kinds { get; init; }
        public List<string>? Closing { get; init; }
        public List<string>? Campaigns { get; init; }
    }

    public sealed record Followed(CampaignId Id, string Slug, string Title);
    public sealed record Model(IReadOnlyList<Choice> Kinds, IReadOnlyList<Followed> Campaigns, Form Form);

    public static async Task<IResult> Get(string? follow, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var mine = await db.Alerts.AsNoTracking().Where(a => a.User == actor.User).ToListAsync(cancel);
        var model = await Load(db, mine, new(), clock.GetUtcNow(), cancel);
        var following = model.Campaigns.Where(c => c.Slug == follow || mine.Exists(a => a.Campaign == c.Id)).Select(c => c.Slug);
        return ChooseAlertsPage.Show(model with
        {
            Form = new()
            {
                Kinds = [.. mine.Where(a => a.Kind == AlertKind.NewCampaigns).Select(a => a.PostKind ?? Any)],
                Closing = mine.Exists(a => a.Kind == AlertKind.ClosingSoon) ? ["yes"] : [],
                Campaigns = [.. following],
            },
        });
    }

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var (now, me) = (clock.GetUtcNow(), actor.User!.Value);
        var mine = await db.Alerts.Where(a => a.User == me).ToListAsync(cancel);
        var (model, read) = (await Load(db, mine, form, now, cancel), new FormReader());
        var kinds = read.AnyOf(form.Kinds, nameof(form.Kinds), "Select kinds of post from the list", model.Kinds.Select(k => k.Value), min: 0);
        var closing = read.AnyOf(form.Closing, nameof(form.Closing), "Select the reminder or leave it", ["yes"], min: 0);
        var campaigns = read.AnyOf(form.Campaigns, nameof(form.Campaigns), "Select campaigns from the list", model.Campaigns.Select(c => c.Slug), min: 0);
        if (!read.Ok) return ChooseAlertsPage.Invalid(model, read.Errors);

        List<(AlertKind Kind, string? PostKind, CampaignId? Campaign)> wanted =
        [
            .. kinds.Select(k => (AlertKind.NewCampaigns, k == Any ? null : k, (CampaignId?)null)),
            .. closing.Select(_ => (AlertKind.ClosingSoon, (string?)null, (CampaignId?)null)),
            .. model.Campaigns.Where(c => campaigns.Contains(c.Slug)).Select(c => (AlertKind.Changes, (string?)null, (CampaignId?)c.Id)),
        ];
        var stopped = mine.Where(a => !wanted.Contains((a.Kind, a.PostKind, a.Campaign))).ToList();
        db.Alerts.RemoveRange(stopped);
        await db.ForgetSent(stopped, cancel);
        db.Alerts.AddRange(wanted.Where(w => !mine.Exists(a => (a.Kind, a.PostKind, a.Campaign) == w)).Select(w => Alert.New(me, w.Kind, now, w.PostKind, w.Campaign)));
        db.Record(actor, now, new AlertsChosen(me, wanted.Count));
        await db.SaveChangesAsync(cancel);
        http.Say(wanted.Count == 0 ? "You get no alerts." : "Your alerts are saved.");
        return Results.LocalRedirect(Route);
    }

    static async Task<Model> Load(Db db, List<Alert> mine, Form form, DateTimeOffset now, CancellationToken cancel)
    {
        var kinds = await db.PostKinds.AsNoTracking().Select(k => new { k.Key, k.Title }).ToListAsync(cancel);
        var followed = mine.Select(a => a.Campaign).OfType<CampaignId>().ToList();
        var campaigns = await db.Published(now).Where(c => c.ClosesAt > now || followed.Contains(c.Id)).OrderByDescending(c => c.PublishedAt).Select(c => new Followed(c.Id, c.Slug, c.Title)).ToListAsync(cancel);
        var chosen = mine.Select(a => a.PostKind).OfType<string>();
        return new([new(Any, "Any post"), .. kinds.Select(k => (k.Key, k.Title)).Concat(chosen.Select(k => (k, k))).DistinctBy(k => k.Item1).OrderBy(k => k.Item2, StringComparer.CurrentCulture).Select(k => new Choice(k.Item1, k.Item2))], campaigns, form);
    }
}

static class AlertQueries
{
    /// <summary>What was told by alerts that are no more is of no use.</summary>
    public static Task ForgetSent(this Db db, IEnumerable<Alert> alerts, CancellationToken cancel)
    {
        var ids = alerts.Select(a => a.Id).ToList();
        return db.AlertsSent.Where(s => ids.Contains(s.Alert)).ExecuteDeleteAsync(cancel);
    }
}

public sealed record AlertsChosen(UserId User, int Count) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => Count == 0 ? "chose to get no alerts" : $"chose {Count} {(Count == 1 ? "alert" : "alerts")} by mail";
}

public sealed record AlertStopped(UserId User, AlertKind Kind) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User)];
    public string What => "stopped an alert with the link of a letter";
}
