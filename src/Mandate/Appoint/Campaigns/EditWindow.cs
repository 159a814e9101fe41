using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Campaigns;

/// <summary>When applications are taken, to the minute.</summary>
public static class EditWindow
{
    public const string Route = "/appoint/campaigns/{campaign}/window";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/window";

    public sealed record Form : WindowForm;

    public sealed record Model(Campaign Campaign, Form Form);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel) =>
        await db.CampaignToRun(actor, campaign, cancel) is { } c ? EditWindowPage.Show(new(c, WindowForm.Of<Form>(c.OpensAt, c.Closes, c.Version))) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var model = new Model(c, form);
        if (c.IsStale(form.Version)) return await Stale(c);
        var read = new FormReader();
        if (form.Window(read, c.PublishedAt is null ? null : c.OpensAt) is not var (opens, closes)) return EditWindowPage.Invalid(model, read.Errors);
        if (NoticeRules.Faults(c.Terms.Notice.Where(r => r.Refuses && r is { From: NoticeRules.Opens, To: NoticeRules.Closes }), [], London.Day(opens), London.Day(closes.Shown)).FirstOrDefault() is { } notice)
            read.Check(false, nameof(form.ClosesOn), notice.Refusal.ToString());
        var why = read.Why(c, form.Why);
        if (!read.Ok) return EditWindowPage.Invalid(model, read.Errors);
        return await db.Save(http, actor, clock.GetUtcNow(), c, c.Facts() with { OpensAt = c.PublishedAt is null ? opens : c.OpensAt, Closes = closes },
            new($"opening to {CampaignQueries.UkZoned(opens)} and closing to {CampaignQueries.UkZoned(closes.Shown)}", $"Applications close on {CampaignQueries.UkZoned(closes.Shown)}, before {CampaignQueries.UkZoned(c.Closes.Shown)}", why), PrepareCampaign.Url(campaign), r => EditWindowPage.Refused(model, r), Stale, cancel);

        Task<IResult> Stale(Campaign theirs)
        {
            var mine = form.Window(new FormReader(), theirs.PublishedAt is null ? null : theirs.OpensAt);
            return db.Both(http, actor, theirs, "opening and closing",
                new("Opens", mine is { } m ? CampaignQueries.UkZoned(m.Opens) : $"{form.OpensOn} {form.OpensAt}", CampaignQueries.UkZoned(theirs.OpensAt)),
                new("Closes", mine is { } n ? CampaignQueries.UkZoned(n.Closes.Shown) : $"{form.ClosesOn} {form.ClosesAt}", CampaignQueries.UkZoned(theirs.Closes.Shown)));
        }
    }
}
