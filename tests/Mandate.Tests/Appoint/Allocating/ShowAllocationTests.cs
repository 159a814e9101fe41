using System.Net;
using Mandate.Appoint;
using Mandate.Appoint.Allocating;
using Mandate.Appoint.Applications;
using Mandate.Appoint.Assessing;
using Mandate.Appoint.Offers;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Allocating;

public sealed class ShowAllocationTests : WorldTest
{
    Campaign campaign = null!;
    IReadOnlyList<CampaignPost> posts = null!;
    PanelPeople first = null!, second = null!;
    Sent ash = null!, elm = null!, oak = null!;

    /// <summary>Two posts with a panel each. Ash wants 1 then 2, Elm 2 then 1, Oak 1; panel 1 ranks Elm, Ash, Oak; panel 2 ranks Ash, Elm.</summary>
    async Task Ready(bool approved = true)
    {
        (campaign, posts) = await World.Campaign(posts: 2);
        (first, second) = (await World.Panel(campaign, posts[0]), await World.Panel(campaign, posts[1]));
        (ash, elm, oak) = (await World.Submitted(campaign, posts[0], posts[1]), await World.Submitted(campaign, posts[1], posts[0]), await World.Submitted(campaign, posts[0]));
        World.Closed(campaign);
        await Order(first, posts[0], elm, ash, oak);
        await Order(second, posts[1], ash, elm);
        if (approved) foreach (var post in posts) await World.Approved(post);
    }

    async Task Order(PanelPeople panel, CampaignPost post, params IReadOnlyList<Sent> ranked)
    {
        foreach (var (i, sent) in ranked.Index()) await World.Judged(post, sent, i + 1);
        await World.Reported(panel, post, ranked);
    }

    string Page => ShowAllocation.Url(campaign.Slug);

    async Task<Browser> Appointer()
    {
        var appointer = await World.Browser(Role.Appointer);
        await appointer.Open(Page);
        return appointer;
    }

    static async Task Offer(Browser appointer, CampaignPost post, Sent to, string? why = null)
    {
        await appointer.Open(MakeOffer.Url(post.Id));
        appointer.Choose($"{to.Name} ({to.Reference})").Fill("Last day to answer", "4/10/2021");
        if (why is not null) appointer.Fill("If it is not as advised, why?", why);
        await appointer.Press("Make the offer");
    }

    [Fact]
    public async Task The_advice_is_shown_recorded_and_offers_are_made_by_it()
    {
        await Ready();
        var appointer = await Appointer();
        Assert.Equal("Who is offered which post", appointer.Heading.Split('\n')[0].Replace("Chief executives", "", StringComparison.Ordinal).Trim());
        Assert.Contains($"{ash.Name} ({ash.Reference})", appointer.Page.QuerySelectorAll("main tbody tr")[0].TextContent);
        Assert.Contains("no candidate and post would rather have each other", appointer.Main);
        await appointer.Press("Record this advice");
        Assert.Contains("Nothing has changed since.", appointer.Main);
        Assert.Contains("Recorded the advice", appointer.Main);

        // The panel ranks Elm first, who has not declined; by the recorded advice the post is offered to Ash at once.
        await Offer(appointer, posts[0], ash);
        Assert.Equal(ash.Id, (await World.Again(posts[0])).Offer!.Application);
        await using var db = World.Db();
        Assert.Contains("appoint.allocation-recorded", await db.Events.Select(e => e.Kind).ToListAsync());
        Assert.True(await db.PersonalReads.AnyAsync(r => r.Purpose == "Read the allocation of a campaign"));
    }

    [Fact]
    public async Task Without_recorded_advice_offers_go_in_the_order_of_the_report()
    {
        await Ready();
        var appointer = await World.Browser(Role.Appointer);
        await Offer(appointer, posts[0], ash);
        Assert.Equal(HttpStatusCode.Conflict, appointer.Status);
        Assert.Contains("Offers are made in the order of the approved report", appointer.Main);
    }

    [Fact]
    public async Task An_offer_otherwise_than_advised_needs_a_reason_and_shows_who_would_rather_have_each_other()
    {
        await Ready();
        var appointer = await Appointer();
        await appointer.Press("Record this advice");
        await Offer(appointer, posts[0], elm);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, appointer.Status);
        Assert.Contains("Enter why the post is offered otherwise than the recorded advice has it", appointer.Errors);
        await Offer(appointer, posts[0], elm, "The panel of this post asked for her by name.");
        Assert.Equal(elm.Id, (await World.Again(posts[0])).Offer!.Application);
        Assert.Contains("Offered the post to", appointer.Main);
        Assert.Contains("asked for her by name", appointer.Main);

