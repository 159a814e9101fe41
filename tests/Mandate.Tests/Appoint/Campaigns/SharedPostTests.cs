using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Offers;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Campaigns;

public sealed class SharedPostTests : WorldTest
{
    static readonly SharingRule Rule = new() { Relation = RelationKeys.MemberOf, Title = "Cluster", Source = "Invented agreement" };

    /// <summary>Three boards, of which the first two are members of one cluster.</summary>
    async Task<(Campaign Campaign, IReadOnlyList<CampaignPost> Posts)> Clustered(SharingRule? rule = null, bool grouped = false)
    {
        var (campaign, posts) = await World.Campaign(3, published: false, terms: new CampaignTerms { Sharing = rule, PreferencesAllowed = 3 });
        var cluster = await World.Body("Westmoor cluster", "cluster");
        await using var db = World.Db();
        db.RelationKinds.Add(RelationKind.Describe(RelationKeys.MemberOf, "test", "Member of", "Has members"));
        foreach (var post in posts)
        {
            var body = await db.Bodies.Include(b => b.Relations).SingleAsync(b => b.Id == post.Body);
            var shown = await db.CampaignPosts.SingleAsync(p => p.Id == post.Id);
            shown.Describe(new PostAdvert { Title = "Chief executive", BodyName = body.ShortName });
            if (post == posts[2]) continue;
            Assert.False(body.Relate(RelationKeys.MemberOf, cluster.Id, cluster.From > body.From ? cluster.From : body.From, null, World.Now).Refused);
        }
        if (grouped)
        {
            var kept = await db.Campaigns.SingleAsync(c => c.Id == campaign.Id);
            var two = await db.CampaignPosts.Where(p => p.Campaign == campaign.Id).ToListAsync();
            Assert.False(kept.Join("Westmoor", [two.Single(p => p.Id == posts[0].Id), two.Single(p => p.Id == posts[1].Id)]).Refused);
            Assert.False(kept.Publish(await db.CriteriaSets.SingleAsync(c => c.Id == kept.Criteria), 3, World.Now).Refused);
            await db.SaveChangesAsync();
            return (kept, [.. posts.Select(p => two.Single(t => t.Id == p.Id))]);
        }
        await db.SaveChangesAsync();
        return (campaign, posts);
    }

