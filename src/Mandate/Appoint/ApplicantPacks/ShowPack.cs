using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Clarifying;
using Mandate.Appoint.Openings;
using Mandate.Appoint.Panels;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.ApplicantPacks;

/// <summary>The applicant pack of a post, made from the register, the criteria, the timetable, the law and the campaign's texts; as a page, on paper and as a Word file.</summary>
public static class ShowPack
{
    public const string Route = "/appoint/{campaign}/posts/{post}/pack";
    public const string WordRoute = "/appoint/{campaign}/posts/{post}/pack.docx";
    public static string Url(string campaign, string post) => $"/appoint/{campaign}/posts/{post}/pack";
    public static string WordUrl(string campaign, string post) => Url(campaign, post) + ".docx";

    public sealed record Model(Opening Opening, PublicPost Post, ApplicantPack Pack);

    public static async Task<IResult> Get(string campaign, string post, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(campaign, post, db, clock, cancel) is { } facts ? ShowPackPage.Show(new(facts.Opening, facts.Post, facts.Pack())) : Results.NotFound();

    public static async Task<IResult> GetWord(string campaign, string post, HttpContext http, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(campaign, post, db, clock, cancel) is { } facts
            ? Results.File(PackWord.Of(facts.Pack(), PublicAddress.Of(http, ""), facts.AppointingBody, facts.LastChanged), PackWord.MediaType, $"applicant-pack-{facts.Post.Slug}.docx") : Results.NotFound();

    static async Task<PostFacts?> Load(string campaign, string post, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        if (await db.OpeningWithPosts(campaign, now, cancel) is not { Campaign: var c } opening) return null;
        if (opening.Posts.FirstOrDefault(p => p.Slug == post) is not { } shown) return null;
        var criteria = await db.CriteriaSets.AsNoTracking().SingleAsync(s => s.Id == c.Criteria, cancel);
        var chain = c.Chain();
        var bodies = await BodiesApi.Bodies(db, [shown.Body, c.AppointingBody, .. chain.Select(s => s.Body)], today, cancel);
        var found = await db.CampaignPosts.AsNoTracking().SingleAsync(p => p.Id == shown.Id, cancel);
        var order = await db.Order(c, [new(found, shown.Advert.Title, bodies[shown.Body].ShortName)], today, cancel);
        return new(opening, shown, criteria.Content, bodies[shown.Body], bodies[c.AppointingBody].LegalName, [.. chain.Select(s => (s, bodies[s.Body].LegalName))], await VacantPosts.Conditions(db, c, today, cancel),
            [.. (await db.PublicAnswersOf(c.Id, cancel)).Where(a => a.Post is null || a.Post == shown.Id)], order.SingleOrDefault(), await db.Sharing(found, cancel));
    }
}
