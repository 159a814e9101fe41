using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Forms;
using Mandate.Platform.Mail;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Data;

/// <summary>Many rows of one save, on the database of this run.</summary>
public sealed class RowRunsTests : WorldTest
{
    const int Many = 60;

    static Draft Draft(User owner, int n) => new()
    {
        Id = Id.Random<DraftId>(), Kind = "test", Owner = owner.Id, AboutKind = $"thing {n} ‘ü’", AboutId = Id.Random<DraftId>().Value,
        Encrypted = [.. Enumerable.Range(0, n).Select(i => (byte)i)], StartedAt = World.Current.Now, UpdatedAt = World.Current.Now.AddTicks(10 * n), ExpiresAt = World.Current.Now.AddDays(n),
    };

    [Fact]
    public async Task What_was_written_in_a_run_reads_the_same()
    {
        var owner = await World.User();
        var (campaign, posts) = await World.Campaign();
        await using var setting = World.Db();
        var criteria = (await setting.CriteriaSets.FindAsync(campaign.Criteria))!;
        List<Mandate.Appoint.Application> sent = [];
        var drafts = Enumerable.Range(0, Many).Select(n => Draft(owner, n)).ToList();
        for (var i = 0; i < Many; i++)
        {
            var candidate = await World.User();
            var content = World.Written(campaign.Terms, criteria.Content) with { Name = $"Candidate “{i}”", CurrentRole = i % 2 == 0 ? null : "Rôle", Evidence = [.. World.Written(campaign.Terms, criteria.Content).Evidence.Select(e => e with { Text = $"{e.Text} \"{i}\" \\ \n tab\t" })] };
            sent.Add(Mandate.Appoint.Application.Submit(campaign, criteria, candidate.Id, $"REF-{i}", content, [posts[1].Id, posts[0].Id], World.Now, World.Now).Value!);
        }
        await using (var db = World.Db())
        {
            db.AddRange(drafts);
            db.AddRange(sent);
            Assert.Equal(Many * 4, await db.SaveChangesAsync());
        }

        await using var read = World.Db();
        var applications = await read.Applications.Include(a => a.Preferences).ToDictionaryAsync(a => a.Id);
        Assert.All(sent, s =>
        {
            var there = applications[s.Id];
            Assert.Equal(s.Digest, there.Content.Digest([.. there.Preferences.OrderBy(p => p.Rank).Select(p => p.Post)]));
            Assert.Equal((s.Reference, s.SubmittedAt, s.WithdrawnAt, s.Version), (there.Reference, there.SubmittedAt, there.WithdrawnAt, there.Version));
        });
        var kept = await read.Drafts.ToDictionaryAsync(d => d.Id);
        Assert.All(drafts, d => Assert.Equal((d.About, Convert.ToHexString(d.Encrypted), d.UpdatedAt, d.ExpiresAt), (kept[d.Id].About, Convert.ToHexString(kept[d.Id].Encrypted), kept[d.Id].UpdatedAt, kept[d.Id].ExpiresAt)));
    }

    [Fact]
    public async Task A_row_that_is_there_already_refuses_the_whole_save()
    {
        var owner = await World.User();
        var there = await World.Saved(Draft(owner, Many));
        await using var db = World.Db();
        db.AddRange(Enumerable.Range(0, Many).Select(n => Draft(owner, n)));
        db.Add(new Draft { Id = Id.Random<DraftId>(), Kind = there.Kind, Owner = there.Owner, AboutKind = there.AboutKind, AboutId = there.AboutId, Encrypted = [], ExpiresAt = World.Now, StartedAt = World.Now, UpdatedAt = World.Now });

        var failed = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.NotEmpty(failed.Entries);
        await using var read = World.Db();
        Assert.Equal(1, await read.Drafts.CountAsync());
    }

    [Fact]
    public async Task A_row_that_changed_meanwhile_is_not_removed_nor_any_with_it()
    {
        var owner = await World.User();
        var drafts = Enumerable.Range(0, Many).Select(n => Draft(owner, n)).ToList();
        await using (var first = World.Db())
        {
            first.AddRange(drafts);
            await first.SaveChangesAsync();
        }
        await using var db = World.Db();
        db.RemoveRange(await db.Drafts.ToListAsync());
        db.Add(new MailboxLetter { Id = Id.Random<MailId>(), At = World.Now, To = "somebody@example.org", Subject = "About it", Markdown = "…" });
        await using (var other = World.Db())
        {
            (await other.Drafts.SingleAsync(d => d.Id == drafts[40].Id)).Encrypted = [1, 2, 3];
            await other.SaveChangesAsync();
        }

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());

        await using var read = World.Db();
        Assert.Equal((Many, 0), (await read.Drafts.CountAsync(), await read.Mailbox.CountAsync()));
        Assert.Equal(1, (await read.Drafts.SingleAsync(d => d.Id == drafts[40].Id)).Version);
    }

    [Fact]
    public async Task Many_rows_are_changed_as_one_by_one_and_none_when_one_of_them_changed_meanwhile()
    {
        var owner = await World.User();
        var drafts = Enumerable.Range(0, Many).Select(n => Draft(owner, n)).ToList();
        await using (var first = World.Db())
        {
            first.AddRange(drafts);
            await first.SaveChangesAsync();
        }
        await using (var db = World.Db())
        {
            foreach (var (i, draft) in (await db.Drafts.ToListAsync()).Index()) (draft.Slip, draft.HandedInAt, draft.ExpiresAt) = (i % 2 == 0 ? $"“{i}”" : null, World.Now.AddTicks(10 * i), draft.ExpiresAt.AddDays(1));
            Assert.Equal(Many, await db.SaveChangesAsync());
        }
        await using var stale = World.Db();
        foreach (var draft in await stale.Drafts.ToListAsync()) draft.Slip = "never";
        await using (var other = World.Db())
        {
            var rows = await other.Drafts.OrderBy(d => d.HandedInAt).ToListAsync();
            Assert.Equal(Enumerable.Range(0, Many).Select(i => (i % 2 == 0 ? $"“{i}”" : null, (DateTimeOffset?)World.Now.AddTicks(10 * i), 1)), rows.Select(r => (r.Slip, r.HandedInAt, r.Version)));
            Assert.Equal(drafts.Select(d => (d.Id, d.ExpiresAt.AddDays(1))).OrderBy(d => d.Id.Value), rows.Select(r => (r.Id, r.ExpiresAt)).OrderBy(r => r.Id.Value));
            rows[40].Slip = "in between";
            await other.SaveChangesAsync();
        }

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => stale.SaveChangesAsync());

        await using var read = World.Db();
        Assert.False(await read.Drafts.AnyAsync(d => d.Slip == "never"));
        Assert.Equal(1, await read.Drafts.CountAsync(d => d.Version == 2));
    }
}