    [Fact]
    public async Task The_team_says_which_bodies_may_share_and_only_members_of_one_cluster_can_be_grouped()
    {
        var (campaign, posts) = await Clustered();
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/sharing");
        await team.Fill("Which bodies may share a person?", RelationKeys.MemberOf).Press("Save and continue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        await team.Fill("What are they together?", "Cluster").Press("Save and continue");
        Assert.Equal($"/appoint/campaigns/{campaign.Slug}/groups", team.Url);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/prepare");
        Assert.Contains("no cluster is chosen yet", team.Main);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/groups");
        Assert.Contains("Body 1, Body 2", team.Main);
        Assert.DoesNotContain("Body 3", team.Main);
        await team.Choose("Westmoor cluster").Press("Save and continue");
        Assert.Contains("1 group", team.Main);
        await using var db = World.Db();
        var saved = await db.CampaignPosts.Where(p => p.Campaign == campaign.Id).ToListAsync();
        Assert.Equal(saved.Single(p => p.Id == posts[0].Id).Id, saved.Single(p => p.Id == posts[1].Id).Follows);
        Assert.Null(saved.Single(p => p.Id == posts[2].Id).Group);

        var stranger = await World.BrowserFor(Role.AppointmentsTeam, (await World.Body()).Id);
        foreach (var page in new[] { "sharing", "groups" })
        {
            await stranger.Open($"/appoint/campaigns/{campaign.Slug}/{page}");
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }
    }

    [Fact]
    public void Groups_need_a_rule_two_posts_and_posts_that_are_in_no_other()
    {
        var campaign = Mandate.Appoint.Campaign.Plan(new("a", "A", default, default, "chief-executive", default, London.Midnight(new(2021, 9, 1)), Deadline.AtMinute(new(2021, 9, 26), new(23, 59)), new CampaignTerms { Sharing = Rule }), World.Now).Value!;
        var posts = Enumerable.Range(0, 3).Select(i => CampaignPost.Advertise(campaign.Id, default, default, $"p{i}", World.Now, new PostAdvert { BodyName = $"Board {i}" })).ToList();
        Assert.Equal(SharingRefusals.TooFew("One"), campaign.Join("One", [posts[0]]).Refusal);
        Assert.False(campaign.Join("One", [posts[0], posts[1]]).Refused);
        Assert.Equal(SharingRefusals.InTwo("Board 1", "One", "Two"), campaign.Join("Two", [posts[1], posts[2]]).Refusal);
        Assert.False(campaign.Change(campaign.Facts() with { Terms = campaign.Terms with { Sharing = null } }).Refused);
        Assert.Equal(SharingRefusals.NoRule, campaign.Join("Two", [posts[1], posts[2]]).Refusal);
    }

    [Fact]
    public async Task One_preference_one_offer_and_one_acceptance_make_terms_in_all_bodies_announced_together()
    {
        var (campaign, posts) = await Clustered(Rule, grouped: true);
        var reader = await World.Browser();
        await reader.Open($"/appoint/{campaign.Slug}/posts/{posts[1].Slug}/pack");
        Assert.Contains("One person is appointed for all bodies of Westmoor: Body 1, Body 2.", reader.Main);

        var writer = await new Writer(World.BrowserOf(await World.User()), campaign).Start();
        await writer.Browser.Open(writer.Browser.Url + "/posts");
        Assert.Contains("Westmoor: Chief executive of all its bodies", writer.Browser.Main);
        Assert.DoesNotContain("Body 2", writer.Browser.Main);

        var panel = await World.Panel(campaign, posts[0]);
        var a = await World.Submitted(campaign, posts[0]);
        World.Closed(campaign);
        await World.Judged(posts[0], a, 1);
        await World.Reported(panel, posts[0], a);
        await World.Approved(posts[0]);
        await World.Offered(posts[0]);
        var candidate = World.BrowserOf(a.Candidate);
        await candidate.Open(AnswerOffer.Url(a.Id));
        await candidate.Choose("I accept").Choose("What I said in my application is still true, I know of nothing that bars me from this post, and I accept its terms and conditions").Press("Send my answer");
        Assert.Contains("You accepted on", candidate.Main);
        await using (var db = World.Db())
        {
            var terms = await db.Terms.ToListAsync();
            Assert.Equal(posts.Take(2).Select(p => p.Post).ToHashSet(), terms.Select(t => t.Post).ToHashSet());
            Assert.Single(terms.Select(t => t.Person).Distinct());
            Assert.All(terms, t => Assert.Equal("One person for all bodies of Westmoor", t.SharedBecause));
        }
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/{campaign.Slug}/announce");
        Assert.DoesNotContain("Body 2", team.Main);
        await team.Choose("Chief executive, Westmoor (shared)").Press("Announce");
        var today = London.Day(World.Now);
        foreach (var (post, outcome) in posts.Zip([PublicOutcome.Appointed, PublicOutcome.Appointed, PublicOutcome.NotAnnounced])) Assert.Equal(outcome, (await World.Again(post)).PublicOn(today));
        await reader.Open($"/appoint/{campaign.Slug}/progress");
        Assert.Contains("2 of 3 appointed", reader.Main);
    }

    [Fact]
    public async Task Pay_goes_by_the_people_of_all_bodies_and_is_not_known_while_one_number_is_not()
    {
        var (campaign, posts) = await Clustered(Rule, grouped: true);
        List<SalaryBand> bands = [new() { PopulationFrom = 0, PopulationTo = 999_999, MaximumPence = 150_000_00, Confirmed = true }, new() { PopulationFrom = 1_000_000, MaximumPence = 200_000_00, Confirmed = true }];
        await using (var db = World.Db())
        {
            await db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.PublishedAt, (DateTimeOffset?)null));
            var draft = await db.Campaigns.SingleAsync(c => c.Id == campaign.Id);
            Assert.False(draft.Change(draft.Facts() with { Terms = draft.Terms with { Salary = bands } }).Refused);
            await db.SaveChangesAsync();
            await db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.PublishedAt, World.Now));
        }
        await Populations(600_000, 700_000);
        var reader = await World.Browser();
        await reader.Open($"/appoint/{campaign.Slug}/posts/{posts[0].Slug}");
        Assert.Contains("Up to £200,000 a year, for the 1,300,000 people of all its bodies", reader.Main);
        await reader.Open($"/appoint/{campaign.Slug}/posts/{posts[2].Slug}");
        Assert.Contains("Up to £150,000 a year", reader.Main);
        await Populations(600_000, null);
        await reader.Open($"/appoint/{campaign.Slug}/posts/{posts[0].Slug}");
        Assert.Contains("To be confirmed", reader.Main);

        async Task Populations(long? first, long? second)
        {
            await using var db = World.Db();
            var all = await db.CampaignPosts.Where(p => p.Campaign == campaign.Id).OrderBy(p => p.Slug).ToListAsync();
            foreach (var (post, people) in all.Zip([first, second, 500_000L])) post.Describe(post.Advert with { Population = people });
            all.CountPeople();
            await db.SaveChangesAsync();
        }
    }

    [Fact]
    public async Task A_panel_for_a_shared_post_waits_for_the_chairs_of_all_its_bodies()
    {
        var (campaign, posts) = await Clustered(Rule, grouped: true);
        Post[] chairs;
        await using (var db = World.Db())
        {
            var kept = await db.Campaigns.SingleAsync(c => c.Id == campaign.Id);
            db.Entry(kept).ComplexProperty(c => c.Terms).CurrentValue = kept.Terms with { Order = new() { PostKind = "chair", Title = "Chair" } };
            await db.SaveChangesAsync();
            chairs = [await Chair(db, posts[0]), await Chair(db, posts[1])];
        }
        var panel = await World.Panel(campaign, posts[0]);
        World.Closed(campaign);
        var member = World.BrowserOf(panel.Member);
        Assert.Contains("The chair of Body 1 and of Body 2 is not named yet", await Desk());
        await World.Holder(chairs[0], World.Today, "Ada Ashdown");
        Assert.Contains("The chair of Body 2 is not named yet", await Desk());
        await World.Holder(chairs[1], World.Today, "Robin Example");
        Assert.DoesNotContain("not named yet", await Desk());
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/{campaign.Slug}/panels/{panel.Id}");
        Assert.Contains("The chair of Body 1 and of Body 2 is named: Ada Ashdown; Robin Example", team.Main);

        async Task<string> Desk()
        {
            await member.Open($"/assessing/{panel.Id}");
            return member.Main;
        }

        async Task<Post> Chair(Mandate.Platform.Data.Db db, CampaignPost post) => await World.Post(await db.Bodies.SingleAsync(b => b.Id == post.Body), "chair", title: "Chair");
    }

    [Fact]
    public async Task A_post_that_goes_with_another_has_no_panel_of_its_own_and_is_withdrawn_with_its_lead()
    {
        var (campaign, posts) = await Clustered(Rule, grouped: true);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open($"/appoint/{campaign.Slug}/panels/form");
        Assert.Contains("Chief executive, Westmoor (shared)", team.Main);
        Assert.DoesNotContain("Body 2", team.Main);
        await team.Open($"/appoint/{campaign.Slug}/selection");
        Assert.Contains("Goes with another post", team.Main);
        await team.Open($"/appoint/campaigns/{campaign.Slug}/posts/{posts[0].Slug}/withdraw");
        Assert.Contains("their posts are withdrawn with it", team.Main);
        await team.Fill("Reason", "The cluster ends.").Press("Withdraw post");
        Assert.Equal(PostStage.Withdrawn, (await World.Again(posts[1])).Stage);
        Assert.NotEqual(PostStage.Withdrawn, (await World.Again(posts[2])).Stage);
    }

    [Fact]
    public async Task Without_sharing_nobody_becomes_designate_of_two_full_time_posts_of_a_kind()
    {
        var (campaign, posts) = await World.Campaign(2, terms: new CampaignTerms { Exclusive = false, PreferencesAllowed = 2 });
        var panel = await World.Panel(campaign, posts);
        var a = await World.Submitted(campaign, [.. posts]);
        World.Closed(campaign);
        foreach (var post in posts)
        {
            await World.Judged(post, a, 1);
            await World.Reported(panel, post, a);
            await World.Approved(post);
            await World.Offered(post);
        }
        var candidate = World.BrowserOf(a.Candidate);
        await Accept("Chief executive, Body 1");
        await Accept(null);
        Assert.Equal(HttpStatusCode.Conflict, candidate.Status);
        Assert.Contains("Body 1", candidate.Errors.Single());

        Task Accept(string? which)
        {
            return Go();
            async Task Go()
            {
                await candidate.Open(AnswerOffer.Url(a.Id));
                if (which is not null) candidate.Choose(which);
                await candidate.Choose("I accept").Choose("What I said in my application is still true, I know of nothing that bars me from this post, and I accept its terms and conditions").Press("Send my answer");
            }
        }
    }
}
