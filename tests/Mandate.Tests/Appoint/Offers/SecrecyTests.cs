using System.Net;
using Mandate.Appoint.Offers;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Appoint.Offers;

/// <summary>Between the acceptance and the announcement nobody outside can read who was appointed.</summary>
public sealed class SecrecyTests : WorldTest
{
    [Fact]
    public async Task An_accepted_appointment_shows_on_no_public_page_before_it_is_announced()
    {
        await World.Kind();
        var (campaign, posts) = await World.Campaign(posts: 1);
        var panel = await World.Panel(campaign, posts);
        var sent = await World.Submitted(campaign, [.. posts]);
        World.Closed(campaign);
        await World.Judged(posts[0], sent, 1);
        await World.Reported(panel, posts[0], sent);
        await World.Approved(posts[0]);
        await World.Offered(posts[0]);
        var candidate = World.BrowserOf(sent.Candidate);
        await candidate.Open(AnswerOffer.Url(sent.Id));
        await candidate.Choose("I accept").Choose("What I said in my application is still true, I know of nothing that bars me from this post, and I accept its terms and conditions").Press("Send my answer");

        var (body, post, person) = await Where();
        string[] pages = ["/", "/bodies", $"/bodies/{body}", $"/bodies/{body}?format=json", $"/bodies/{body}.popolo.json", $"/bodies/{body}/posts/{post}", $"/bodies/{body}/posts/{post}?format=csv"];
        var reader = await World.Browser();
        foreach (var page in pages)
        {
            await reader.Open(page);
            Assert.DoesNotContain(sent.Name, reader.Text);
        }
        await reader.Open($"/people/{person}");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
        var keeper = await World.Browser(Role.RegisterKeeper);
        await keeper.Open($"/register/bodies/{body}");
        Assert.Contains(sent.Name, keeper.Main);

        var team = await World.Browser(Role.AppointmentsTeam);
        await team.Open(Announce.Url(campaign.Slug));
        await team.Choose("Chief executive, Body 1").Fill("Day of the announcement", $"{World.Today:d/M/yyyy}").Press("Announce");
        foreach (var page in pages.Except(["/bodies"]))
        {
            await reader.Open(page);
            Assert.Contains(sent.Name, reader.Text);
        }
        await reader.Open($"/people/{person}");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
    }

    async Task<(string Body, string Post, string Person)> Where()
    {
        await using var db = World.Db();
        var found = await (from t in db.Terms
                           join p in db.Posts on t.Post equals p.Id
                           join b in db.Bodies on p.Body equals b.Id
                           join who in db.People on t.Person equals who.Id
                           select new { Body = b.Slug, Post = p.Slug, Person = who.Slug }).SingleAsync();
        return (found.Body, found.Post, found.Person);
    }
}
