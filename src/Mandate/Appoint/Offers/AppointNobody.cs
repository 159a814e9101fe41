using Mandate.Appoint.Panels;
using Mandate.Bodies;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Offers;

/// <summary>Ends a post without an appointment: to be advertised again, or covered for a time by somebody whose interim term goes into the register.</summary>
public static class AppointNobody
{
    public const string Route = "/offers/{post}/no-appointment";
    public static string Url(CampaignPostId post) => $"/offers/{post}/no-appointment";
    const string SomebodyElse = "new";

    public sealed record Form
    {
        public string? Next { get; init; }
        public string? Cover { get; init; }
        public string? Known { get; init; }
        public DateText? From { get; init; }
        public DateText? To { get; init; }
        public string? Reason { get; init; }

        public Command? Read(Model model, DateTimeOffset now, out FormErrors errors)
        {
            var read = new FormReader();
            var next = read.OneOf<AfterNoAppointment>(Next, nameof(Next), "Choose what happens next");
            var cover = next == AfterNoAppointment.Interim ? ReadCover(read, model) : null;
            var reason = read.Required(Reason, nameof(Reason), "Enter the reason", 2000);
            errors = read.Errors;
            return read.Ok ? new(new() { Next = next, Cover = cover?.Words, Reason = reason, At = now }, cover) : null;
        }

        Interim? ReadCover(FormReader read, Model model)
        {
            var name = read.Required(Cover, nameof(Cover), "Enter who covers the post", 200);
            var known = model.Matches.Count == 0 ? SomebodyElse : read.OneOf(Known, nameof(Known), "The register knows this name. Say who is meant", model.Matches.Select(m => m.Value));
            var from = read.OptionalDate(From, nameof(From), "the first day");
            read.Check(from is not null || model.Condition is not null, nameof(From), "Enter the first day");
            var to = read.OptionalDate(To, nameof(To), "the last day", earliest: from);
            if (!read.Ok) return null;
            var person = known == SomebodyElse ? new PersonNamed(Name: name, Invented: model.Invented) : new PersonNamed(PersonId.From(Guid.Parse(known)));
            return new(person, from, to);
        }
    }

    /// <param name="From">Null when it waits for the legal event that the campaign waits for.</param>
    public sealed record Interim(PersonNamed Person, DateOnly? From, DateOnly? To)
    {
        /// <summary>Without the name: that is the register's to keep, and to forget.</summary>
        public string Words => $"Interim cover{(From is { } from ? $" from {Dates.Day(from)}" : "")}{(To is { } to ? $" until {Dates.Day(to)}" : "")}";
    }

    public sealed record Command(NoAppointment What, Interim? Cover);

    /// <param name="Condition">The legal event that terms of this campaign still wait for.</param>
    /// <param name="Matches">People of the register with the name that was typed.</param>
    public sealed record Model(CampaignPost Post, string Name, string Campaign, string Slug, bool Invented, LegalEvent? Condition, IReadOnlyList<Choice> Matches, Form Form);

    public static async Task<IResult> Get(CampaignPostId post, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await OfferScope.Load(db, actor, post, cancel) is (var named, var campaign) && named.Post.Report is not null
            ? AppointNobodyPage.Show(await Show(db, named, campaign, new(), clock.Today(), cancel)) : Results.NotFound();

    public static async Task<IResult> Post(CampaignPostId post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await OfferScope.Load(db, actor, post, cancel) is not (var named, var campaign) || named.Post.Report is null) return Results.NotFound();
        var now = clock.GetUtcNow();
        var model = await Show(db, named, campaign, form, London.Day(now), cancel);
        if (form.Read(model, now, out var errors) is not { } command) return AppointNobodyPage.Invalid(model, errors);

        var done = named.Post.AppointNobody(command.What, await OfferScope.Unavailable(db, campaign, named.Post, cancel));
        if (!done.Refused && command.Cover is { } cover) done = await Arrange(db, actor, now, campaign, model, cover, cancel);
        if (done.Refusal is { } refusal) return AppointNobodyPage.Refused(model, refusal.ToString());
        foreach (var follower in await db.CampaignPosts.Where(p => p.Follows == named.Post.Id).ToListAsync(cancel)) follower.GoWith(named.Post);
        db.Record(actor, now, new NobodyAppointed(post, command.What.Next), campaign.AppointingBody, command.What.Reason);
        await db.SaveChangesAsync(cancel);
        http.Say("The selection for this post has ended without an appointment. It is public when you announce it");
        return Results.LocalRedirect(ListOffers.Url);
    }

    /// <summary>The interim term of the register; joins this save.</summary>
    static async Task<Outcome> Arrange(Db db, Actor actor, DateTimeOffset now, Campaign campaign, Model model, Interim cover, CancellationToken cancel)
    {
        var by = await db.Bodies.Where(b => b.Id == campaign.AppointingBody).Select(b => b.LegalName).SingleAsync(cancel);
        var decided = new ActFacts(London.Day(now), by, campaign.AppointingBody, $"Decision that “{campaign.Title}” appoints nobody");
        var post = model.Post;
        foreach (var covered in await db.CampaignPosts.Where(p => (p.Id == post.Id || p.Follows == post.Id) && p.WithdrawnAt == null).Select(p => p.Post).ToListAsync(cancel))
        {
            var term = await BodiesApi.Interim(db, actor, now, new(covered, cover.Person, decided, cover.From, cover.To, cover.From is null ? model.Condition!.Id : null, Unannounced: !(cover.From <= London.Day(now))), cancel);
            if (term.Refused) return term.Refusal!;
        }
        return Outcome.Done;
    }

    static async Task<Model> Show(Db db, NamedPost named, Campaign campaign, Form form, DateOnly today, CancellationToken cancel)
    {
        var condition = campaign.Condition is { } id ? await db.LegalEvents.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.ActualOn == null, cancel) : null;
        IReadOnlyList<Choice> matches = await BodiesApi.Namesakes(db, FormReader.Clean(form.Cover), today, cancel) is { Count: > 0 } known
            ? [.. known.Select(p => new Choice(p.Id.ToString(), p.Name, p.Holds)), new(SomebodyElse, "Somebody else of the same name")] : [];
        return new(named.Post, named.Name, campaign.Title, campaign.Slug, campaign.Invented, condition, matches, form);
    }
}
