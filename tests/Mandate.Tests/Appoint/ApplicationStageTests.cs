using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Tests.Worlds;

namespace Mandate.Tests.Appoint;

public sealed class ApplicationStageTests : WorldTest
{
    [Fact]
    public async Task A_candidate_learns_only_what_was_announced_or_offered_to_them()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var sent = await World.Application(campaign, posts);
        var post = posts[0];
        ApplicationStage Now(DateTimeOffset? at = null) => sent.StageAt(campaign, [post], at ?? World.Now).Stage;

        Assert.Equal(ApplicationStage.Sent, Now());
        World.Now = campaign.ClosesAt;
        Assert.Equal(ApplicationStage.Closed, Now());
        Assert.False(post.Assign(Id.New<PanelId>(World.Now), World.Now).Refused);
        Assert.Equal(ApplicationStage.WithPanel, Now());
        Assert.False(post.Submit(new PanelReport { Recommended = sent.Id, Digest = "d" }).Refused);
        Assert.Equal(ApplicationStage.WithPanel, Now());
        Assert.False(post.Decide(new Approval { Decision = ApprovalDecision.Approved, ReportDigest = "d", By = Id.New<UserId>(World.Now) }, approverSatOnPanel: false).Refused);
        Assert.Equal(ApplicationStage.WithPanel, Now());

        Assert.False(post.MakeOffer(World.Now, World.Now.AddDays(7), default).Refused);
        Assert.Equal(new StageReached(ApplicationStage.Offered, World.Now, post.Id), sent.StageAt(campaign, [post], World.Now));
        Assert.Equal(ApplicationStage.OfferLapsed, Now(World.Now.AddDays(7)));
        Assert.False(post.Answer(OfferAnswer.Accepted, World.Now.AddDays(1)).Refused);
        Assert.Equal(ApplicationStage.OfferAccepted, Now());
    }

    [Fact]
    public async Task Another_candidates_offer_shows_only_when_it_is_announced()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var sent = await World.Application(campaign, posts);
        var (post, other) = (posts[0], Id.New<ApplicationId>(World.Now));
        World.Now = campaign.ClosesAt.AddDays(30);
        Assert.False(post.Assign(Id.New<PanelId>(World.Now), World.Now).Refused);
        Assert.False(post.Submit(new PanelReport { Recommended = other, Digest = "d" }).Refused);
        Assert.False(post.Decide(new Approval { Decision = ApprovalDecision.Approved, ReportDigest = "d", By = Id.New<UserId>(World.Now) }, approverSatOnPanel: false).Refused);
        Assert.False(post.MakeOffer(World.Now, World.Now.AddDays(7), default).Refused);
        Assert.False(post.Answer(OfferAnswer.Accepted, World.Now).Refused);
        Assert.Equal(ApplicationStage.WithPanel, sent.StageAt(campaign, [post], World.Now).Stage);

        Assert.False(post.Announce(World.Today.AddDays(3)).Refused);
        Assert.Equal(ApplicationStage.WithPanel, sent.StageAt(campaign, [post], World.Now).Stage);
        Assert.Equal(new StageReached(ApplicationStage.Decided, London.Midnight(World.Today.AddDays(3))), sent.StageAt(campaign, [post], World.Now.AddDays(3)));
    }

    [Fact]
    public async Task Withdrawn_is_withdrawn_whatever_follows()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var sent = await World.Application(campaign, posts);
        Assert.False(sent.Withdraw(World.Now).Refused);
        Assert.Equal(new StageReached(ApplicationStage.Withdrawn, World.Now), sent.StageAt(campaign, posts, campaign.ClosesAt.AddYears(1)));
    }

    [Fact]
    public async Task Who_declined_stays_told_so_when_a_reserve_is_offered_the_post()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var (first, reserve) = (await World.Application(campaign, posts), await World.Application(campaign, posts));
        var post = posts[0];
        World.Now = campaign.ClosesAt.AddDays(20);
        Assert.False(post.Submit(new PanelReport { Recommended = first.Id, Reserves = [new() { Application = reserve.Id }], Digest = "d" }).Refused);
        Assert.False(post.Decide(new Approval { Decision = ApprovalDecision.Approved, ReportDigest = "d", By = Id.New<UserId>(World.Now) }, approverSatOnPanel: false).Refused);
        Assert.False(post.MakeOffer(World.Now, World.Now.AddDays(7), default).Refused);
        Assert.False(post.Answer(OfferAnswer.Declined, World.Now.AddDays(1)).Refused);
        Assert.False(post.MakeOffer(World.Now.AddDays(2), World.Now.AddDays(9), default).Refused);

        Assert.Equal(new StageReached(ApplicationStage.OfferDeclined, World.Now.AddDays(1), post.Id), first.StageAt(campaign, posts, World.Now.AddDays(3)));
        Assert.Equal(ApplicationStage.Offered, reserve.StageAt(campaign, posts, World.Now.AddDays(3)).Stage);
    }
}
