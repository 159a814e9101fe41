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

    public sealed record Form : WindowForm
    {
        /// <summary>What becomes of the steps after a closing that moves: "stay" or "move".</summary>
        public string? Later { get; init; }
    }

    /// <param name="Moved">The steps as they would be if they moved with the closing that was typed; empty until they have to.</param>
    public sealed record Model(Campaign Campaign, Form Form, IReadOnlyList<(TimetableStep Before, TimetableStep After)> Moved)
    {
        /// <summary>Whether it is asked what becomes of later steps: nobody relies on those of a draft yet.</summary>
        public bool AsksLater => Campaign.PublishedAt is not null && Campaign.Terms.Timetable.Exists(s => s.From >= London.Day(Campaign.Closes.Shown));
    }

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel) =>
        await db.CampaignToRun(actor, campaign, cancel) is { } c ? EditWindowPage.Show(new(c, WindowForm.Of<Form>(c.OpensAt, c.Closes, c.Version) with { Later = "stay" }, [])) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var model = new Model(c, form, []);
        if (c.IsStale(form.Version)) return await Stale(c);
        var read = new FormReader();
        if (form.Window(read, c.PublishedAt is null ? null : c.OpensAt) is not var (opens, closes)) return EditWindowPage.Invalid(model, read.Errors);
        if (NoticeRules.Faults(c.Terms.Notice.Where(r => r.Refuses && r is { From: NoticeRules.Opens, To: NoticeRules.Closes }), [], London.Day(opens), London.Day(closes.Shown)).FirstOrDefault() is { } notice)
            read.Check(false, nameof(form.ClosesOn), notice.Refusal.ToString());
        var why = read.Why(c, form.Why);
        var (before, after) = (c.Terms.Timetable, model.AsksLater && form.Later == "move" ? c.Terms.Timetable.MovedWithClosing(London.Day(c.Closes.Shown), London.Day(closes.Shown)) : c.Terms.Timetable);
        if (model.AsksLater && Later(c, read, after, closes)) model = model with { Moved = Pairs(before, before.MovedWithClosing(London.Day(c.Closes.Shown), London.Day(closes.Shown))) };
        if (!read.Ok) return EditWindowPage.Invalid(model, read.Errors);
        var told = string.Concat(Pairs(before, after).Select(p => $"; {p.After.Title}: {Days.Words(p.After)}, before {Days.Words(p.Before)}"));
        return await db.Save(http, actor, clock.GetUtcNow(), c, c.Facts() with { OpensAt = c.PublishedAt is null ? opens : c.OpensAt, Closes = closes, Terms = after == before ? c.Terms : c.Terms with { Timetable = after } },
            new($"opening to {CampaignQueries.UkZoned(opens)} and closing to {CampaignQueries.UkZoned(closes.Shown)}", $"Applications close on {CampaignQueries.UkZoned(closes.Shown)}, before {CampaignQueries.UkZoned(c.Closes.Shown)}{told}", why), PrepareCampaign.Url(campaign), r => EditWindowPage.Refused(model, r), Stale, cancel);

        Task<IResult> Stale(Campaign theirs)
        {
            var mine = form.Window(new FormReader(), theirs.PublishedAt is null ? null : theirs.OpensAt);
            return db.Both(http, actor, theirs, "opening and closing",
                new("Opens", mine is { } m ? CampaignQueries.UkZoned(m.Opens) : $"{form.OpensOn} {form.OpensAt}", CampaignQueries.UkZoned(theirs.OpensAt)),
                new("Closes", mine is { } n ? CampaignQueries.UkZoned(n.Closes.Shown) : $"{form.ClosesOn} {form.ClosesAt}", CampaignQueries.UkZoned(theirs.Closes.Shown)));
        }
    }

    /// <summary>Whether steps stand against the closing that was typed; each is said beside the question what becomes of them.</summary>
    static bool Later(Campaign c, FormReader read, List<TimetableStep> steps, Deadline closes)
    {
        var against = closes.Ends <= c.ClosesAt ? [] : Timetables.AgainstClosing(c.Terms with { Timetable = steps }, London.Day(c.OpensAt), London.Day(closes.Shown));
        read.Check(against.Count == 0, nameof(Form.Later), string.Join("; ", against.Select(r => r.ToString().TrimEnd('.'))));
        return against.Count > 0;
    }

    static IReadOnlyList<(TimetableStep Before, TimetableStep After)> Pairs(List<TimetableStep> before, List<TimetableStep> after) =>
        [.. before.Zip(after).Where(p => p.First != p.Second).OrderBy(p => p.First.From)];
}
