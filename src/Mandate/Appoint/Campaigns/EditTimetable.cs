using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Campaigns;

/// <summary>The steps after closing: seen together, added and changed one at a time.</summary>
public static class EditTimetable
{
    public const string Route = "/appoint/campaigns/{campaign}/timetable";
    public const string StepRoute = "/appoint/campaigns/{campaign}/timetable/{step}";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/timetable";
    public static string StepUrl(string slug, string step) => $"{Url(slug)}/{step}";

    /// <summary>Address of the page that adds a step.</summary>
    public const string New = "new";

    public sealed record Form
    {
        public string? Kind { get; init; }
        public string? Title { get; init; }
        public DateText? From { get; init; }
        public DateText? To { get; init; }
        public string? Certainty { get; init; }
        public string? Remove { get; init; }
        public string? Why { get; init; }
        public string? Version { get; init; }
    }

    public sealed record ListModel(Campaign Campaign, Refusal? Fault);

    public sealed record Model(Campaign Campaign, string Step, Form Form)
    {
        public bool Adds => Step == New;
        public IReadOnlyList<Choice> Kinds => [.. Timetables.Known.Where(k => !Campaign.Terms.Timetable.Exists(s => s.Key == k.Key)).Select(k => new Choice(k.Key, k.Title)), new("own", "Another step")];
    }

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel) =>
        await db.CampaignToRun(actor, campaign, cancel) is { } c ? EditTimetablePage.Show(new(c, Check(c, c.Terms.Timetable).Refusal)) : Results.NotFound();

    public static async Task<IResult> GetStep(string campaign, string step, Actor actor, Db db, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        if (step == New) return EditStepPage.Show(new(c, step, new()));
        return c.Terms.Timetable.Find(s => s.Key == step) is { } s
            ? EditStepPage.Show(new(c, step, new() { Kind = s.Key, Title = s.Title, From = DateText.From(s.From), To = DateText.From(s.To), Certainty = s.Fixed ? "fixed" : "estimated" })) : Results.NotFound();
    }

    public static async Task<IResult> PostStep(string campaign, string step, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } c || (step != New && !c.Terms.Timetable.Exists(s => s.Key == step))) return Results.NotFound();
        var model = new Model(c, step, form);
        if (c.IsStale(form.Version)) return await Stale(c);
        var others = c.Terms.Timetable.Where(s => s.Key != step).ToList();
        var before = c.Terms.Timetable.Find(s => s.Key == step);
        if (form.Remove is not null && before is not null)
        {
            var reader = new FormReader();
            var reason = reader.Why(c, form.Why);
            return reader.Ok ? await Save(others, new("the timetable", $"{before.Title}: no longer planned, before {Days.Words(before)}", reason)) : EditStepPage.Invalid(model, reader.Errors);
        }
        if (Read(model, out var errors) is not var (read, why)) return EditStepPage.Invalid(model, errors);
        var steps = Timetables.Ordered([.. others, read]);
        if (Check(c, steps).Refusal is { } order) return EditStepPage.Invalid(model, new([new(nameof(form.From), order.Text)]));
        if (NoticeRules.Faults(c.Terms.Notice.Where(r => r.Refuses && (r.From == read.Key || r.To == read.Key)), steps, London.Day(c.OpensAt), London.Day(c.Closes.Shown)).FirstOrDefault() is { } notice)
            return EditStepPage.Invalid(model, new([new(nameof(form.From), notice.Refusal.ToString())]));
        return await Save(steps, new($"the timetable: {read.Title}", $"{read.Title}: {Days.Words(read)}{(before is null ? "" : $", before {Days.Words(before)}")}", why));

        Task<IResult> Save(List<TimetableStep> steps, CampaignChange change) =>
            db.Save(http, actor, clock.GetUtcNow(), c, c.Facts() with { Terms = c.Terms with { Timetable = steps } }, change, Url(campaign), r => EditStepPage.Refused(model, r), Stale, cancel);

        Task<IResult> Stale(Campaign theirs)
        {
            var title = form.Title ?? Timetables.TitleOf(model.Adds ? form.Kind ?? "" : step);
            var mine = form.Remove is not null ? "taken out" : $"{title}: {form.From?.Date:d MMMM yyyy}{(form.To?.Date is { } to ? $" to {to:d MMMM yyyy}" : "")}, {form.Certainty}";
            var saved = theirs.Terms.Timetable.Where(s => model.Adds || s.Key == step).Select(s => $"{s.Title}: {s.From:d MMMM yyyy}{(s.To is { } to ? $" to {to:d MMMM yyyy}" : "")}, {(s.Fixed ? "fixed" : "estimated")}").ToList();
            return db.Both(http, actor, theirs, "timetable", new ConflictField(model.Adds ? "Steps" : "Step", model.Adds ? $"adds {mine}" : mine, saved.Count == 0 ? "no such step" : string.Join("\n", saved)));
        }
    }

    static Outcome Check(Campaign c, IReadOnlyList<TimetableStep> steps) => Timetables.Check(steps, London.Day(c.OpensAt), London.Day(c.Closes.Shown));

    static (TimetableStep Step, string? Why)? Read(Model model, out FormErrors errors)
    {
        var (form, read) = (model.Form, new FormReader());
        var kind = model.Adds ? read.OneOf(form.Kind, nameof(form.Kind), "Select what the step is", model.Kinds.Select(k => k.Value)) : model.Step;
        var known = Timetables.TitleOf(kind);
        var title = known ?? read.Required(form.Title, nameof(form.Title), "Enter the name of the step", 120);
        var from = read.Date(form.From, nameof(form.From), "the day of the step, or its first day");
        var to = read.OptionalDate(form.To, nameof(form.To), "the last day of the step", earliest: from == default ? null : from);
        var certain = read.OneOf(form.Certainty, nameof(form.Certainty), "Select whether the date is fixed or estimated", ["fixed", "estimated"]) == "fixed";
        var key = known is not null ? kind : model.Adds ? Slugs.Of(title) : model.Step;
        read.Check(key is not ("new" or "") && (!model.Adds || !model.Campaign.Terms.Timetable.Exists(s => s.Key == key)), nameof(form.Title), "The timetable has a step of this name. Choose another");
        var why = read.Why(model.Campaign, form.Why);
        errors = read.Errors;
        return read.Ok ? (new TimetableStep { Key = key, Title = title, From = from, To = to == from ? null : to, Fixed = certain }, why) : null;
    }
}
