using System.Net;
using Mandate.Appoint;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Structures;

public sealed class StructureTests : WorldTest
{
    static readonly RequiredPost ByAct = new("finance", "Finance director", 1, true, "Act, section 1");
    static readonly RequiredPost ByPolicy = new("medical-director", "Medical director", 1, false, null);
    static readonly DateOnly Day = new(2021, 9, 1);

    static ExecutiveStructure Closed(params IEnumerable<string> kinds)
    {
        var s = ExecutiveStructure.Draft(default, "Team", London.Midnight(Day));
        Assert.False(s.Write(new() { Key = "a", Title = "Lean", Why = "Cheaper", Posts = [.. kinds.Select(k => new StructurePost { Kind = k, Title = k, PayTo = 1 })] }).Refused);
        Assert.Null(s.Consult(new() { OpensOn = Day, ClosesOn = Day.AddDays(7), Text = "Text", Whom = "Staff" }, Day).Refusal);
        Assert.False(s.Summarise("Most agree", Day.AddDays(8)).Refused);
        return s;
    }

    static StructureDecision Decided(string? without = null) => new() { Option = "a", On = Day.AddDays(8), Minute = "12", Reasons = "Reasons", WhyWithout = without };

    [Fact]
    public void The_board_decides_after_everybody_could_answer_and_leaves_out_no_post_the_Act_asks_for()
    {
        RequiredPost[] required = [ByAct, ByPolicy];
        Assert.Equal(StructureRefusals.LeftOut(ByAct), Closed("strategy").Decide(Decided("Because"), required, Day.AddDays(9)).Refusal);
        Assert.Contains("say why the board leaves it out", Closed("finance").Decide(Decided(), required, Day.AddDays(9)).Refusal!.Text);
        Assert.False(Closed("finance").Decide(Decided("Shared with the neighbour"), required, Day.AddDays(9)).Refused);
        var full = Closed("finance", "medical-director");
        Assert.Equal(StructureRefusals.NotClosed, full.Decide(Decided(), required, Day.AddDays(7)).Refusal);
        Assert.True(full.Decide(Decided() with { On = Day.AddDays(3) }, required, Day.AddDays(9)).Refused);
        Assert.False(full.Decide(Decided(), required, Day.AddDays(9)).Refused);
        Assert.Equal(StructureRefusals.DecidedAlready, full.Decide(Decided(), required, Day.AddDays(9)).Refusal);
    }

    [Fact]
    public void Options_stand_as_they_were_read_and_a_consultation_goes_forward()
    {
        var s = ExecutiveStructure.Draft(default, "Team", London.Midnight(Day));
        var asked = new Consultation { OpensOn = Day, ClosesOn = Day.AddDays(7), Text = "Text", Whom = "Staff" };
        Assert.Equal(StructureRefusals.NoOption, s.Consult(asked, Day).Refusal);
        Assert.False(s.Write(new() { Key = "a", Title = "Lean" }).Refused);
        Assert.Contains("has no posts yet", s.Consult(asked, Day).Refusal!.Text);
        Assert.False(s.Write(s.Option("a")! with { Posts = [new() { Kind = "x", Title = "X" }] }).Refused);
        Assert.Contains("(25 August 2021)", s.Consult(asked with { ClosesOn = Day.AddDays(-7) }, Day).Refusal!.Text);
        Assert.Equal(StructureRefusals.OpensInThePast, s.Consult(asked with { OpensOn = Day.AddDays(-1) }, Day).Refusal);
        Assert.False(s.Consult(asked, Day).Refused);
        Assert.Equal(StructureRefusals.OptionsFixed, s.Write(new() { Key = "b" }).Refusal);
        Assert.Equal(StructureRefusals.OptionsFixed, s.Remove("a").Refusal);
        Assert.Equal(StructureRefusals.NotOpen, StructureResponse.Give(s, null, "Union", "a", "Yes", London.Midnight(Day.AddDays(8))).Refusal);
        Assert.Equal(StructureRefusals.NotClosed, s.Summarise("Early", Day.AddDays(2)).Refusal);
    }

