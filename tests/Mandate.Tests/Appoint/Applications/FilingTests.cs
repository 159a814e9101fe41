using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Applications;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mandate.Tests.Appoint.Applications;

/// <summary>What is handed in is acknowledged before it is filed, and filed before anybody reads.</summary>
public sealed class FilingTests : WorldTest
{
    sealed record Ready(User Candidate, ApplicationId Id, OpenDraft<ApplicationDraft> Draft);

    async Task<Ready> Written(Campaign campaign, CampaignPost post)
    {
        var candidate = await World.User();
        await using var scope = Site.Shared.Services.CreateAsyncScope();
        var content = World.Written(campaign.Terms, (await scope.ServiceProvider.GetRequiredService<Db>().CriteriaSets.FindAsync(campaign.Criteria))!.Content);
        var draft = await scope.ServiceProvider.GetRequiredService<Drafts>().Start(ApplicationDrafts.Kind, candidate.Id, Subject.Of(campaign.Id), new ApplicationDraft { Content = content, Preferences = [post.Id] }, default);
        return new(candidate, ApplicationId.From(draft.Id.Value), draft);
    }

    /// <summary>As the desk leaves it when the process dies before it files.</summary>
    async Task HandIn(Ready ready, object? slip = null)
    {
        await using var scope = Site.Shared.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Drafts>().HandIn(ready.Draft, World.Now, slip ?? new SendingSlip(ready.Candidate.Id, World.Now, false, "https://example.org/receipt", null));
        await scope.ServiceProvider.GetRequiredService<Db>().SaveChangesAsync();
    }

    Task<SendingAnswer> Send(Ready ready) => Site.Shared.Services.GetRequiredService<SendingDesk>().Send(new(ready.Id, new Actor(ready.Candidate.Id, ready.Candidate.Name, []),
        new() { Version = $"{ready.Draft.Version}", Agreed = ["yes"] }, World.Now, $"https://example.org{Receipt.Url(ready.Id)}"));

    async Task<(int Filed, int HandedIn, int Events, int Letters)> Stored()
    {
        await using var db = World.Db();
        return (await db.Applications.CountAsync(), await db.Drafts.CountAsync(d => d.HandedInAt != null), await db.Events.CountAsync(e => e.Kind == "appoint.application-submitted"), await db.Outbox.CountAsync(o => o.Kind.EndsWith("SendMail")));
    }

    [Fact]
    public async Task Those_who_send_at_once_are_all_acknowledged_and_each_is_filed_once_when_one_of_them_reads()
    {
        const int many = 40;
        var (campaign, posts) = await World.Campaign();
        List<Ready> ready = [];
        for (var i = 0; i < many; i++) ready.Add(await Written(campaign, posts[i % 2]));

        var answers = await Task.WhenAll(ready.Select(Send));

        Assert.All(answers, a => Assert.Equal(SendingEnd.Sent, a.End));
        var (filed, handedIn, _, _) = await Stored();
        Assert.Equal(many, filed + handedIn);
        Assert.InRange(handedIn, 2, many); // who shares a turn is filed later
        Assert.All(await Task.WhenAll(ready.Select(Send)), again => Assert.Equal(SendingEnd.NothingToSend, again.End));

        var browsers = ready.ConvertAll(r => World.BrowserOf(r.Candidate));
        await Task.WhenAll(browsers.Zip(ready, (b, r) => b.Open(Receipt.Url(r.Id))));

        Assert.Equal((many, 0, many, many), await Stored());
        await using var db = World.Db();
        var references = await db.Applications.ToDictionaryAsync(a => a.Id, a => a.Reference);
        Assert.Equal(many, references.Values.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ready.Zip(browsers), both => Assert.Contains(references[both.First.Id], both.Second.Main));
        Assert.Equal(0, await db.Drafts.CountAsync());
    }

    [Fact]
    public async Task What_a_process_that_died_had_acknowledged_is_in_the_list_of_the_team()
    {
        var (campaign, posts) = await World.Campaign();
        var ready = await Written(campaign, posts[0]);
        var sentAt = World.Now;
        await HandIn(ready);
        World.Now = campaign.ClosesAt.AddHours(1);

        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(ListApplications.Url(campaign.Slug));

        Assert.Equal((1, 0, 1, 1), await Stored());
        await using var db = World.Db();
        var filed = await db.Applications.SingleAsync();
        Assert.Equal((ready.Id, sentAt), (filed.Id, filed.SubmittedAt));
        Assert.Equal(sentAt, (await db.Events.SingleAsync(e => e.Kind == "appoint.application-submitted")).At);
        Assert.Contains(filed.Reference, team.Main);
    }

    [Fact]
    public async Task Work_behind_the_scenes_files_first()
    {
        var (campaign, posts) = await World.Campaign();
        await HandIn(await Written(campaign, posts[0]));

        await World.DrainOutbox();

        var (filed, handedIn, _, letters) = await Stored();
        Assert.Equal((1, 0, 1), (filed, handedIn, letters));
    }

    [Fact]
    public async Task What_is_handed_in_is_not_written_again_nor_forgotten()
    {
        var (campaign, posts) = await World.Campaign();
        var ready = await Written(campaign, posts[0]);
        await HandIn(ready);

        await using var scope = Site.Shared.Services.CreateAsyncScope();
        var drafts = scope.ServiceProvider.GetRequiredService<Drafts>();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => drafts.Save(ready.Draft, new ApplicationDraft(), ready.Draft.Version, default));
        Assert.Equal(0, await Drafts.RemoveExpired(scope.ServiceProvider.GetRequiredService<Db>(), ready.Draft.ExpiresAt.AddYears(1), default));

        Assert.Equal((0, 1, 0, 0), await Stored());
    }

    [Fact]
    public async Task Typing_in_another_tab_after_it_was_handed_in_becomes_a_change_to_what_was_sent()
    {
        var (campaign, posts) = await World.Campaign();
        var ready = await Written(campaign, posts[0]);
        var tab = World.BrowserOf(ready.Candidate);
        await tab.Open($"{ShowApplication.Url(ready.Id)}/evidence/D2");
        await HandIn(ready);

        await tab.Fill("Your evidence", "Typed too late").Press("Save and continue");

        Assert.Equal(HttpStatusCode.OK, tab.Status);
        await using var db = World.Db();
        Assert.NotEqual("Typed too late", (await db.Applications.SingleAsync()).Content.EvidenceFor("D2"));
        await tab.Open($"{ShowApplication.Url(ready.Id)}/evidence/D2");
        Assert.Contains("Typed too late", tab.Main);
    }

    [Fact]
    public async Task One_that_cannot_be_filed_stays_and_holds_up_nobody()
    {
        var (campaign, posts) = await World.Campaign();
        await HandIn(await Written(campaign, posts[0]), new SendingSlip(Id.New<UserId>(World.Now), World.Now, false, "https://example.org/receipt", null)); // by nobody
        for (var i = 0; i < 3; i++) await HandIn(await Written(campaign, posts[0]));

        await Site.Shared.Services.GetRequiredService<IFiling>().All();

        Assert.Equal((3, 1, 3, 3), await Stored());
        Assert.Contains("could not be filed and is tried again", TestContext.Current.TestOutputHelper!.Output);
    }
}
