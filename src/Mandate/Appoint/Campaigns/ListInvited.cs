using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>The list of those who alone may apply to a ring-fenced campaign; somebody is added by e-mail here, holders of posts on a page of their own.</summary>
public static class ListInvited
{
    public const string Route = "/appoint/campaigns/{campaign}/invited";
    public const string RemoveRoute = "/appoint/campaigns/{campaign}/invited/{invited}/remove";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/invited";
    public static string RemoveUrl(string slug, InvitedId invited) => $"{Url(slug)}/{invited}/remove";

    public sealed record Form
    {
        public string? Name { get; init; }
        public string? Email { get; init; }
        public string? Because { get; init; }

        public InvitedFacts? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var facts = new InvitedFacts(read.Required(Name, nameof(Name), "Enter their name", 200), read.Required(Because, nameof(Because), "Enter why they are on the list", 200),
                Email: read.Email(Email, nameof(Email), "Enter their e-mail address"));
            errors = read.Errors;
            return read.Ok ? facts : null;
        }
    }

    public sealed record Model(Campaign Campaign, IReadOnlyList<Invited> People, bool MayAdd, bool MayTakeOff, Form Form);

    public static async Task<IResult> Get(string campaign, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(db, actor, campaign, new(), clock.GetUtcNow(), cancel) is { } model ? ListInvitedPage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, campaign, form, now, cancel) is not { } model) return Results.NotFound();
        if (form.Read(out var errors) is not { } facts) return ListInvitedPage.Invalid(model, errors);
        if ((await Add(db, http, actor, model.Campaign, model.People, [facts], now, cancel)).Refusal is { } refusal) return ListInvitedPage.Refused(model, refusal.ToString());
        await db.SaveChangesAsync(cancel);
        http.Say($"{facts.Name} is on the list");
        return Results.LocalRedirect(Url(campaign));
    }

    public static async Task<IResult> PostRemove(string campaign, InvitedId invited, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, campaign, new(), now, cancel) is not { } model || model.People.FirstOrDefault(p => p.Id == invited) is not { } person) return Results.NotFound();
        if (model.Campaign.MayTakeOff().Refusal is { } refusal) return ListInvitedPage.Refused(model, refusal.ToString());
        db.Invited.Remove(person);
        db.Record(actor, now, new PersonTakenOff(model.Campaign.Id, invited, person.Name), model.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say($"{person.Name} is no longer on the list");
        return Results.LocalRedirect(Url(campaign));
    }

    /// <summary>Puts people on the list; in a published campaign each is written to at once. The caller saves.</summary>
    internal static async Task<Outcome> Add(Db db, HttpContext http, Actor actor, Campaign campaign, IReadOnlyList<Invited> before, IReadOnlyList<InvitedFacts> all, DateTimeOffset now, CancellationToken cancel)
    {
        List<Invited> added = [];
        foreach (var facts in all)
        {
            var person = Invited.Add(campaign, facts, [.. before, .. added], now);
            if (person.Refusal is { } refusal) return refusal;
            added.Add(person.Value!);
        }
        db.Invited.AddRange(added);
        if (campaign.PublishedAt is not null) await db.Tell(http, campaign, added, now, cancel);
        db.Record(actor, now, new PeopleInvited(campaign.Id, [.. added.Select(p => p.Id)], [.. added.Select(p => p.Name)]), campaign.AppointingBody);
        return Outcome.Done;
    }

    internal static async Task<Model?> Load(Db db, Actor actor, string slug, Form form, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.CampaignToRun(actor, slug, cancel) is not { } c || !c.Fenced()) return null;
        var people = await db.Invited.Where(i => i.Campaign == c.Id).OrderBy(i => i.Name).ThenBy(i => i.Id).ToListAsync(cancel);
        return new(c, people, !c.MayInvite(now).Refused, !c.MayTakeOff().Refused, form);
    }
}
