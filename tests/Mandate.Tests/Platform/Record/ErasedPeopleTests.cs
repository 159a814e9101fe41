using Mandate.Appoint;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Record;

/// <summary>Erasing somebody everywhere: nothing readable is left in any table, and the record still verifies.</summary>
public sealed class ErasedPeopleTests : WorldTest
{
    async Task AssertVerifies()
    {
        await World.Sequence();
        Assert.Empty((await CheckRecord.Check(await World.Export())).Wrong);
    }

    [Fact]
    public async Task A_candidate_leaves_no_word_behind_and_the_record_verifies()
    {
        World.Demonstration = true;
        var (campaign, posts) = await World.Campaign();
        var candidate = await World.Account("planted.person+x@example.org");
        await using (var db = World.Db())
        {
            (await db.Users.SingleAsync(u => u.Id == candidate.Id)).Name = "Xanthippe Planted";
            await db.SaveChangesAsync();
        }
        var writer = await new Writer(await World.SignedIn(candidate), campaign).Start();
        await writer.Complete("Body 1: Chief executive");
        await writer.Answer("about-you", answers: [("Your name", "Xanthippe Planted"), ("Telephone number", "020 7946 0999")]);
        await writer.Answer("evidence/D2", answers: [("Your evidence", "Plantedevidence of my own")]);
        await writer.Send();
        await World.DrainOutbox();
        await writer.Browser.Press("Sign out");
        var sent = new Sent(writer.Id, "x", "Xanthippe Planted", candidate);
        World.Closed(campaign);
        var panel = await World.Panel(campaign, posts);
        await World.Tied(panel, panel.Member, sent, Tie.KnownProfessionally);
        await World.Sheet(panel, panel.Chair, sent);
        await World.Judged(posts[0], sent, 1);
        string reference;
        await using (var db = World.Db()) reference = (await db.Applications.SingleAsync()).Reference;
        await World.Sequence();
        Assert.Contains("Plantedevidence", await World.Dump());

        await World.Forget(Subject.Of(candidate.Id));
        var dump = await World.Dump();
        foreach (var word in (string[])["Xanthippe", "Planted", "planted.person", "020 7946 0999", "Secretnote", "We worked together", "The evidence was clear"]) Assert.DoesNotContain(word, dump);
        await using (var db = World.Db())
        {
            Assert.Equal(reference, (await db.Applications.SingleAsync()).Reference);
            Assert.Equal(["application", "user"], await db.Erasures.Select(e => e.Kind).Order().ToListAsync());
            Assert.Equal("(erased)", (await db.Users.SingleAsync(u => u.Id == candidate.Id)).Name);
        }
        await AssertVerifies();
        var browser = World.RealBrowser();
        await browser.Open("/sign-in");
        await browser.Fill("Email address", candidate.Email).Fill("Password", Worlds.World.Password).Press("Sign in");
        Assert.Equal("Sign in", browser.Heading.Replace("Error: ", ""));
    }

    [Fact]
    public async Task A_draft_goes_with_its_account()
    {
        var (campaign, _) = await World.Campaign();
        var writer = await World.Writer(campaign);
        UserId owner;
        await using (var db = World.Db()) owner = (await db.Drafts.SingleAsync()).Owner;
        await World.Forget(Subject.Of(owner));
        await using var after = World.Db();
        Assert.False(await after.Drafts.AnyAsync());
    }

    [Fact]
    public async Task A_person_of_the_register_becomes_nameless_and_their_term_stays()
    {
        var post = await World.Post(await World.Body());
        World.Now = London.At(new(2022, 9, 1), new(9, 0));
        var term = await World.Holder(post, new DateOnly(2022, 8, 1), "Xanthippe Planted");
        await World.Sequence();
        await World.Forget(Subject.Of(term.Person));
        Assert.DoesNotContain("Xanthippe", await World.Dump());
        await AssertVerifies();
        var reader = await World.Browser();
        await reader.Open("/bodies/body-1");
        Assert.Contains("(name erased)", reader.Main);
        await using var db = World.Db();
        Assert.Equal(TermState.Substantive, (await db.Terms.Include(t => t.Acts).SingleAsync()).StateOn(World.Today));
    }
}
