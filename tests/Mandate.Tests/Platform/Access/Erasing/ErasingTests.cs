using System.Net;
using Mandate.Appoint;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Access.Account;
using Mandate.Platform.Access.Erasing;
using Mandate.Platform.Access.People;
using Mandate.Platform.Files;
using Mandate.Tests.Platform.Files;
using Mandate.Tests.Platform.Record;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mandate.Tests.Platform.Access.Erasing;

/// <summary>Somebody asks to be erased; an administrator of all bodies reads what it would do, and does it or refuses it.</summary>
public sealed class ErasingTests : WorldTest
{
    const string Why = "They asked for it, and nothing stands against it.";

    async Task<User> Named(string name)
    {
        var user = await World.User();
        await using var db = World.Db();
        (await db.Users.SingleAsync(u => u.Id == user.Id)).Name = name;
        await db.SaveChangesAsync();
        return user;
    }

    [Fact]
    public async Task Somebody_asks_withdraws_asks_again_and_is_erased_with_every_file_and_told()
    {
        var candidate = await Named("Xanthippe Planted");
        var (campaign, posts) = await World.Campaign(terms: new CampaignTerms { PreferencesAllowed = 3, AsksForCv = true });
        var writer = await new Writer(World.BrowserOf(candidate), campaign).Start();
        await writer.Complete("Body 1: Chief executive");
        await writer.Browser.Open($"{writer.Url}/cv");
        writer.Browser.Attach("Your CV", "xanthippe.pdf", "application/octet-stream", Samples.Pdf);
        await writer.Browser.Press("Add CV");
        await writer.Send();
        FileId file;
        await using (var db = World.Db()) file = (await db.Files.SingleAsync()).Id;
        var store = Site.Shared.Services.GetRequiredService<IFileStore>();
        Assert.True(Kept(store, file));

        var own = World.BrowserOf(candidate);
        await own.Open(ShowAccount.Route);
        await own.Click("Ask for your personal data to be erased");
        Assert.Contains($"An application in “{campaign.Title}” is not decided yet.", own.Main);
        await own.Press("Ask for it");
        Assert.Contains("You asked on", own.Main);
        await own.Press("Withdraw the request");
        Assert.Contains("Nothing is erased", own.Main);
        await own.Fill("What should we know? (optional)", "Xanthippe leaves the country").Press("Ask for it");

        var administrator = await World.Browser(Role.Administrator);
        await administrator.Open("/");
        Assert.Contains("Decide whether personal data are erased", administrator.Main);
        await administrator.Open(ListErasures.Route);
        await administrator.Click("Xanthippe Planted");
        Assert.Contains("is not decided yet. The candidate withdraws it first", administrator.Main);
        Assert.DoesNotContain("Erase for good", administrator.Text);

        await using (var db = World.Db())
        {
            Assert.False((await db.Applications.SingleAsync()).Withdraw(World.Now).Refused);
            await db.SaveChangesAsync();
        }
        await administrator.Open(DecideErasure.Url(Subject.Of(candidate.Id)));
        Assert.Contains("1 application: every answer and file", administrator.Main);
        Assert.Contains("Files that were uploaded", administrator.Main);
        await administrator.Press("Erase for good");
        Assert.Contains("Enter the reason", administrator.Errors);
        Assert.Contains("Type the name as it stands here: Xanthippe Planted", administrator.Errors);
        await administrator.Fill("Reason", Why).Fill("To erase, type the name: Xanthippe Planted", "Xanthippe").Press("Erase for good");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        await administrator.Fill("To erase, type the name: Xanthippe Planted", "xanthippe planted").Press("Erase for good");
        Assert.Contains("It is erased", administrator.Main);
        Assert.Contains(Why, administrator.Main);
        Assert.DoesNotContain("Xanthippe", await World.Dump());
        await World.DrainOutbox();
        Assert.False(Kept(store, file));
        Assert.Equal("Your personal data are erased", Assert.Single(await World.Letters(candidate.Email)).Subject);
        await using (var db = World.Db()) Assert.True(await db.Events.AnyAsync(e => e.Kind == "access.erasure-done"));
        await World.Sequence();
        Assert.Empty((await CheckRecord.Check(await World.Export())).Wrong);
        await administrator.Open(DecideErasure.Url(Subject.Of(candidate.Id)));
        Assert.Contains("This account was erased already", administrator.Main);
        Assert.NotEmpty(posts);
    }

    static bool Kept(IFileStore store, FileId file)
    {
        using var stream = store.Open(file);
        return stream is not null;
    }

    [Fact]
    public async Task A_request_is_refused_with_a_reason_that_its_asker_reads()
    {
        var user = await Named("Robin Asker");
        var own = World.BrowserOf(user);
        await own.Open(AskForErasure.Route);
        await own.Press("Ask for it");
        var administrator = await World.Browser(Role.Administrator);
        await administrator.Open(DecideErasure.Url(Subject.Of(user.Id)));
        Assert.Contains($"Answer by {Mandate.Design.Dates.Day(World.Today.AddMonths(1))}", administrator.Main);
        await administrator.Fill("Reason", "A complaint is being heard.").Press("Refuse the request");
        Assert.Contains("The request is refused", administrator.Main);
        Assert.Contains("Why: A complaint is being heard", Assert.Single(await World.Letters(user.Email)).Markdown.Replace("\\", ""));
        await own.Open(AskForErasure.Route);
        Assert.Contains("was refused on", own.Main);
        Assert.Contains("A complaint is being heard.", own.Main);
        await using var db = World.Db();
        Assert.Equal("Robin Asker", (await db.Users.SingleAsync(u => u.Id == user.Id)).Name);
    }

