using Mandate.Appoint;
using Mandate.Appoint.Applications;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Applications;

/// <summary>A candidate reads what was written to them, and nothing of what a panel settled before.</summary>
public sealed class CandidateNewsTests : WorldTest
{
    [Fact]
    public async Task A_list_says_nothing_to_its_candidates_before_a_letter_has_gone()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var (through, ended) = (await World.Submitted(campaign, posts[0]), await World.Submitted(campaign, posts[0]));
        World.Closed(campaign);
        await World.NoTies(panel, through, ended);
        await World.Shortlisted(panel, through);
        await World.Shortlisted(panel, ended, through: false);
        Assert.Contains("With the panel", await Status(through));
        Assert.Contains("With the panel", await Status(ended));

        await using (var db = World.Db())
        {
            foreach (var decision in await db.StageDecisions.Where(d => d.Application == ended.Id && !d.Through).ToListAsync()) decision.Told(World.Now);
            var sitting = await db.Panels.Include(p => p.Members).SingleAsync();
            var at = World.Now.AddDays(7);
            db.Interviews.Add(Interview.Fix(sitting, through.Id, new(at, 60, "Room 1", [.. sitting.Sitting.Select(m => m.Id)]), new HashSet<PanelMemberId>(), [], World.Now).Value!);
            await db.SaveChangesAsync();
        }
        var told = await Status(ended);
        Assert.Contains("Not taken further", told);
        Assert.DoesNotContain("Withdraw your application", told);
        Assert.Contains("Invited to interview", await Status(through));
        Assert.Contains("Your interview:", await Status(through));
        World.Now = World.Now.AddDays(8);
        Assert.Contains("Interviewed", await Status(through));
    }

    [Fact]
    public async Task One_post_may_end_while_another_goes_on()
    {
        var (campaign, posts) = await World.Campaign();
        var (first, second) = (await World.Panel(campaign, posts[0]), await World.Panel(campaign, posts[1]));
        var sent = await World.Submitted(campaign, posts[0], posts[1]);
        World.Closed(campaign);
        await World.NoTies(first, sent);
        await World.NoTies(second, sent);
        await World.Shortlisted(first, sent, through: false);
        await using (var db = World.Db())
        {
            foreach (var decision in await db.StageDecisions.Where(d => !d.Through).ToListAsync()) decision.Told(World.Now);
            await db.SaveChangesAsync();
        }
        var page = await Status(sent);
        Assert.Contains("With the panel", page);
        Assert.Contains("You are not taken further for this post", page);
    }

    [Fact]
    public async Task The_team_finds_a_candidate_whatever_the_case_of_the_letters()
    {
        var (campaign, posts) = await World.Campaign(posts: 1);
        await World.Application(campaign, posts, content: World.Written(campaign.Terms) with { Name = "Élise ÅNGSTRÖM" });
        World.Closed(campaign);
        var team = await World.Browser(Role.AppointmentsTeam);
        foreach (var typed in new[] { "élise", "Ångström", "ELISE ÅNG", "ÉLISE Ång" })
        {
            await team.Open($"/appoint/{campaign.Slug}/applications?q={Uri.EscapeDataString(typed)}");
            if (typed.StartsWith("ELISE", StringComparison.Ordinal)) Assert.DoesNotContain("Élise", team.Main);
            else Assert.Contains("Élise ÅNGSTRÖM", team.Main);
        }
    }

    [Fact]
    public async Task The_page_of_the_cv_speaks_of_a_virus_check_only_where_there_is_a_scanner()
    {
        var (campaign, _) = await World.Campaign(terms: new CampaignTerms { AsksForCv = true });
        var writer = await World.Writer(campaign);
        await writer.Browser.Open($"{writer.Url}/cv");
        Assert.Contains("This site has no virus scanner", writer.Browser.Main);
        Assert.DoesNotContain("checked for viruses before", writer.Browser.Main);
    }

    async Task<string> Status(Sent sent)
    {
        var own = World.BrowserOf(sent.Candidate);
        await own.Open(ApplicationStatus.Url(sent.Id));
        return own.Main;
    }
}
