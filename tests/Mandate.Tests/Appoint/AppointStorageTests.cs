using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint;

public sealed class AppointStorageTests : WorldTest
{
    [Fact]
    public async Task Report_approval_and_offer_come_back_as_they_were_saved()
    {
        var (_, posts) = await World.Campaign(posts: 1);
        var user = await World.User();
        var application = Id.New<ApplicationId>(World.Now);
        await using (var db = World.Db())
        {
            var post = await db.CampaignPosts.SingleAsync(p => p.Id == posts[0].Id);
            Assert.Null(post.Report);
            Assert.False(post.Submit(new PanelReport { Recommended = application, Reasons = "Strong", SubmittedAt = World.Now, SubmittedBy = user.Id, Digest = "d" }).Refused);
            Assert.False(post.Decide(new Approval { Decision = ApprovalDecision.Approved, ReportDigest = "d", At = World.Now, By = (await World.User()).Id }, approverSatOnPanel: false).Refused);
            Assert.False(post.MakeOffer(World.Now, World.Now.AddDays(7), user.Id).Refused);
            await db.SaveChangesAsync();
        }
        await using (var db = World.Db())
        {
            var post = await db.CampaignPosts.SingleAsync(p => p.Id == posts[0].Id);
            Assert.Equal(application, post.Offer!.Application);
            Assert.Equal(World.Now, post.Offer.MadeAt);
            Assert.Equal(PostStage.Offered, post.Stage);
            Assert.False(post.Answer(OfferAnswer.Accepted, World.Now.AddDays(1)).Refused);
            await db.SaveChangesAsync();
        }
        await using (var db = World.Db())
            Assert.Equal(1, await db.CampaignPosts.CountAsync(p => p.Offer!.Answer == OfferAnswer.Accepted));
    }

    [Fact]
    public async Task Criteria_keep_their_digest_through_the_database()
    {
        var set = await World.Criteria();
        await using var db = World.Db();
        var read = await db.CriteriaSets.SingleAsync(c => c.Id == set.Id);
        Assert.Equal(set.Digest, read.Content.Digest());
        Assert.True(read.Change("Other", World.TwoCriteria).Refused);
    }
}
