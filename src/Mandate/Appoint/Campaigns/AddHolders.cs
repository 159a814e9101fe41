using Mandate.Bodies;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Campaigns;

/// <summary>Puts holders of posts of one kind, as the register has them today, on the list of a ring-fenced campaign.</summary>
public static class AddHolders
{
    public const string Route = "/appoint/campaigns/{campaign}/invited/holders";
    public static string Url(string slug) => $"/appoint/campaigns/{slug}/invited/holders";

    public sealed record Form
    {
        public string? Kind { get; init; }
        public List<string>? People { get; init; }
    }

    /// <param name="Because">The post they hold.</param>
    /// <param name="Account">Whether they can sign in; without an account they are added by e-mail.</param>
    public sealed record Line(PersonId Person, string Name, string Because, bool Account);
    public sealed record Model(Campaign Campaign, IReadOnlyList<Choice> Kinds, string Kind, IReadOnlyList<Line> Holders, Form Form);

    public static async Task<IResult> Get(string campaign, string? kind, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(db, actor, campaign, new() { Kind = kind }, clock.GetUtcNow(), cancel) is (var model, _) ? AddHoldersPage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(string campaign, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, campaign, form, now, cancel) is not (var model, var list)) return Results.NotFound();
        var read = new FormReader();
        var chosen = read.AnyOf(form.People, nameof(form.People), "Select at least one person", model.Holders.Where(h => h.Account).Select(h => $"{h.Person}"));
        if (!read.Ok) return AddHoldersPage.Invalid(model, read.Errors);
        List<InvitedFacts> facts = [.. model.Holders.Where(h => chosen.Contains($"{h.Person}")).Select(h => new InvitedFacts(h.Name, h.Because, h.Person))];
        if ((await ListInvited.Add(db, http, actor, list.Campaign, list.People, facts, now, cancel)).Refusal is { } refusal) return AddHoldersPage.Refused(model, refusal.ToString());
        await db.SaveChangesAsync(cancel);
        http.Say($"{Numbers.Count(facts.Count, "person", "people")} added to the list");
        return Results.LocalRedirect(ListInvited.Url(campaign));
    }

    static async Task<(Model, ListInvited.Model)?> Load(Db db, Actor actor, string slug, Form form, DateTimeOffset now, CancellationToken cancel)
    {
        if (await ListInvited.Load(db, actor, slug, new(), now, cancel) is not { } list) return null;
        var (c, today) = (list.Campaign, London.Day(now));
        var kinds = (await CampaignChoices.Load(db, actor, c, cancel)).PostKinds;
        var kind = kinds.Any(k => k.Value == form.Kind) ? form.Kind! : c.PostKind;
        var posts = await db.Posts.AsNoTracking().Where(p => p.Kind == kind && (p.To == null || p.To >= today)).ToListAsync(cancel);
        var holdings = await BodiesApi.Holdings(db, posts, today, cancel, publicOn: today);
        var bodies = await BodiesApi.Bodies(db, [.. posts.Select(p => p.Body).Distinct()], today, cancel);
        var held = posts.SelectMany(p => holdings[p.Id].Holders.Concat(holdings[p.Id].Coming).Select(h => (h.Term.Person, h.Name, Post: $"{p.Title}, {bodies[p.Body].ShortName}"))).GroupBy(h => h.Person).ToList();
        var ids = held.ConvertAll(g => g.Key);
        var accounts = (await db.People.Where(p => ids.Contains(p.Id) && p.User != null).Select(p => p.Id).ToListAsync(cancel)).ToHashSet();
        var on = list.People.Select(p => p.Person).OfType<PersonId>().ToHashSet();
        return (new(c, kinds, kind, [.. held.Where(g => !on.Contains(g.Key)).Select(g => new Line(g.Key, g.First().Name, string.Join("; ", g.Select(x => x.Post)), accounts.Contains(g.Key))).OrderBy(l => l.Because, StringComparer.CurrentCulture)], form), list);
    }
}