        await appointer.Open(Page);
        Assert.Contains("Not as advised", appointer.Main);
        await appointer.Open(ShowPostAllocation.Url(campaign.Slug, posts[0].Id) + $"?to={oak.Id}");
        Assert.Contains($"{elm.Name} ({elm.Reference}) would rather have", appointer.Main.Replace("\n", " ", StringComparison.Ordinal));
        Assert.Contains($"ranks them before {oak.Name}", appointer.Main);
    }

    [Fact]
    public async Task Each_candidate_and_post_has_reasons_withdrawals_and_the_sentence_to_come()
    {
        await Ready();
        var appointer = await Appointer();
        await appointer.Click($"{ash.Name} ({ash.Reference})");
        Assert.Contains("First choice: Chief executive, Body 1. Advised; its panel ranks them 2 of 3.", appointer.Main);
        Assert.Contains($"{oak.Name} ({oak.Reference}) would have Chief executive, Body 1 instead of no post", appointer.Main);
        Assert.Contains("The rule in the applicant pack gave you your first choice, Chief executive, Body 1.", appointer.Main);
        await appointer.Open(ShowPostAllocation.Url(campaign.Slug, posts[0].Id));
        Assert.Contains($"1. {elm.Name} ({elm.Reference}): prefers Chief executive, Body 2, and is placed there.", appointer.Main);
        Assert.Contains($"The advice for Chief executive, Body 1 is {ash.Reference}.", appointer.Main);
        await using var db = World.Db();
        Assert.Equal(3, await db.PersonalReads.CountAsync(r => r.Purpose.Contains("the allocation of")));
    }

    [Fact]
    public async Task Recording_twice_is_refused_until_something_changes()
    {
        await Ready();
        var appointer = await Appointer();
        var page = appointer.Page;
        await appointer.Press("Record this advice");
        appointer.Show(page);
        await appointer.Press("Record this advice");
        Assert.Equal(HttpStatusCode.Conflict, appointer.Status);
        Assert.Contains("recorded already", appointer.Main);

        await using (var db = World.Db())
        {
            Assert.False((await db.Applications.SingleAsync(a => a.Id == ash.Id)).Withdraw(World.Now).Refused);
            await db.SaveChangesAsync();
        }
        await appointer.Open(Page);
        Assert.Contains("Something has changed since", appointer.Main);
        await appointer.Press("Record the advice as it stands now");
        Assert.Contains("Nothing has changed since.", appointer.Main);
    }

    [Fact]
    public async Task Before_any_order_is_in_there_is_nothing_to_advise_on()
    {
        (campaign, posts) = await World.Campaign(posts: 2);
        var appointer = await Appointer();
        Assert.Contains("No order is in yet", appointer.Main);
        Assert.Contains("no panel yet", appointer.Main);
        Assert.DoesNotContain("Record", appointer.Page.QuerySelectorAll("main button").Select(b => b.TextContent.Trim().Split(' ')[0]));
    }

    [Fact]
    public async Task The_whole_table_comes_as_a_file()
    {
        await Ready();
        var appointer = await World.Browser(Role.AppointmentsTeam);
        await appointer.Open(Page + "?format=csv");
        var lines = appointer.Text.Trim().Split("\r\n");
        Assert.Equal("post,advised,reference,choice,rank,appointable,offered,accepted,otherwise_than_advised", lines[0].TrimStart('\uFEFF'));
        Assert.Equal(3, lines.Length);
        Assert.Contains($"{ash.Name},{ash.Reference},1,2,3", lines[1]);
        await using var db = World.Db();
        Assert.True(await db.PersonalReads.AnyAsync(r => r.Purpose == "Downloaded the allocation of a campaign as csv"));
    }

    [Theory, InlineData(""), InlineData("?format=csv"), InlineData("?format=json")]
    public async Task Strangers_panels_and_candidates_do_not_find_it(string form)
    {
        await Ready();
        string[] pages = [Page + form, ShowPlacement.Url(campaign.Slug, ash.Id), ShowPostAllocation.Url(campaign.Slug, posts[0].Id)];
        var assessor = World.BrowserOf(first.Chair);
        foreach (var page in pages)
        {
            foreach (var reader in new[] { assessor, World.BrowserOf(oak.Candidate), await World.Browser() })
            {
                await reader.Open(page);
                Assert.True(reader.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden || reader.Url.Contains("/sign-in", StringComparison.Ordinal), $"{reader.Status} {reader.Url} for {page}");
            }
        }
        // Somebody who makes offers elsewhere, and an assessor or candidate of this campaign who may make offers too, do not find it either.
        await using (var db = World.Db())
        {
            foreach (var user in new[] { second.Independent, oak.Candidate }) db.RoleHoldings.Add(new RoleHolding { Id = Id.New<RoleHoldingId>(World.Now), User = user.Id, Role = Role.Appointer, From = World.Today.AddYears(-5) });
            await db.SaveChangesAsync();
        }
        foreach (var user in new[] { second.Independent, oak.Candidate })
        {
            var both = World.BrowserOf(user);
            foreach (var page in pages)
            {
                await both.Open(page);
                Assert.Equal(HttpStatusCode.NotFound, both.Status);
            }
        }
    }

    /// <summary>Every page of a panel, attacked by all of its members before and after the advice is recorded.</summary>
    [Fact]
    public async Task No_page_of_a_panel_says_what_a_candidate_prefers()
    {
        await Ready();
        foreach (var sent in new[] { ash, elm, oak }) await World.NoTies(first, sent);
        await (await Appointer()).Press("Record this advice");
        foreach (var user in first.All)
        {
            var member = World.BrowserOf(user);
            foreach (var page in new[] { MyPanels.Url, PanelWork.Url(first.Id), JudgePost.Url(first.Id, posts[0].Id), ScoreApplication.Url(first.Id, ash.Id, Round.Sift), JudgeCandidate.Url(first.Id, posts[0].Id, elm.Id), Mandate.Appoint.Deciding.WriteReport.Url(first.Id, posts[0].Id), ShowKit.Url(first.Id) })
            {
                await member.Open(page);
                Assert.DoesNotContain("Body 2", member.Text);
                Assert.DoesNotContain("prefer", member.Main, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("choice", member.Main, StringComparison.OrdinalIgnoreCase);
            }
            await member.Open(PanelWork.Url(first.Id));
            Assert.Contains($"The advice for Chief executive, Body 1 is {ash.Reference}. It rests on your order", member.Main);
        }
    }

    [Fact]
    public async Task A_panel_reads_nothing_before_the_advice_is_recorded()
    {
        await Ready();
        foreach (var sent in new[] { ash, elm, oak }) await World.NoTies(first, sent);
        var member = World.BrowserOf(first.Member);
        await member.Open(PanelWork.Url(first.Id));
        Assert.DoesNotContain("The advice for", member.Main);
    }

    async Task Announced(CampaignPost post)
    {
        await using var db = World.Db();
        Assert.False((await db.CampaignPosts.SingleAsync(p => p.Id == post.Id)).Announce(World.Today).Refused);
        await db.SaveChangesAsync();
    }

    async Task Accepted(CampaignPost post, Sent who)
    {
        await using var db = World.Db();
        var found = await db.CampaignPosts.SingleAsync(p => p.Id == post.Id);
        Assert.Equal(who.Id, found.Offer!.Application);
        Assert.False(found.Accept([], true, World.Now).Refused);
        await db.SaveChangesAsync();
    }

    async Task<string> StatusOf(Sent who)
    {
        var candidate = World.BrowserOf(who.Candidate);
        await candidate.Open(ApplicationStatus.Url(who.Id));
        Assert.Equal(HttpStatusCode.OK, candidate.Status);
        // No page a candidate can read says a rank, or names another candidate.
        Assert.DoesNotContain("rank", candidate.Main, StringComparison.OrdinalIgnoreCase);
        foreach (var other in new[] { ash, elm, oak }.Where(o => o != who))
        {
            Assert.DoesNotContain(other.Name, candidate.Main);
            Assert.DoesNotContain(other.Reference, candidate.Main);
        }
        return candidate.Main;
    }

    [Fact]
    public async Task Candidates_read_their_sentence_once_every_result_they_wait_for_is_out()
    {
        await Ready();
        var appointer = await Appointer();
        await appointer.Press("Record this advice");
        await Offer(appointer, posts[0], ash);
        await Offer(appointer, posts[1], elm);
        await Accepted(posts[0], ash);
        await Accepted(posts[1], elm);
        foreach (var who in new[] { ash, elm, oak }) Assert.DoesNotContain("The rule in the applicant pack", await StatusOf(who));
        await Announced(posts[0]);
        Assert.DoesNotContain("The rule in the applicant pack", await StatusOf(ash)); // another of their choices is open
        Assert.Contains("could give you none of the posts you chose", await StatusOf(oak));
        await Announced(posts[1]);
        Assert.Contains("The rule in the applicant pack gave you your first choice, Body 1: Chief executive.", await StatusOf(ash));
        Assert.Contains("The rule in the applicant pack gave you your first choice, Body 2: Chief executive.", await StatusOf(elm));
    }

    [Fact]
    public async Task Candidates_are_told_when_it_was_decided_otherwise()
    {
        await Ready();
        var appointer = await Appointer();
        await appointer.Press("Record this advice");
        await Offer(appointer, posts[0], elm, "The panel of this post asked for her by name.");
        await Offer(appointer, posts[1], ash, "The other post went otherwise than advised.");
        await Accepted(posts[0], elm);
        await Accepted(posts[1], ash);
        await Announced(posts[0]);
        await Announced(posts[1]);
        Assert.Contains("otherwise than the rule", await StatusOf(ash));
        Assert.Contains("otherwise than the rule", await StatusOf(elm));
    }

    [Theory, InlineData(3, true, true), InlineData(1, true, false), InlineData(3, false, false)]
    public async Task The_pack_publishes_the_rule_where_there_is_a_choice_to_make(int choices, bool exclusive, bool rule)
    {
        (campaign, posts) = await World.Campaign(posts: 2, terms: new CampaignTerms { PreferencesAllowed = choices, Exclusive = exclusive });
        var reader = await World.Browser();
        await reader.Open(Mandate.Appoint.ApplicantPacks.ShowPack.Url(campaign.Slug, posts[0].Slug));
        Assert.Equal(choices > 1, reader.Main.Contains("Who is offered which post", StringComparison.Ordinal));
        Assert.Equal(rule, reader.Main.Contains("deferred acceptance", StringComparison.Ordinal));
    }
}
