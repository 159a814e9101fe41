using Mandate.Appoint.Campaigns;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Structures;

/// <summary>One click from the board's decision to a campaign: posts that the register lacks are added, and a draft picks those that are vacant.</summary>
public static class OpenExecutiveCampaign
{
    public const string Route = "/structures/{structure}/campaign";
    public static string Url(StructureId id) => $"/structures/{id}/campaign";

    public static async Task<IResult> Post(StructureId structure, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.StructureToShape(actor, structure, London.Day(now), cancel) is not { } found) return Results.NotFound();
        var opened = await Open(db, actor, found, now, cancel);
        if (opened.Refusal is { } refusal) return ShowStructurePage.Refused(await ShowStructure.Load(db, found, null, London.Day(now), cancel), refusal.ToString());
        await db.SaveChangesAsync(cancel);
        http.Say("The campaign is planned with the posts the board decided on. Its task list says what is still to do.");
        return Results.LocalRedirect(AppointAccess.MayRun(actor, opened.Value!) ? PrepareCampaign.Url(opened.Value!.Slug) : ShowStructure.Url(structure));
    }

    /// <summary>Joins the caller's save.</summary>
    internal static async Task<Outcome<Campaign>> Open(Db db, Actor actor, Shaping found, DateTimeOffset now, CancellationToken cancel)
    {
        var (s, body, today) = (found.Structure, await db.Bodies.SingleAsync(b => b.Id == found.Structure.Body, cancel), London.Day(now));
        if (s.Decision is not { } decision) return StructureRefusals.NotDecided;
        if (s.Campaign is not null) return StructureRefusals.CampaignOpened;
        if (await db.CriteriaSets.AsNoTracking().OrderByDescending(c => c.FrozenAt).FirstOrDefaultAsync(cancel) is not { } criteria) return StructureRefusals.NoCriteria;

        var decided = s.Option(decision.Option)!.Posts;
        var kept = await Posts(db, actor, body, decided, now, cancel);
        if (kept.Refusal is { } refusal) return refusal;
        var (posts, created) = (kept.Value!.Posts, kept.Value.Created);
        var planned = Campaign.Plan(await Facts(db, body, criteria.Id, decided, posts[0], today, cancel), now);
        if (planned.Value is not { } campaign) return planned.Refusal!;
        if (s.Opened(campaign.Id).Refusal is { } twice) return twice;

        var vacant = await Vacant(db, posts, created, today, cancel);
        var adverts = await VacantPosts.Adverts(db, vacant, today, cancel);
        List<CampaignPost> picked = [.. vacant.Select(p => CampaignPost.Advertise(campaign.Id, p.Id, body.Id, $"{body.Slug}-{p.Slug}", now, adverts[p.Id].Advert))];
        db.Campaigns.Add(campaign);
        db.CampaignPosts.AddRange(picked);
        db.Record(actor, now, new CampaignPlanned(campaign.Id, campaign.Title), body.Id, $"From the decision of the board, minute {decision.Minute}");
        if (picked.Count > 0) db.Record(actor, now, new PostsPicked(campaign.Id, [.. picked.Select(p => p.Id)], []), body.Id);
        db.Record(actor, now, new ExecutiveCampaignOpened(s.Id, campaign.Id, body.Id, decided.Count, created.Count), body.Id);
        return campaign;
    }

    sealed record Kept(IReadOnlyList<Post> Posts, IReadOnlySet<PostId> Created);

    /// <summary>For each post decided on, the one of its kind that the register has, or a new one. New ones begin with the body and take designates at once.</summary>
    static async Task<Outcome<Kept>> Posts(Db db, Actor actor, Body body, IReadOnlyList<StructurePost> decided, DateTimeOffset now, CancellationToken cancel)
    {
        var today = London.Day(now);
        var there = await db.Posts.Where(p => p.Body == body.Id && (p.To == null || p.To >= today)).ToListAsync(cancel);
        var slugs = await db.Posts.Where(p => p.Body == body.Id).Select(p => p.Slug).ToListAsync(cancel);
        var (posts, created) = (new List<Post>(), new HashSet<PostId>());
        foreach (var wanted in decided)
        {
            if (there.Find(p => p.Kind == wanted.Kind && !posts.Contains(p)) is { } known) { posts.Add(known); continue; }
            var slug = Free(Slugs.Of(wanted.Title), slugs);
            var from = body.From > today ? body.From : today;
            var facts = new PostFacts(wanted.Kind, wanted.Title, slug, from, FullTime: wanted.Hundredths == 100, Exclusive: wanted.Hundredths == 100, DesignateFrom: from > today ? today : null, Source: "Decision of the board");
            var added = BodiesApi.AddPost(db, actor, now, body, facts);
            if (added.Value is not { } post) return added.Refusal!;
            slugs.Add(slug);
            posts.Add(post);
            created.Add(post.Id);
        }
        return new Kept(posts, created);
    }

    static string Free(string slug, List<string> taken) => Enumerable.Range(1, 1000).Select(n => n == 1 ? slug : $"{slug}-{n}").First(s => !taken.Contains(s));

    /// <summary>Those of the decided posts that nobody holds or is named for, and no other campaign advertises.</summary>
    static async Task<List<Post>> Vacant(Db db, IReadOnlyList<Post> posts, IReadOnlySet<PostId> created, DateOnly today, CancellationToken cancel)
    {
        var old = posts.Where(p => !created.Contains(p.Id)).ToList();
        var ids = old.ConvertAll(p => p.Id);
        var holdings = await BodiesApi.Holdings(db, old, today, cancel);
        var elsewhere = await db.CampaignPosts.Where(p => ids.Contains(p.Post) && p.WithdrawnAt == null && p.AnnouncedOn == null).Select(p => p.Post).ToListAsync(cancel);
        return [.. posts.Where(p => created.Contains(p.Id) || (!elsewhere.Contains(p.Id) && holdings[p.Id] is { Holders.Count: 0, Coming.Count: 0 }))];
    }

    static async Task<CampaignFacts> Facts(Db db, Body body, CriteriaSetId criteria, IReadOnlyList<StructurePost> decided, Post first, DateOnly today, CancellationToken cancel)
    {
        var root = $"{body.Slug}-executives";
        var taken = await db.Campaigns.Where(c => c.Slug.StartsWith(root)).Select(c => c.Slug).ToListAsync(cancel);
        var leader = await (from bk in db.BodyKinds where bk.Key == body.Kind join k in db.PostKinds on bk.Pack equals k.Pack where k.Leader && k.FullTime orderby k.Order select new { k.Key, k.Title }).FirstOrDefaultAsync(cancel);
        var kinds = decided.Select(p => p.Kind).Distinct().ToList();
        var condition = first.From > today && db.Entry(first).State == EntityState.Unchanged ? await BodiesApi.ConditionOf(db, first.Id, today, cancel) : null;
        var terms = new CampaignTerms
        {
            PreferencesAllowed = 1, FullTime = decided.All(p => p.Hundredths == 100), BodyKind = body.Kind, MoreKinds = [.. kinds.Skip(1)],
            Order = leader is null ? null : new() { PostKind = leader.Key, Title = leader.Title, Source = "The executives are chosen after the chief executive is named" },
            Salary = [new SalaryBand { MinimumPence = decided.All(p => p.PayFrom is not null) ? decided.Min(p => p.PayFrom) : null, MaximumPence = decided.Max(p => p.PayTo) }],
        };
        return new(Free(root, taken), $"Executives of {body.LegalName}", body.Id, body.Id, kinds[0], criteria, London.Midnight(today.AddDays(14)), Deadline.AtMinute(today.AddDays(42), new TimeOnly(23, 59)), terms, condition?.Id, Invented: body.Invented);
    }
}
