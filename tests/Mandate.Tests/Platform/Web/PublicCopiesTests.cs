using Mandate.Appoint;
using Mandate.Appoint.Openings;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Web;

/// <summary>Public pages are made once for everybody who is not signed in, and never say anything old or anybody's own.</summary>
public sealed class PublicCopiesTests : WorldTest
{
    async Task<int> Asked(Browser reader, string page)
    {
        using var queries = new Queries(World.Connection);
        await reader.Open(page);
        return queries.Commands.Count;
    }

    [Fact]
    public async Task A_page_is_made_once_for_all_strangers()
    {
        var (campaign, _) = await World.Campaign();
        foreach (var page in new[] { "/", "/bodies", "/bodies?q=body", ShowOpening.Url(campaign.Slug), ShowOpening.Url(campaign.Slug) + "?format=json" })
        {
            Assert.NotEqual(0, await Asked(await World.Browser(), page));
            var second = await World.Browser();
            Assert.Equal(0, await Asked(second, page));
            Assert.NotEmpty(second.Text);
        }
    }

    [Fact]
    public async Task A_change_is_seen_at_once()
    {
        var body = await World.Body("Old name", from: new DateOnly(2013, 4, 1));
        var reader = await World.Browser();
        await reader.Open("/bodies");
        Assert.Contains("Old name", reader.Main);
        await World.Body("Another body", from: new DateOnly(2013, 4, 1));
        await reader.Open("/bodies");
        Assert.Contains("Another body", reader.Main);
        await using (var db = World.Db()) await db.Bodies.Where(b => b.Id == body.Id).ExecuteUpdateAsync(b => b.SetProperty(x => x.ShortName, "New name"));
        await reader.Open("/bodies");
        Assert.Contains("New name", reader.Main);
    }

    [Fact]
    public async Task Nothing_of_a_transaction_is_seen_before_its_end_and_all_of_it_after()
    {
        var reader = await World.Browser();
        await reader.Open("/bodies");
        await using var db = World.Db();
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Bodies.Add(Mandate.Bodies.Body.Add(new("integrated-care-board", "NHS Late Integrated Care Board", "Late", "late", new DateOnly(2013, 4, 1), null), World.Now).Value!);
        await db.SaveChangesAsync();
        await reader.Open("/bodies");
        Assert.DoesNotContain("Late", reader.Main);
        await transaction.CommitAsync();
        await reader.Open("/bodies?status=all");
        Assert.Contains("Late", reader.Main);
        await reader.Open("/bodies");
        Assert.Contains("Late", reader.Main);
    }

    [Fact]
    public async Task What_candidates_send_makes_no_page_anew()
    {
        var (campaign, posts) = await World.Campaign();
        var reader = await World.Browser();
        await reader.Open(ShowOpening.Url(campaign.Slug));
        var sent = await World.Submitted(campaign, [.. posts]);
        await using (var db = World.Db())
        {
            db.Record(sent.Candidate.AsActor(), World.Now, new ApplicationSubmitted(sent.Id, campaign.Id, sent.Reference, "d", false), campaign.AppointingBody);
            await db.SaveChangesAsync();
        }
        Assert.Equal(0, await Asked(reader, ShowOpening.Url(campaign.Slug)));
    }

    [Fact]
    public async Task A_campaign_opens_and_closes_to_the_minute()
    {
        World.Now = London.At(new DateOnly(2021, 8, 30), new TimeOnly(9, 0));
        var (campaign, _) = await World.Campaign();
        var reader = await World.Browser();
        World.Now = campaign.OpensAt.AddSeconds(-1);
        await reader.Open(ShowOpening.Url(campaign.Slug));
        Assert.Contains("Opens soon", reader.Main);
        World.Now = campaign.OpensAt;
        await reader.Open(ShowOpening.Url(campaign.Slug));
        Assert.Contains("Apply", reader.Main);
        World.Now = campaign.ClosesAt.AddSeconds(-1);
        await reader.Open(ShowOpening.Url(campaign.Slug));
        Assert.Contains("Apply", reader.Main);
        World.Now = campaign.ClosesAt;
        await reader.Open(ShowOpening.Url(campaign.Slug));
        Assert.Contains("Applications are no longer taken", reader.Main);
    }

    [Fact]
    public async Task Who_is_signed_in_neither_gets_the_copy_nor_makes_it()
    {
        var user = await World.User(Role.AppointmentsTeam);
        var signedIn = World.BrowserOf(user);
        await signedIn.Open("/bodies");
        Assert.Contains(user.Name, signedIn.Text);
        var stranger = await World.Browser();
        Assert.NotEqual(0, await Asked(stranger, "/bodies"));
        Assert.DoesNotContain(user.Name, stranger.Text);
        await signedIn.Open("/bodies");
        Assert.Contains(user.Name, signedIn.Text);
        Assert.Equal("no-store", $"{signedIn.Response.Headers.CacheControl}");
    }

    [Fact]
    public async Task A_request_with_a_cookie_gets_a_page_of_its_own()
    {
        var reader = await World.Browser();
        await reader.Open("/bodies");
        reader.Always("Cookie", "mandate-form=anything");
        Assert.NotEqual(0, await Asked(reader, "/bodies"));
    }

    [Fact]
    public async Task Kept_pages_carry_no_cookie_and_the_same_protection_as_others()
    {
        await World.Body();
        await (await World.Browser()).Open("/bodies");
        var reader = await World.Browser();
        await reader.Open("/bodies");
        Assert.Empty(reader.SetCookies);
        Assert.Contains("default-src 'none'", reader.Response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("max-age=60", $"{reader.Response.Headers.CacheControl}");
    }

    [Fact]
    public async Task Pages_that_are_kept_read_nothing_that_is_private()
    {
        await World.Pack("nhs-icb-2022");
        var (campaign, posts) = await World.Campaign();
        await World.Submitted(campaign, [.. posts]);
        await using var db = World.Db();
        string[] events = ["Events", "EventSubjects"];
        var tables = PrivateRows.Types.Select(t => db.Model.FindEntityType(t)!.GetTableName()!).Except(events).Select(t => $"\"{t}\"").ToList();
        var post = await (from p in db.Posts join b in db.Bodies on p.Body equals b.Id select new { Body = b.Slug, p.Slug }).FirstAsync();
        var law = await db.LegalEvents.Select(e => e.Slug).FirstAsync();
        var url = ShowOpening.Url(campaign.Slug);
        foreach (var page in new[] { "/", "/bodies", $"/bodies/{post.Body}", $"/bodies/{post.Body}/posts/{post.Slug}", "/succession", "/legal-events", $"/legal-events/{law}", "/appoint", "/appoint/feed.atom", url, url + "/criteria", url + "/progress", url + "/feed.atom", url + "/calendar.ics", $"{url}/posts/{posts[0].Slug}", $"{url}/posts/{posts[0].Slug}/pack" })
        {
            using var queries = new Queries(World.Connection);
            var reader = await World.Browser();
            await reader.Open(page);
            Assert.All(queries.Commands, sql => Assert.DoesNotContain(tables, t => sql.Contains(t, StringComparison.Ordinal)));
        }
    }
}
