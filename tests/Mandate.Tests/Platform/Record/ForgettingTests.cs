using Mandate.Platform;
using Mandate.Platform.Record;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Tests.Platform.Record;

public sealed class ForgettingTests : WorldTest
{
    sealed record PersonPraised(UserId Person, BodyId Body, string Name) : IEvent
    {
        public IReadOnlyList<Subject> Subjects => [Subject.Of(Person), Subject.Of(Body)];
        public string What => $"praised {Name}";
    }

    async Task<UserId> Praised(string name)
    {
        var person = Id.New<UserId>(World.Now);
        await using var db = World.Db();
        db.Record(Actor.Service, World.Now, new PersonPraised(person, default, name), reason: $"{name} did well");
        await db.SaveChangesAsync();
        return person;
    }

    [Fact]
    public async Task Nothing_of_a_forgotten_person_is_left_and_the_log_still_verifies()
    {
        var person = await Praised("Xanthippe Planted");
        await Praised("Somebody Else");
        await World.Sequence();
        Assert.Equal(1, await World.Forget(Subject.Of(person)));
        await World.Sequence();

        var export = await World.Export();
        Assert.DoesNotContain("Planted", export, StringComparison.Ordinal);
        Assert.DoesNotContain(person.ToString(), export, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Somebody Else", export, StringComparison.Ordinal);
        var findings = await CheckRecord.Check(export);
        Assert.Empty(findings.Wrong);
        Assert.Contains("1 event has lost personal texts by erasures that the record tells of.", findings.Notes);
    }

    [Fact]
    public async Task Where_they_only_acted_just_their_name_goes()
    {
        var user = await World.User(Role.RegisterKeeper);
        var body = await World.Event("Somewhere", by: user);
        await World.Forget(Subject.Of(user.Id));
        await using var db = World.Db();
        var line = Assert.Single(await db.HistoryOf(Subject.Of(body), CancellationToken.None));
        Assert.Equal(("(erased)", "added Somewhere to the register"), (line.Who, line.What));
        Assert.False(await db.EventSubjects.AnyAsync(s => s.SubjectId == user.Id.Value));
    }

    [Fact]
    public async Task The_history_of_the_other_subjects_says_that_something_was_erased()
    {
        var person = await Praised("Xanthippe Planted");
        await World.Forget(Subject.Of(person));
        await using var db = World.Db();
        var line = Assert.Single(await db.HistoryOf(Subject.Of(default(BodyId)), CancellationToken.None));
        Assert.Equal(("Mandate", "(erased)", null), (line.Who, line.What, line.Why));
        Assert.Empty(await db.HistoryOf(Subject.Of(person), CancellationToken.None));
    }

    [Fact]
    public async Task A_tombstone_and_an_entry_of_the_erasure_list_stay()
    {
        var person = await Praised("Xanthippe Planted");
        await World.Forget(Subject.Of(person), "Asked in letter 12");
        await using var db = World.Db();
        var entry = await db.Erasures.SingleAsync();
        Assert.Equal((Subject.Of(person), World.Now), (new Subject(entry.Kind, entry.SubjectId), entry.At));
        var tombstone = await db.Events.SingleAsync(e => e.Kind == "record.forgotten");
        Assert.Equal("erased 4 personal fields of 1 event", tombstone.What.Text);
        Assert.Equal("Asked in letter 12", tombstone.Reason.Text);
    }

    [Fact]
    public async Task After_an_erasure_the_database_file_does_not_hold_the_text()
    {
        if (TestDatabase.Postgres is not null) return; // PostgreSQL reuses the space when it vacuums
        var person = await Praised("Xanthippe Planted");
        await World.Sequence();
        await World.Forget(Subject.Of(person));
        var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(World.Connection).DataSource;
        foreach (var part in new[] { file, file + "-wal" }.Where(File.Exists))
        {
            await using var stream = new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf("Xanthippe"u8));
        }
    }

    [Fact]
    public async Task A_replayed_list_erases_what_a_backup_brought_back_and_only_once()
    {
        var person = await Praised("Xanthippe Planted");
        await using var db = World.Db();
        var list = new[] { new Erased("user", person.Value, World.Now) };
        async Task<int> Replay() => await new Forgetting(db, [], TimeProvider.System).Replay(list, CancellationToken.None);
        Assert.Equal(1, await Replay());
        Assert.Equal(0, await Replay());
        Assert.DoesNotContain("Planted", await World.Export(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_of_personal_data_leave_a_row()
    {
        var user = await World.User(Role.Assessor);
        var subject = Subject.Of(Id.New<UserId>(World.Now));
        await using var db = World.Db();
        db.RecordAccess(new Actor(user.Id, user.Name, []), subject, "Opened the application", World.Now);
        await db.SaveChangesAsync();
        var row = await db.PersonalReads.AsNoTracking().SingleAsync();
        Assert.Equal((user.Id, subject, "Opened the application"), (row.User!.Value, new Subject(row.SubjectKind, row.SubjectId), row.Purpose));
    }

    [Fact]
    public async Task A_long_history_comes_in_pages()
    {
        var body = await World.Event("First");
        for (var i = 0; i < 59; i++)
        {
            World.Now += TimeSpan.FromMinutes(1);
            await World.Event($"Change {i}", body);
        }
        await using var db = World.Db();
        var last = await db.HistoryPage(Subject.Of(body), 3, CancellationToken.None);
        Assert.Equal((3, 3, 60, 10), (last.Page, last.Pages, last.Total, last.Lines.Count));
        Assert.Equal("added First to the register", last.Lines[^1].What);
    }
}
