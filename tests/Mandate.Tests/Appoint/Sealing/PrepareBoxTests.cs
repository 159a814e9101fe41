using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Campaigns;
using Mandate.Appoint.Sealing;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Sealing;

public sealed class PrepareBoxTests : WorldTest
{
    [Fact]
    public async Task Officers_are_named_make_their_keys_and_the_box_is_locked()
    {
        var (campaign, _) = await World.Campaign(published: false);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(PrepareBox.Url(campaign.Slug));
        await team.Choose("Yes").Press("Save and continue");
        Assert.Contains("1. Officers", team.Main);
        Assert.Contains(BoxRefusals.TooFewOfficers.Text, team.Main);
        await team.Open(PublishCampaign.Url(campaign.Slug));
        Assert.Contains(BoxRefusals.NotLocked.Text, team.Main);

        for (var i = 0; i < SealedBox.Officers; i++)
        {
            var officer = await World.User(Role.Reviewer);
            await team.Open(PrepareBox.Url(campaign.Slug));
            await team.Fill("Name an officer", officer.Id.ToString()).Press("Name");
            Assert.Contains("is an officer of the box", team.Main);
            var own = World.BrowserOf(officer);
            await own.Open(MakeKey.Url(campaign.Slug));
            await own.Press("Make my key");
            var passphrase = own.Page.QuerySelector("main p.mandate-typed")!.TextContent.Trim();
            await own.Fill("Type the passphrase back", "AAAA-AAAA-AAAA-AAAA-AAAA").Press("I have it");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, own.Status);
            await own.Fill("Type the passphrase back", passphrase).Press("I have it");
            Assert.Contains("Your key is ready", own.Main);
            Assert.DoesNotContain(passphrase, own.Text);
        }
        await team.Open(PrepareBox.Url(campaign.Slug));
        Assert.Contains(BoxRefusals.NothingPrinted.Text, team.Main);
        await team.Press("Make the sheets");
        Assert.Equal(2, team.Page.QuerySelectorAll("main p.mandate-typed").Length);
        await team.Open(PrepareBox.Url(campaign.Slug));
        await team.Press("Lock the box");
        Assert.Equal(PrepareCampaign.Url(campaign.Slug), team.Url);

        await using var db = World.Db();
        var box = await db.SealedBoxes.Include(b => b.Keys).Include(b => b.Pairs).SingleAsync();
        Assert.True(box.Locked);
        Assert.Equal(4, box.Pairs.Count); // three of officers, one of sheets
        Assert.Equal(3, await db.Outbox.CountAsync(o => o.Kind.EndsWith("SendMail")));
        var kinds = await db.Events.Select(e => e.Kind).ToListAsync();
        Assert.All((string[])["appoint.box-officer-named", "appoint.box-key-made", "appoint.box-sheets-printed", "appoint.box-locked"], k => Assert.Contains(k, kinds));
    }

    [Fact]
    public async Task An_officer_is_taken_back_and_no_takes_the_box_away()
    {
        var (campaign, _) = await World.Campaign(published: false);
        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(PrepareBox.Url(campaign.Slug));
        await team.Choose("Yes").Press("Save and continue");
        var officer = await World.User(Role.Reviewer);
        await team.Open(PrepareBox.Url(campaign.Slug));
        await team.Fill("Name an officer", officer.Id.ToString()).Press("Name");
        await team.Press($"Take back {officer.Name}");
        await World.BrowserOf(officer).Open(MakeKey.Url(campaign.Slug));
        await using (var db = World.Db()) Assert.Empty((await db.SealedBoxes.Include(b => b.Keys).SingleAsync()).Keys);
        await team.Open(PrepareBox.Url(campaign.Slug));
        await team.Choose("No").Press("Save and continue");
        await using var after = World.Db();
        Assert.Equal(0, await after.SealedBoxes.CountAsync());
        Assert.False((await after.Campaigns.SingleAsync(c => c.Id == campaign.Id)).Terms.Sealed);
    }
}