    [Fact]
    public async Task From_options_through_consultation_and_decision_to_a_campaign_with_the_posts_picked()
    {
        var body = await World.Body("Westmoor");
        await World.Criteria();
        var team = await World.BrowserFor(Role.AppointmentsTeam, body.Id);
        await team.Open("/structures");
        await team.Press("Draft a structure");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        await team.Fill("Body", $"{body.Id}").Fill("Title", "Executive team").Press("Draft a structure");
        var home = team.Url;
        await team.Click("Add an option");
        await team.Fill("Title of the option", "Lean team").Fill("What speaks for it?", "It costs less.").Press("Save and continue");
        foreach (var (title, wte) in new[] { ("Chief strategy officer", "1"), ("Chief people officer", "0.6") })
        {
            await team.Click("Add a post to Lean team");
            await team.Choose("Another executive post").Fill("Title of the post", title).Fill("Whole-time equivalent", "7").Fill("Most pay a year", "150,000").Press("Save post");
            Assert.Contains("Enter the whole-time equivalent as a number up to 1, such as 1 or 0.6", team.Errors);
            await team.Fill("Whole-time equivalent", wte).Press("Save post");
        }
        Assert.Contains("1.6 whole-time equivalents", team.Main);
        await team.Click("Open a consultation");
        var today = London.Day(World.Now);
        await team.Fill("Day it opens", $"{today:d/M/yyyy}").Fill("Last day to answer", $"{today.AddDays(-3):d/M/yyyy}").Fill("Who is asked?", "All staff").Fill("What should they know?", "Please answer.").Press("Open the consultation");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        await team.Fill("Last day to answer", $"{today.AddDays(7):d/M/yyyy}").Press("Open the consultation");

        var staff = await World.Browser(Role.Reviewer);
        await staff.Open("/structures");
        await staff.Click("Executive team, NHS Westmoor Integrated Care Board");
        await staff.Press("Send my answer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, staff.Status);
        await staff.Choose("Lean team").Fill("What do you say?", "I like it.").Press("Send my answer");
        await staff.Choose("None of them").Fill("What do you say?", "On reflection, no.").Press("Change my answer");
        var candidate = World.BrowserOf(await World.User());
        await candidate.Open($"{home}/answer");
        Assert.Equal(HttpStatusCode.NotFound, candidate.Status);
        await team.Open($"{home}/answers/record");
        await team.Fill("Who answered?", "The union").Choose("Lean team").Fill("What do they say?", "Yes.").Press("Record the answer");
        Assert.Contains("2 answers", team.Main);

        World.Now = World.Now.AddDays(9);
        await team.Open($"{home}/answers");
        Assert.Contains("On reflection, no.", team.Main);
        await team.Fill("What do the answers come to?", "One for, one against.").Press("Save the summary");
        await team.Click("Record the board’s decision");
        await team.Choose("Lean team").Fill("Day of the decision", $"{London.Day(World.Now):d/M/yyyy}").Fill("Where does it stand in the minutes?", "12/21").Fill("Reasons of the board", "It costs less.").Press("Record the decision");
        Assert.Contains("12/21", team.Main);
        await team.Press("Open the executive campaign");
        Assert.Contains("Executives of NHS Westmoor Integrated Care Board", team.Heading);
        Assert.Contains("2 posts", team.Main);
        await team.Open($"{home}");
        Assert.DoesNotContain("Open the executive campaign", team.Main);

        await using var db = World.Db();
        var posts = await db.Posts.Where(p => p.Body == body.Id).ToListAsync();
        Assert.Equal(["chief-people-officer", "chief-strategy-officer"], posts.Select(p => p.Slug).Order(StringComparer.Ordinal));
        var campaign = await db.Campaigns.SingleAsync();
        Assert.Equal(body.Id, campaign.AppointingBody);
        Assert.Equal(["chief-strategy-officer", "chief-people-officer"], campaign.Kinds);
    }

    [Fact]
    public async Task The_chief_executive_designate_shapes_their_body_and_a_stranger_finds_nothing()
    {
        var (post, body, account) = await Designate();
        var chief = World.BrowserOf(account);
        await chief.Open("/structures");
        await chief.Fill("Body", $"{body.Id}").Fill("Title", "Executive team").Press("Draft a structure");
        Assert.Contains("Executive team", chief.Heading);
        var home = chief.Url;
        Assert.NotEqual(default, post.Id);

        var stranger = await World.BrowserFor(Role.AppointmentsTeam, (await World.Body()).Id);
        foreach (var page in new[] { "", "/options/new", "/consultation", "/answers", "/decision", "/answer", "/answers/record" })
        {
            await stranger.Open(home + page);
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }
    }

    async Task<(Post, Body, Mandate.Platform.Access.User)> Designate()
    {
        var body = await World.Body("Eastmoor");
        var account = await World.User();
        var post = await World.Post(body);
        await using var db = World.Db();
        db.BodyKinds.Add(BodyKind.Describe(body.Kind, "test", new("Board", "Boards", true, null, null, false)));
        db.PostKinds.Add(PostKind.Describe("chief-executive", "test", new("Chief executive", true, true, true, 1, 1, AuthorityBasis.Act, true, null, null, null, 1)));
        var today = London.Day(World.Now);
        var named = await BodiesApi.Designate(db, Actor.Service, World.Now, new DesignateFacts(post.Id, new PersonNamed(Name: "Ada Ashdown", User: account.Id), new ActFacts(today, "the chair"),
            AcceptedOn: today, From: post.From > today ? post.From : today, NeedsApproval: false), CancellationToken.None);
        Assert.Null(named.Refusal);
        await db.SaveChangesAsync();
        return (post, body, account);
    }
}
