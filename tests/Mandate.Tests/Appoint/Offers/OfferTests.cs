using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Offers;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Mail;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Offers;

public sealed class OfferTests : WorldTest
{
    Campaign campaign = null!;
    IReadOnlyList<CampaignPost> posts = null!;
    PanelPeople panel = null!;

    /// <summary>Approved reports that recommend this candidate for each post.</summary>
    async Task<Sent> Ready(int number = 1)
    {
        (campaign, posts) = await World.Campaign(posts: number);
        panel = await World.Panel(campaign, posts);
        var a = await World.Submitted(campaign, [.. posts]);
        World.Closed(campaign);
        foreach (var post in posts) await Approve(post, a);
        return a;
    }

    async Task Approve(CampaignPost post, params IReadOnlyList<Sent> ranked)
    {
        foreach (var (i, sent) in ranked.Index()) await World.Judged(post, sent, i + 1);
        await World.Reported(panel, post, ranked);
        await World.Approved(post);
    }

    async Task<IReadOnlyList<string>> Mails()
    {
        await using var db = World.Db();
        return await db.Outbox.Where(o => o.Kind == typeof(SendMail).FullName).OrderBy(o => o.CreatedAt).Select(o => o.Payload).ToListAsync();
    }

    [Fact]
    public async Task An_offer_is_made_told_accepted_and_becomes_a_term_in_the_register()
    {
        var a = await Ready();
        var appointer = await World.Browser(Role.Appointer);
        await appointer.Open(ListOffers.Url);
        await appointer.Click("Chief executive, Body 1");
        await appointer.Fill("Last day to answer", "1/9/2021").Press("Make the offer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, appointer.Status);
        await appointer.Fill("Last day to answer", "4/10/2021").Press("Make the offer");
        Assert.Contains("4 October 2021, 11:59pm", appointer.Main);
        Assert.Contains(await Mails(), m => m.Contains(a.Candidate.Email) && m.Contains("You are offered a post"));

        var candidate = World.BrowserOf(a.Candidate);
        await candidate.Open(AnswerOffer.Url(a.Id));
        await candidate.Choose("I accept").Press("Send my answer");
        Assert.Contains("Confirm the declaration to accept", candidate.Errors);
        await candidate.Choose("What I said in my application is still true, I know of nothing that bars me from this post, and I accept its terms and conditions").Press("Send my answer");
        Assert.Contains("You accepted on", candidate.Main);

        await using var db = World.Db();
        var term = await db.Terms.Include(t => t.Acts).SingleAsync();
        Assert.Equal(posts[0].Post, term.Post);
        Assert.Equal(4, term.Acts.Count);
        Assert.Equal(a.Candidate.Id, (await db.People.SingleAsync(p => p.Id == term.Person)).User);
        Assert.Contains("appoint.offer-accepted", await db.Events.Select(e => e.Kind).ToListAsync());
    }

    [Fact]
    public async Task One_person_accepts_one_post_and_their_other_offers_lapse()
    {
        var a = await Ready(number: 3);
        await World.Offered(posts[0]);
        await World.Offered(posts[1]);
        var candidate = World.BrowserOf(a.Candidate);
        await candidate.Open(AnswerOffer.Url(a.Id));
        await candidate.Choose("Which offer do you answer?", "Chief executive, Body 2").Choose("I accept").Choose("What I said in my application is still true, I know of nothing that bars me from this post, and I accept its terms and conditions").Press("Send my answer");
        Assert.Equal(PostStage.Accepted, (await World.Again(posts[1])).Stage);
        Assert.Equal(PostStage.FellThrough, (await World.Again(posts[0])).Stage);
        Assert.Contains("The person accepted another post of this campaign.", candidate.Main);

        var appointer = await World.Browser(Role.Appointer);
        await appointer.Open(MakeOffer.Url(posts[2].Id));
        Assert.Null(appointer.Page.QuerySelector("main form"));
        await appointer.Click("End without an appointment");
        await appointer.Choose("The post is advertised again").Fill("Reason", "The only appointable person took another post").Press("End without an appointment");
        Assert.Equal(PostStage.NoAppointment, (await World.Again(posts[2])).Stage);
    }

    [Fact]
    public async Task A_declined_offer_goes_to_the_reserve_before_the_post_may_end()
    {
        (campaign, posts) = await World.Campaign(posts: 1);
        panel = await World.Panel(campaign, posts);
        var (b, c) = (await World.Submitted(campaign, posts), await World.Submitted(campaign, posts));
        World.Closed(campaign);
        await Approve(posts[0], b, c);
        await World.Offered(posts[0]);
        var candidate = World.BrowserOf(b.Candidate);
        await candidate.Open(AnswerOffer.Url(b.Id));
        await candidate.Choose("I decline").Press("Send my answer");
        Assert.Contains("You declined on", candidate.Main);

        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(AppointNobody.Url(posts[0].Id));
        await team.Choose("The post is advertised again").Fill("Reason", "First choice declined").Press("End without an appointment");
        Assert.Contains(PostRefusal.ReserveLeft.Text, team.Errors);
        await team.Open(MakeOffer.Url(posts[0].Id));
        Assert.Contains(c.Name, team.Main);
        await team.Fill("Last day to answer", "20/10/2021").Press("Make the offer");
        Assert.Equal(c.Id, (await World.Again(posts[0])).Offer!.Application);
    }

    [Fact]
    public async Task An_unanswered_offer_lapses_by_its_message_once_and_not_a_moment_early()
    {
        var a = await Ready();
        await World.Offered(posts[0]);
        var offer = (await World.Again(posts[0])).Offer!;
        async Task Handle()
        {
            await using var db = World.Db();
            await new LapseOffer(db, new StandingClock(World.Now)).Handle(new(posts[0].Id, offer.Application, offer.MadeAt), default);
        }
        World.Now = offer.AnswerBy.AddSeconds(-1);
        await Handle();
        Assert.Equal(PostStage.Offered, (await World.Again(posts[0])).Stage);
        World.Now = offer.AnswerBy;
        var candidate = World.BrowserOf(a.Candidate);
        await candidate.Open(AnswerOffer.Url(a.Id));
        Assert.Contains("Lapsed: the time to answer ended", candidate.Main);
        await Handle();
        await Handle();
        Assert.Equal(PostStage.FellThrough, (await World.Again(posts[0])).Stage);
        Assert.Single(await Mails(), m => m.Contains("has lapsed"));
    }

    [Fact]
    public async Task Another_candidate_and_other_bodies_find_no_offer()
    {
        var a = await Ready();
        var b = await World.User();
        await World.Offered(posts[0]);
        var browser = World.BrowserOf(b);
        await browser.Open(AnswerOffer.Url(a.Id));
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        var stranger = await World.User();
        var other = await World.Body();
        await using (var db = World.Db())
        {
            db.RoleHoldings.Add(new() { Id = Id.New<RoleHoldingId>(World.Now), User = stranger.Id, Role = Role.Appointer, Body = other.Id, From = World.Today });
            await db.SaveChangesAsync();
        }
        var appointer = World.BrowserOf(stranger);
        foreach (var url in new[] { MakeOffer.Url(posts[0].Id), AppointNobody.Url(posts[0].Id) })
        {
            await appointer.Open(url);
            Assert.Equal(HttpStatusCode.NotFound, appointer.Status);
        }
    }

    [Fact]
    public async Task Announcing_many_posts_in_one_step_tells_those_not_appointed_once_when_it_is_public()
    {
        var a = await Ready(number: 2);
        await using (var db = World.Db())
        {
            var all = await db.CampaignPosts.Where(p => p.Campaign == campaign.Id).OrderBy(p => p.Slug).ToListAsync();
            all[0].MakeOffer(World.Now, World.Now.AddDays(7), a.Candidate.Id);
            all[0].Answer(OfferAnswer.Accepted, World.Now);
            Assert.Null(all[1].AppointNobody(new() { Next = AfterNoAppointment.Interim, Reason = "Nobody left", At = World.Now }, new HashSet<ApplicationId> { a.Id }).Refusal);
            await db.SaveChangesAsync();
        }
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(Announce.Url(campaign.Slug));
        await team.Choose("Chief executive, Body 1").Choose("Chief executive, Body 2").Fill("Day of the announcement", "1/9/2021").Press("Announce");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        await team.Fill("Day of the announcement", "2/11/2021").Press("Announce");
        Assert.Contains("2 posts announced for 2 November 2021", team.Main);

        var post = await World.Again(posts[0]);
        Assert.Equal(PublicOutcome.NotAnnounced, post.PublicOn(new DateOnly(2021, 11, 1)));
        Assert.Equal(PublicOutcome.Appointed, post.PublicOn(new DateOnly(2021, 11, 2)));
        await using var after = World.Db();
        var row = await after.Outbox.SingleAsync(o => o.Kind == typeof(AnnouncementDue).FullName);
        Assert.Equal(London.Midnight(new DateOnly(2021, 11, 2)), row.DueAt);

        async Task Tell()
        {
            await using var db = World.Db();
            await new TellCandidates(db, new StandingClock(World.Now)).Handle(new(campaign.Id, [.. posts.Select(p => p.Id)], "https://mandate.example.org/"), default);
        }
        await Tell();
        Assert.DoesNotContain(await Mails(), m => m.Contains("The outcome of your application"));
        World.Now = row.DueAt;
        await Tell();
        await Tell();
        var letter = Assert.Single(await Mails(), m => m.Contains("The outcome of your application"));
        Assert.Contains("Body 2: nobody was appointed", letter);
        Assert.DoesNotContain("Body 1", letter);
    }

    sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
