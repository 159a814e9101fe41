using System.Net;
using Mandate.Bodies;
using Mandate.Platform;
using Mandate.Platform.Record;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Bodies.Keeping;

/// <summary>One person who is in the register twice.</summary>
public sealed class MergePeopleTests : WorldTest
{
    async Task<(Term One, Term Two)> Twice(bool samePost = false)
    {
        World.Now = London.At(new(2022, 9, 1), new(9, 0));
        var first = await World.Post(await World.Body(), seats: samePost ? 2 : 1, kind: "non-executive", exclusive: false, title: "Member");
        var second = samePost ? first : await World.Post(await World.Body(), kind: "non-executive", exclusive: false, title: "Member");
        var one = await World.Holder(first, new DateOnly(2022, 8, 1));
        return (one, await World.Holder(second, new DateOnly(2022, 8, 1)));
    }

    static async Task<Browser> Preview(Browser keeper)
    {
        await keeper.Open("/register/people/robin-example-2");
        await keeper.Click("This person is in the register twice");
        await keeper.Click("Robin Example (robin-example)");
        return keeper;
    }

    [Fact]
    public async Task The_terms_move_the_old_address_leads_on_and_both_histories_say_so()
    {
        var (one, two) = await Twice();
        var keeper = await Preview(await World.Browser(Role.RegisterKeeper));
        Assert.Contains("Member, Body 2 (substantive)", keeper.Main);
        await keeper.Press("Merge the two entries");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, keeper.Status);
        await keeper.Fill("How do you know that they are one person?", "Same letter of appointment").Press("Merge the two entries");
        Assert.Equal("/register/people/robin-example", keeper.Url);

        await using var db = World.Db();
        Assert.All(await db.Terms.ToListAsync(), t => Assert.Equal(one.Person, t.Person));
        Assert.Equal(one.Person, (await db.People.SingleAsync()).Id);
        foreach (var subject in (Subject[])[Subject.Of(one.Person), Subject.Of(two.Person), Subject.Of(two.Id)])
            Assert.Contains(await db.HistoryOf(subject, default), h => h.What.StartsWith("merged two entries", StringComparison.Ordinal) && h.Why == "Same letter of appointment");
        var reader = await World.Browser();
        await reader.Open("/people/robin-example-2?on=2022-09-01");
        Assert.Equal("/people/robin-example?on=2022-09-01", reader.Url);
        Assert.Contains("Member, Body 2", reader.Main);
        await reader.Open("/bodies/body-2");
        Assert.Contains("Robin Example", reader.Main);
        await keeper.Open("/register/people");
        Assert.DoesNotContain("robin-example-2", keeper.Text);
    }

    [Fact]
    public async Task Two_terms_of_one_post_on_the_same_days_refuse()
    {
        await Twice(samePost: true);
        var keeper = await Preview(await World.Browser(Role.RegisterKeeper));
        await keeper.Fill("How do you know that they are one person?", "Same letter").Press("Merge the two entries");
        Assert.Equal(HttpStatusCode.Conflict, keeper.Status);
        Assert.Equal(["Both hold Member, Body 1, on some of the same days. End or withdraw one of the two terms first."], keeper.Errors);
        await using var db = World.Db();
        Assert.Equal(2, await db.People.CountAsync());
    }

    [Fact]
    public async Task Two_accounts_are_two_people_until_one_is_closed()
    {
        await Twice();
        await using (var db = World.Db())
        {
            foreach (var person in await db.People.ToListAsync()) person.BelongsTo((await World.User()).Id);
            await db.SaveChangesAsync();
        }
        var keeper = await Preview(await World.Browser(Role.RegisterKeeper));
        await keeper.Fill("How do you know that they are one person?", "I think so").Press("Merge the two entries");
        Assert.Equal([PersonRefusals.TwoAccounts.Text], keeper.Errors);
    }

    [Fact]
    public async Task Only_keepers_of_the_whole_register_merge()
    {
        await Twice();
        var stranger = await World.Browser(Role.AppointmentsTeam);
        await stranger.Open("/register/people/robin-example-2/merge");
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
        var keeper = await World.Browser(Role.RegisterKeeper);
        await keeper.Open("/register/people/robin-example-2/merge?into=nobody");
        Assert.Equal(HttpStatusCode.NotFound, keeper.Status);
    }
}
