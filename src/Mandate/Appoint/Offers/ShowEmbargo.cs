using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Panels;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Offers;

/// <summary>Outcomes that are settled for a later day: who knows them, and telling somebody who must know before the public does.</summary>
public static class ShowEmbargo
{
    public const string Route = "/appoint/{campaign}/embargo";
    public static string Url(string campaign) => $"/appoint/{campaign}/embargo";

    public sealed record Form
    {
        public List<string>? Posts { get; init; }
        public string? Name { get; init; }
        public string? Organisation { get; init; }
        public string? Email { get; init; }
        public string? Why { get; init; }

        public (IReadOnlyList<Line> Posts, EmbargoFacts Facts)? Read(IReadOnlyList<Line> lines, out FormErrors errors)
        {
            var read = new FormReader();
            var posts = read.AnyOf(Posts, nameof(Posts), "Choose at least one outcome", lines.Select(l => l.Post.Post.Id.ToString()));
            var facts = new EmbargoFacts(read.Required(Name, nameof(Name), "Enter who is told"), read.Required(Organisation, nameof(Organisation), "Enter their organisation"),
                read.Email(Email, nameof(Email)), read.Required(Why, nameof(Why), "Enter why they must know before the announcement", 2000));
            errors = read.Errors;
            return read.Ok ? ([.. lines.Where(l => posts.Contains(l.Post.Post.Id.ToString(), StringComparer.Ordinal))], facts) : null;
        }
    }

    /// <param name="Appointee">Name; null when nobody is appointed.</param>
    public sealed record Line(NamedPost Post, string? Appointee, string? CurrentRole)
    {
        public string Says => Appointee is null ? "No appointment" : CurrentRole is null ? Appointee : $"{Appointee}, now {CurrentRole}";
    }

    public sealed record Model(string Slug, string Campaign, IReadOnlyList<Line> Lines, IReadOnlyList<(EmbargoNotice Notice, string By, string Posts)> Told, Form Form);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return Results.NotFound();
        var model = await Show(db, found, new(), clock.Today(), cancel);
        if (model.Lines.Count > 0)
        {
            db.RecordAccess(actor, Subject.Of(found.Id), "Read outcomes under embargo", clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
        }
        return ShowEmbargoPage.Show(model);
    }

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, campaign, cancel) is not { } found) return Results.NotFound();
        var now = clock.GetUtcNow();
        var model = await Show(db, found, form, London.Day(now), cancel);
        if (model.Lines.Count == 0) return ShowEmbargoPage.Refused(model, EmbargoRefusals.NotUnderEmbargo.ToString());
        if (form.Read(model.Lines, out var errors) is not (var lines, var facts)) return ShowEmbargoPage.Invalid(model, errors);

        foreach (var line in lines)
        {
            var told = EmbargoNotice.Tell(line.Post.Post, facts, actor.User!.Value, now);
            if (told.Refusal is { } refusal) return ShowEmbargoPage.Refused(model, refusal.ToString());
            db.EmbargoNotices.Add(told.Value!);
        }
        db.Record(actor, now, new ToldUnderEmbargo(found.Id, [.. lines.Select(l => l.Post.Post.Id)], facts.Organisation), found.AppointingBody, facts.Why);
        db.SendMail(facts.Email, new EmbargoLetter(facts.Name, found.Title, [.. lines.Select(l => ($"{l.Post.Name}: {l.Says}", Dates.Day(l.Post.Post.AnnouncedOn!.Value)))]), now);
        await db.SaveChangesAsync(cancel);
        http.Say($"{facts.Name} has been told under embargo");
        return Results.LocalRedirect(Url(campaign));
    }

    static async Task<Model> Show(Db db, Campaign campaign, Form form, DateOnly today, CancellationToken cancel)
    {
        var posts = await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == campaign.Id && p.AnnouncedOn > today && p.WithdrawnAt == null), cancel);
        var chosen = posts.Select(p => p.Post.Offer is { Answer: OfferAnswer.Accepted } offer ? offer.Application : default).ToList();
        var people = await db.Applications.Where(a => chosen.Contains(a.Id)).Select(a => new { a.Id, a.Content.Name, a.Content.CurrentRole }).ToDictionaryAsync(a => a.Id, cancel);
        var lines = posts.OrderBy(p => p.Post.AnnouncedOn).Select(p => p.Post.Offer is { Answer: OfferAnswer.Accepted } offer && people[offer.Application] is var who ? new Line(p, who.Name, who.CurrentRole) : new Line(p, null, null)).ToList();
        var told = await (from n in db.EmbargoNotices.AsNoTracking()
                          where n.Campaign == campaign.Id
                          join u in db.Users on n.By equals u.Id
                          orderby n.At descending
                          select new { Notice = n, u.Name }).ToListAsync(cancel);
        var names = (await db.NamedPosts(db.CampaignPosts.AsNoTracking().Where(p => p.Campaign == campaign.Id), cancel)).ToDictionary(p => p.Post.Id, p => p.Name);
        return new(campaign.Slug, campaign.Title, lines, [.. told.GroupBy(t => (t.Notice.Email, t.Notice.At)).Select(g => (g.First().Notice, g.First().Name, string.Join("; ", g.Select(t => names[t.Notice.Post]).Order(StringComparer.CurrentCulture))))], form);
    }
}

/// <param name="Outcomes">Each with its day of announcement.</param>
public sealed record EmbargoLetter(string Name, string Campaign, IReadOnlyList<(string What, string Day)> Outcomes) : ILetter
{
    public string Subject => $"Under embargo: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        **Under embargo: not to be published, passed on or spoken of before the day given.** You are told because your work needs it.

        {string.Join('\n', Outcomes.Select(o => $"- {o.What} (embargo until {o.Day})"))}

        If the day moves, we write to you again. That you were told, when and why, is recorded.
        """;
    public string Why => "The appointments team told you under embargo.";
}
