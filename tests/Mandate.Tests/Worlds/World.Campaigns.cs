using Mandate.Appoint;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Worlds;

sealed partial class World
{
    /// <summary>A post decided and not announced: an accepted offer, or nobody and to be advertised again.</summary>
    public async Task Decided(CampaignPost post, Campaign campaign, bool nobody)
    {
        var (by, approver) = (await User(), await User());
        await using var db = Db();
        var p = await db.CampaignPosts.SingleAsync(x => x.Id == post.Id);
        Assert.Equal(campaign.Id, p.Campaign);
        Mandate.Appoint.ApplicationId? recommended = nobody ? null : Mandate.Platform.Id.New<Mandate.Appoint.ApplicationId>(Now);
        Assert.False(p.Submit(new PanelReport { Recommended = recommended, Method = "Interviews", Reasons = "A secret reason", SubmittedAt = Now, SubmittedBy = by.Id, Digest = "d" }).Refused);
        Assert.False(p.Decide(new Approval { Decision = ApprovalDecision.Approved, ReportDigest = "d", At = Now, By = approver.Id }, approverSatOnPanel: false).Refused);
        if (nobody) Assert.False(p.AppointNobody(new NoAppointment { Next = AfterNoAppointment.Rerun, Reason = "Nobody met the standard", At = Now }).Refused);
        else
        {
            Assert.False(p.MakeOffer(Now, Now.AddDays(7), by.Id).Refused);
            Assert.False(p.Answer(OfferAnswer.Accepted, Now).Refused);
        }
        await db.SaveChangesAsync();
    }

    public async Task Announced(CampaignPost post, DateOnly on)
    {
        await using var db = Db();
        var p = await db.CampaignPosts.SingleAsync(x => x.Id == post.Id);
        Assert.Null(p.Announce(on).Refusal?.Text);
        await db.SaveChangesAsync();
    }
}
