using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Campaigns;

/// <summary>Bands of pay by population: seen together, added and changed one at a time.</summary>
public static class EditPay
{
    public const string Route = "/appoint/campaigns/{campaign}/pay";
    public const string BandRoute = "/appoint/campaigns/{campaign}/pay/{band}";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/pay";
    public static string BandUrl(string slug, string band) => $"{Url(slug)}/{band}";

    /// <summary>Address of the page that adds a band; others go by the population they start from.</summary>
    public const string New = "new";

    public sealed record Form
    {
        public string? PopulationFrom { get; init; }
        public string? PopulationTo { get; init; }
        public string? Minimum { get; init; }
        public string? Maximum { get; init; }
        public string? Confirmed { get; init; }
        public string? Remove { get; init; }
        public string? Why { get; init; }
        public string? Version { get; init; }
    }

    public sealed record ListModel(Campaign Campaign, Refusal? Fault);

    public sealed record Model(Campaign Campaign, string Band, Form Form);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, CancellationToken cancel) =>
        await db.CampaignToRun(actor, campaign, cancel) is { } c ? EditPayPage.Show(new(c, SalaryBands.Check(c.Terms.Salary).Refusal)) : Results.NotFound();

    public static async Task<IResult> GetBand(string campaign, string band, Actor actor, Db db, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        if (band == New) return EditBandPage.Show(new(c, band, new()));
        return Find(c, band) is not { } b ? Results.NotFound() : EditBandPage.Show(new(c, band, new()
        {
            PopulationFrom = Numbers.Text(b.PopulationFrom), PopulationTo = b.PopulationTo is { } to ? Numbers.Text(to) : null, Confirmed = b.Confirmed ? "yes" : "no",
            Minimum = b.MinimumPence is { } min ? Money.Text(min).TrimStart('£') : null, Maximum = Money.Text(b.MaximumPence).TrimStart('£'),
        }));
    }

    public static async Task<IResult> PostBand(string campaign, string band, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } c) return Results.NotFound();
        var before = Find(c, band);
        if (before is null && band != New) return Results.NotFound();
        var model = new Model(c, band, form);
        if (c.IsStale(form.Version)) return await Stale(c);
        var others = c.Terms.Salary.Where(b => b != before).ToList();
        var why = new FormReader();
        var reason = why.Why(c, form.Why);
        if (!why.Ok) return EditBandPage.Invalid(model, why.Errors);
        if (form.Remove is not null) return await Save(others);
        if (Read(form, out var errors) is not { } read) return EditBandPage.Invalid(model, errors);
        var bands = SalaryBands.Ordered([.. others, read]);

        // A gap is said on the list: bands are typed one after another, and the next may close it.
        return SalaryBands.Check(bands).Refusal is { } refusal && !refusal.Text.StartsWith("No band", StringComparison.Ordinal) ? EditBandPage.Refused(model, refusal.ToString()) : await Save(bands);

        Task<IResult> Save(List<SalaryBand> bands) =>
            db.Save(http, actor, clock.GetUtcNow(), c, c.Facts() with { Terms = c.Terms with { Salary = bands } }, new("the pay", $"Pay: {string.Join("; ", bands.Select(Words))}", reason), Url(campaign), r => EditBandPage.Refused(model, r), Stale, cancel);

        Task<IResult> Stale(Campaign theirs)
        {
            var mine = form.Remove is not null ? "taken out" : Read(form, out _) is { } b ? Words(b) : $"{form.PopulationFrom} to {form.PopulationTo}: {form.Minimum} to {form.Maximum}";
            var saved = theirs.Terms.Salary.Where(x => band == New || $"{x.PopulationFrom}" == band).Select(Words).ToList();
            return db.Both(http, actor, theirs, "pay", new ConflictField(band == New ? "Bands" : "Band", band == New ? $"adds {mine}" : mine, saved.Count == 0 ? "no such band" : string.Join("\n", saved)));
        }
    }

    static string Words(SalaryBand b) => $"{Days.People(b)}: {Days.Pay(b)}{(b.Confirmed ? "" : ", not confirmed")}";

    static SalaryBand? Find(Campaign c, string band) => c.Terms.Salary.Find(b => $"{b.PopulationFrom}" == band);

    static SalaryBand? Read(Form form, out FormErrors errors)
    {
        var read = new FormReader();
        var from = read.Whole(form.PopulationFrom, nameof(form.PopulationFrom), "least number of people", 0, 100_000_000);
        var to = read.OptionalWhole(form.PopulationTo, nameof(form.PopulationTo), "most people", 0, 100_000_000);
        read.Check(to is null || to >= from, nameof(form.PopulationTo), "The most people must not be below the least");
        var minimum = read.OptionalPence(form.Minimum, nameof(form.Minimum), "least pay a year");
        var maximum = read.Pence(form.Maximum, nameof(form.Maximum), "most pay a year", 1);
        read.Check(minimum is null || minimum <= maximum, nameof(form.Maximum), "The most pay must not be below the least");
        var confirmed = read.YesNo(form.Confirmed, nameof(form.Confirmed), "Select yes if the pay is confirmed");
        errors = read.Errors;
        return read.Ok ? new SalaryBand { PopulationFrom = from, PopulationTo = to, MinimumPence = minimum, MaximumPence = maximum, Confirmed = confirmed } : null;
    }
}
