using System.Text;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Tests.Worlds;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Forms;

public sealed class DraftTests : WorldTest
{
    public sealed record Answer
    {
        public string? Why { get; init; }
        public List<string> Posts { get; init; } = [];
    }

    static readonly Subject about = new("campaign", Guid.Parse("11111111-1111-1111-1111-111111111111"));
    readonly IDataProtectionProvider keys = new EphemeralDataProtectionProvider();

    Drafts Drafts(Db db, IDataProtectionProvider? other = null) => new(db, other ?? keys, new Clock(World));

    sealed class Clock(World world) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => world.Now;
    }

    [Fact]
    public async Task Drafts_of_others_about_the_same_are_not_even_read()
    {
        var (me, other) = (await World.User(), await World.User());
        await using var db = World.Db();
        await Drafts(db).Start("application", other.Id, about, new Answer(), default);
        var mine = await Drafts(db).Start("application", me.Id, about, new Answer(), default);
        using var queries = new Queries(World.Connection);

        Assert.Equal(mine.Id, (await Drafts(db).FindAbout<Answer>("application", me.Id, about, default))!.Id);
        Assert.Contains("\"Owner\"", Assert.Single(queries.Commands).Split("WHERE")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_comes_back_to_its_owner_and_to_nobody_else()
    {
        var (me, other) = (await World.User(), await World.User());
        await using var db = World.Db();
        var started = await Drafts(db).Start("application", me.Id, about, new Answer { Why = "Because", Posts = ["a", "b"] }, default);

        var found = await Drafts(db).Find<Answer>(started.Id, me.Id, default);
        Assert.Equal("Because", found!.Content.Why);
        Assert.Equal(["a", "b"], found.Content.Posts);
        Assert.Equal(started.Id, (await Drafts(db).FindAbout<Answer>("application", me.Id, about, default))!.Id);
        Assert.Null(await Drafts(db).Find<Answer>(started.Id, other.Id, default));
        Assert.Null(await Drafts(db).FindAbout<Answer>("application", other.Id, about, default));
    }

    [Fact]
    public async Task The_database_does_not_hold_what_was_typed()
    {
        const string planted = "Planted sentence about my former employer";
        var me = await World.User();
        await using (var db = World.Db())
        {
            var draft = await Drafts(db).Start("application", me.Id, about, new Answer { Why = planted }, default);
            await Drafts(db).Save(draft, new Answer { Why = planted + " again" }, 0, default);
        }

        var dump = await World.Dump();
        Assert.Contains("application", dump);
        Assert.DoesNotContain("Planted", dump);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(planted))[..20], dump);
    }

    [Fact]
    public async Task Begun_twice_it_is_one_draft_and_the_second_gets_what_the_first_holds()
    {
        var me = await World.User();
        await using var one = World.Db();
        await using var two = World.Db();
        var first = await Drafts(one).Start("application", me.Id, about, new Answer { Why = "first" }, default);
        var second = await Drafts(two).Start("application", me.Id, about, new Answer { Why = "second" }, default);
        Assert.Equal((first.Id, "first"), (second.Id, second.Content.Why));
        World.Now = first.ExpiresAt;
        var anew = await Drafts(two).Start("application", me.Id, about, new Answer { Why = "anew" }, default);
        Assert.Equal("anew", anew.Content.Why);
        Assert.Equal(anew.Id, (await one.Drafts.AsNoTracking().SingleAsync()).Id);
    }

    [Fact]
    public async Task A_row_copied_over_anothers_or_a_lost_key_opens_nothing()
    {
        var (me, other) = (await World.User(), await World.User());
        await using var db = World.Db();
        var mine = await Drafts(db).Start("application", me.Id, about, new Answer { Why = "mine" }, default);
        var theirs = await Drafts(db).Start("application", other.Id, about, new Answer { Why = "theirs" }, default);
        (await db.Drafts.SingleAsync(d => d.Id == mine.Id)).Encrypted = (await db.Drafts.SingleAsync(d => d.Id == theirs.Id)).Encrypted;
        await db.SaveChangesAsync();

        await Assert.ThrowsAsync<System.Security.Cryptography.CryptographicException>(() => Drafts(db).Find<Answer>(mine.Id, me.Id, default));
        await Assert.ThrowsAsync<System.Security.Cryptography.CryptographicException>(() => Drafts(db, new EphemeralDataProtectionProvider()).Find<Answer>(theirs.Id, other.Id, default));
    }

    [Fact]
    public async Task Two_tabs_on_one_draft_lose_nothing()
    {
        var me = await World.User();
        await using var db = World.Db();
        var draft = await Drafts(db).Start("application", me.Id, about, new Answer { Why = "first" }, default);
        Assert.Null(await Drafts(db).Save(draft, new Answer { Why = "from tab one" }, draft.Version, default));

        var conflict = await Drafts(db).Save(draft, new Answer { Why = "from tab two" }, draft.Version, default);
        Assert.Equal("from tab one", conflict!.Theirs.Why);
        Assert.Equal("from tab one", (await Drafts(db).Find<Answer>(draft.Id, me.Id, default))!.Content.Why);

        Assert.Null(await Drafts(db).Save(draft, new Answer { Why = "from tab two" }, conflict.Version, default));
        Assert.Equal("from tab two", (await Drafts(db).Find<Answer>(draft.Id, me.Id, default))!.Content.Why);
    }

    [Fact]
    public async Task Of_two_saves_at_the_same_moment_one_wins_and_the_other_is_shown_both()
    {
        var me = await World.User();
        await using var one = World.Db();
        await using var two = World.Db();
        var draft = await Drafts(one).Start("application", me.Id, about, new Answer { Why = "first" }, default);
        await two.Drafts.SingleAsync(d => d.Id == draft.Id); // loaded before the other saves
        Assert.Null(await Drafts(one).Save(draft, new Answer { Why = "one" }, draft.Version, default));
        var conflict = await Drafts(two).Save(draft, new Answer { Why = "two" }, draft.Version, default);
        Assert.Equal("one", conflict!.Theirs.Why);
    }

    [Fact]
    public async Task A_draft_ends_ninety_days_after_it_was_last_touched()
    {
        var me = await World.User();
        await using var db = World.Db();
        var draft = await Drafts(db).Start("application", me.Id, about, new Answer(), default);
        World.Now += TimeSpan.FromDays(60);
        await Drafts(db).Save(draft, new Answer { Why = "more" }, 0, default);
        World.Now += TimeSpan.FromDays(89);
        Assert.NotNull(await Drafts(db).Find<Answer>(draft.Id, me.Id, default));
        Assert.Equal(0, await Mandate.Platform.Forms.Drafts.RemoveExpired(db, World.Now, default));
        World.Now += TimeSpan.FromDays(1);
        Assert.Null(await Drafts(db).Find<Answer>(draft.Id, me.Id, default));
        Assert.Equal(1, await Mandate.Platform.Forms.Drafts.RemoveExpired(db, World.Now, default));
    }

    [Fact]
    public async Task Keys_are_outside_the_database()
    {
        await using var db = World.Db();
        Assert.DoesNotContain(db.Model.GetEntityTypes(), e => e.Name.Contains("DataProtection", StringComparison.Ordinal));
    }
}