    [Fact]
    public async Task Whoever_holds_a_role_leaves_first_and_nobody_decides_about_themself()
    {
        var holder = await World.User(Role.Assessor);
        var administrator = await World.User(Role.Administrator);
        var browser = World.BrowserOf(administrator);
        await browser.Open($"{ListErasures.Route}?q={Uri.EscapeDataString(holder.Email)}");
        await browser.Click(holder.Name);
        Assert.Contains("The account holds a role: Assessor. Record first that the person is leaving.", browser.Main);
        await using (var db = World.Db())
        {
            await db.RoleHoldings.ExecuteDeleteAsync();
            await db.SaveChangesAsync();
        }
        var request = ErasureRequest.Ask(Subject.Of(administrator.Id), administrator.Id, null, World.Now);
        var actor = new Actor(administrator.Id, "A", [new(Role.Administrator, null)]);
        Assert.Equal(ErasureRefusals.Oneself, request.Erase(actor, Mandate.Platform.Record.Prospect.Nothing, Why, World.Now).Refusal);
        var other = actor with { User = holder.Id };
        Assert.True(request.Erase(other, new() { Prevents = ["A reason."] }, Why, World.Now).Refused);
        Assert.False(request.Erase(other, new(), Why, World.Now).Refused);
        Assert.Equal(ErasureRefusals.Decided, request.Refuse(other, Why, World.Now).Refusal);
    }

    [Fact]
    public async Task Candidates_are_found_by_their_address_alone_and_by_name_where_they_have_none()
    {
        var (candidate, byPost) = (await Named("Robin Candidate"), await Named("Robin Letters"));
        await using (var db = World.Db())
        {
            var user = await db.Users.SingleAsync(u => u.Id == byPost.Id);
            user.Email = $"{user.Id}@post.invalid";
            user.NormalizedEmail = user.Email.ToUpperInvariant();
            await db.SaveChangesAsync();
        }
        var administrator = await World.Browser(Role.Administrator);
        await administrator.Open($"{ListErasures.Route}?q=robin");
        Assert.Contains("Robin Letters (Account without an email address)", administrator.Main);
        Assert.DoesNotContain("Robin Candidate", administrator.Main);
        await administrator.Open($"{ListErasures.Route}?q={Uri.EscapeDataString(candidate.Email)}");
        Assert.Contains("Robin Candidate", administrator.Main);
        await administrator.Open($"{ListErasures.Route}?q=ro");
        Assert.DoesNotContain("Robin", administrator.Main);
    }

    [Fact]
    public async Task A_leader_stays_in_the_public_register_until_their_term_has_ended()
    {
        var post = await World.Post(await World.Body());
        World.Now = London.At(new(2022, 9, 1), new(9, 0));
        var term = await World.Holder(post, new DateOnly(2022, 8, 1), "Xanthippe Planted");
        var administrator = await World.Browser(Role.Administrator);
        await administrator.Open($"{ListErasures.Route}?q=xanthippe");
        await administrator.Click("Xanthippe Planted");
        Assert.Contains("Everybody may know who leads it", administrator.Main);
        Assert.DoesNotContain("Erase for good", administrator.Text);
        await using (var db = World.Db()) await db.Terms.ExecuteUpdateAsync(t => t.SetProperty(x => x.To, World.Today));
        World.Now = World.Now.AddDays(2);
        await administrator.Open(DecideErasure.Url(Subject.Of(term.Person)));
        Assert.Contains("1 term of office, with days and posts, held by “(name erased)”", administrator.Main);
        await administrator.Fill("Reason", Why).Fill("To erase, type the name: Xanthippe Planted", "Xanthippe Planted").Press("Erase for good");
        Assert.Contains("It is erased", administrator.Main);
        Assert.DoesNotContain("Xanthippe", await World.Dump());
        var reader = await World.Browser();
        await reader.Open("/bodies/body-1?on=2022-08-15");
        Assert.Contains("(name erased)", reader.Main);
    }

    [Fact]
    public async Task Administrators_of_one_body_and_strangers_find_nothing()
    {
        var user = await World.User();
        var some = await World.BrowserFor(Role.Administrator, (await World.Body()).Id);
        foreach (var url in new[] { ListErasures.Route, DecideErasure.Url(Subject.Of(user.Id)) })
        {
            await some.Open(url);
            Assert.Equal(HttpStatusCode.NotFound, some.Status);
            var team = await World.Browser(Role.AppointmentsTeam);
            await team.Open(url);
            Assert.Equal(HttpStatusCode.Forbidden, team.Status);
        }
        await some.Open(FindPeople.Route);
        Assert.DoesNotContain("Erasing personal data", some.Main);
        var administrator = await World.Browser(Role.Administrator);
        await administrator.Open(DecideErasure.Url(new("body", Guid.Empty)));
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
    }
}
