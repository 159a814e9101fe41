using System.Net;
using Mandate.Appoint;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Campaigns;

public sealed class RingFenceTests : WorldTest
{
    static readonly RingFence Fence = new() { Who = "the finance officers of the three councils", Reason = "Their posts end.", Authority = "Staffing protocol, paragraph 7" };

    [Fact]
    public async Task A_stranger_reads_why_they_cannot_apply_and_somebody_on_the_list_can()
    {
        var (campaign, posts) = await World.Campaign(1, terms: new CampaignTerms { Fence = Fence });
        var insider = await World.User();
        await Invite(campaign, insider.Email);

        var stranger = await World.Browser(Role.Assessor);
        await stranger.Open($"/appoint/{campaign.Slug}/apply");
        Assert.Equal(HttpStatusCode.OK, stranger.Status);
        Assert.Contains("You cannot apply with this account.", stranger.Main);
        Assert.Contains("Why: Their posts end.", stranger.Main);
        Assert.Contains("By whose authority: Staffing protocol, paragraph 7", stranger.Main);
        Assert.DoesNotContain("Start now", stranger.Main);
        await stranger.Post($"/appoint/{campaign.Slug}/apply", new() { ["__RequestVerificationToken"] = stranger.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")! });
        Assert.Equal(HttpStatusCode.Conflict, stranger.Status);
        Assert.Contains("you are not on the list of people who may apply", stranger.Main);

        var browser = World.BrowserOf(insider);
        await browser.Open($"/appoint/{campaign.Slug}/apply");
        await browser.Press("Start now");
        Assert.StartsWith("/applications/", browser.Url, StringComparison.Ordinal);
        Assert.NotEmpty(posts);
    }

    [Fact]
    public async Task Somebody_the_register_knows_applies_with_their_account_and_an_address_that_is_not_verified_opens_nothing()
    {
        var (campaign, _) = await World.Campaign(1, terms: new CampaignTerms { Fence = Fence });
        var (holder, unverified) = (await World.User(), await World.User());
        await using (var db = World.Db())
        {
            var person = Person.Add("Ada Ashdown", "ada-ashdown", true, holder.Id, World.Now);
            db.People.Add(person);
            db.Invited.Add(Invited.Add(campaign, new("Ada Ashdown", "Finance officer, Aldwater", person.Id), [], World.Now).Value!);
            await db.SaveChangesAsync();
        }
        await Invite(campaign, unverified.Email, verified: false);
        var ada = World.BrowserOf(holder);
        await ada.Open($"/appoint/{campaign.Slug}/apply");
        Assert.Contains("Start now", ada.Main);
        var other = World.BrowserOf(unverified);
        await other.Open($"/appoint/{campaign.Slug}/apply");
        Assert.Contains("You cannot apply with this account.", other.Main);
    }

    [Fact]
    public async Task The_public_sees_that_it_is_ring_fenced_and_why_and_job_boards_see_nothing_of_it()
    {
        var (fenced, posts) = await World.Campaign(1, terms: new CampaignTerms { Fence = Fence });
        var (open, others) = await World.Campaign(1);
        var reader = await World.Browser();
        await reader.Open("/appoint");
        Assert.Contains("Ring-fenced", reader.Main);
        Assert.Contains("Open competition", reader.Main);
        foreach (var page in new[] { "", $"/posts/{posts[0].Slug}", $"/posts/{posts[0].Slug}/pack", "/progress" })
        {
            await reader.Open($"/appoint/{fenced.Slug}{page}");
            Assert.Contains("This is not an open competition. It is for the finance officers of the three councils.", reader.Main);
            Assert.Contains("Why: Their posts end.", reader.Main);
        }
        await reader.Open($"/appoint/{fenced.Slug}/posts/{posts[0].Slug}");
        Assert.DoesNotContain("JobPosting", reader.Text);
        await reader.Open($"/appoint/{fenced.Slug}/posts/{posts[0].Slug}.jsonld");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
        await reader.Open($"/appoint/{open.Slug}/posts/{others[0].Slug}.jsonld");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        await reader.Open("/appoint/feed.atom");
        Assert.DoesNotContain(fenced.Id.ToString(), reader.Text);
        Assert.Contains(open.Id.ToString(), reader.Text);
    }

    [Fact]
    public async Task Ring_fencing_needs_a_reason_an_authority_and_somebody_on_the_list()
    {
        var (campaign, _) = await World.Campaign(1, published: false);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/route");
        await team.Choose("Only named people: a ring-fenced expression of interest").Press("Save and continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        Assert.Contains("Enter why only they may apply", team.Errors);
        Assert.Contains("Enter by whose decision, or under which rule, it is ring-fenced", team.Errors);
        await team.Fill("Whom is it for?", Fence.Who).Fill("Why may only they apply?", Fence.Reason).Fill("By whose decision, or under which rule?", Fence.Authority).Press("Save and continue");
        Assert.Equal($"/appoint/campaigns/{campaign.Slug}/invited", team.Url);

        await team.Open($"/appoint/campaigns/{campaign.Slug}/prepare");
        Assert.Contains("nobody is on the list", team.Main);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/invited");
        await team.Fill("Name", "Ada Ashdown").Fill("E-mail address", "not an address").Fill("Why are they on the list?", "Finance officer").Press("Add to the list");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        await team.Fill("E-mail address", "ada@example.com").Press("Add to the list");
        Assert.Contains("Ada Ashdown", team.Main);
        await team.Fill("Name", "Ada again").Fill("E-mail address", "ADA@example.com").Fill("Why are they on the list?", "Finance officer").Press("Add to the list");
        Assert.Equal(HttpStatusCode.Conflict, team.Status);
        Assert.Contains("on the list already", team.Main);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/prepare");
        Assert.DoesNotContain("nobody is on the list", team.Main);

        Assert.Equal(FenceRefusals.NoReason, Changed(Fence with { Reason = " " }));
        Assert.Equal(FenceRefusals.NoAuthority, Changed(Fence with { Authority = "" }));
        Refusal? Changed(RingFence fence) => campaign.Change(campaign.Facts() with { Terms = campaign.Terms with { Fence = fence } }).Refusal;
    }

    [Fact]
    public async Task Everybody_on_the_list_is_written_to_when_it_is_published_and_whoever_is_added_later_at_once()
    {
        var (campaign, _) = await World.Campaign(1, published: false, terms: new CampaignTerms
        {
            Fence = Fence, Salary = [new SalaryBand { MaximumPence = 1 }],
            Texts = [.. new[] { PackTexts.Opportunity, PackTexts.Terms, PackTexts.HowToApply, PackTexts.PersonalData, PackTexts.Complaints, PackTexts.Exclusive }.Select(k => new Mandate.Appoint.PackText { Key = k, Title = k, Text = "Words" })],
        });
        await Invite(campaign, "ada@example.com");
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/publish");
        await team.Press("Publish campaign");
        Assert.Contains("published", team.Main);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/invited");
        Assert.DoesNotContain("Take off", team.Main);
        await team.Fill("Name", "Ben Brook").Fill("E-mail address", "ben@example.com").Fill("Why are they on the list?", "Finance officer, Brackfen").Press("Add to the list");
        await World.DrainOutbox();
        foreach (var address in new[] { "ada@example.com", "ben@example.com" })
        {
            var letter = Assert.Single(await World.Mails(address));
            Assert.Contains("Why it is ring-fenced: Their posts end.", letter.Markdown);
        }
        World.Closed(campaign);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/invited");
        Assert.DoesNotContain("Add somebody by e-mail", team.Main);
    }

    [Fact]
    public async Task Holders_of_posts_are_added_from_the_register_and_another_bodys_team_finds_no_list()
    {
        var (campaign, posts) = await World.Campaign(1, published: false, terms: new CampaignTerms { Fence = Fence });
        var account = await World.User();
        await using (var db = World.Db())
        {
            var today = London.Day(World.Now);
            var post = await db.Posts.SingleAsync(p => p.Id == posts[0].Post);
            var named = await BodiesApi.Designate(db, Actor.Service, World.Now, new DesignateFacts(post.Id, new PersonNamed(Name: "Ada Ashdown", User: account.Id), new ActFacts(today, "the board"),
                AcceptedOn: today, From: post.From > today ? post.From : today, NeedsApproval: false), CancellationToken.None);
            Assert.Null(named.Refusal);
            await db.SaveChangesAsync();
        }
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/invited/holders");
        await team.Press("Add to the list");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        await team.Choose("Ada Ashdown").Press("Add to the list");
        Assert.Contains("Ada Ashdown", team.Main);
        await team.Press("Take off Ada Ashdown");
        Assert.Contains("Nobody is on the list yet", team.Main);

        var stranger = await World.BrowserFor(Role.AppointmentsTeam, (await World.Body()).Id);
        await stranger.Open($"/appoint/campaigns/{campaign.Slug}/invited");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        await stranger.Open($"/appoint/campaigns/{campaign.Slug}/invited/holders");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public void An_expression_of_interest_asks_for_less()
    {
        var terms = new CampaignTerms { AsksForCareer = false, AsksForInterests = false, WordsPerAnswer = 20 };
        var tasks = new ApplicationDraft { Content = new() { Evidence = [new Answer { Key = "D1", Text = string.Join(' ', Enumerable.Repeat("word", 21)) }] } }.Tasks(terms, World.TwoCriteria, new(2021, 9, 1)).ToList();
        Assert.DoesNotContain(tasks, t => t.Task is ApplicationTask.Career or ApplicationTask.Interests);
        Assert.Contains("the limit is 20 words", tasks.Single(t => t.Key == "D1").Why!.Text);
    }

    async Task Invite(Campaign campaign, string email, bool verified = true)
    {
        await using var db = World.Db();
        db.Invited.Add(Invited.Add(campaign, new(email, "Finance officer", Email: email), [], World.Now).Value!);
        if (await db.Users.SingleOrDefaultAsync(u => u.Email == email) is { } user) user.EmailVerifiedAt = verified ? World.Now : null;
        await db.SaveChangesAsync();
    }
}
