using System.Text.Json;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Mandate.Platform.Record;
using Mandate.Platform.Record.Verify;
using Mandate.Tests.Worlds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Mandate.Tests.Platform.Record;

public sealed class SequencerTests : WorldTest
{
    static readonly string[] leafFields = ["Actor", "Payload", "Reason", "Subjects", "What"];

    [Fact]
    public async Task New_events_are_put_in_the_order_of_their_instants_and_a_head_is_signed()
    {
        for (var i = 0; i < 3; i++)
        {
            await World.Event($"Body {i}");
            World.Now += TimeSpan.FromSeconds(1);
        }
        Assert.Equal(3, await World.Sequence());
        Assert.Equal(0, await World.Sequence());

        await using var db = World.Db();
        var events = await db.Events.OrderBy(e => e.At).ToListAsync();
        Assert.Equal([0L, 1L, 2L], events.Select(e => e.Sequence!.Value));
        var head = await RecordHeads.Latest(db);
        Assert.Equal(3, head!.Size);
        var note = HeadNote.Parse(head.Note)!;
        Assert.Equal(Signature.Good, note.CheckedBy([LogKey.Parse(head.Key)!]));
        Assert.Equal((3, head.Root), (note.Size, Convert.ToBase64String(note.Root)));
    }

    [Fact]
    public async Task Batches_and_single_events_give_the_same_tree()
    {
        for (var i = 0; i < 1203; i += 401)
        {
            await using var db = World.Db();
            for (var j = 0; j < 401; j++) db.Record(Actor.Service, World.Now, new Mandate.Bodies.BodyAdded(Id.New<BodyId>(World.Now), $"Body {i + j}"));
            await db.SaveChangesAsync();
            await World.Sequence();
        }
        await using var read = World.Db();
        Assert.Equal([401L, 802L, 1203L], await read.RecordHeads.OrderBy(h => h.Size).Select(h => h.Size).ToListAsync());
        Assert.Empty((await CheckRecord.Check(await World.Export())).Wrong);
    }

    [Fact]
    public async Task Eight_sequencers_at_once_leave_no_gap_and_no_duplicate()
    {
        await using (var db = World.Db())
        {
            for (var i = 0; i < 900; i++) db.Record(Actor.Service, World.Now, new Mandate.Bodies.BodyAdded(Id.New<BodyId>(World.Now), $"Body {i}"));
            await db.SaveChangesAsync();
        }
        var counts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(World.Sequence)));
        Assert.Equal(900, counts.Sum());
        await using var read = World.Db();
        Assert.Equal(Enumerable.Range(0, 900).Select(i => (long)i), await read.Events.Select(e => e.Sequence!.Value).OrderBy(s => s).ToListAsync());
        Assert.Empty((await CheckRecord.Check(await World.Export())).Wrong);
    }

    [Fact]
    public async Task A_stop_before_the_commit_leaves_nothing_and_the_next_run_does_it_all()
    {
        await World.Event();
        await using (var db = World.Db())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var e = await db.Events.SingleAsync();
            e.Sequence = 0;
            db.LogNodes.Add(new LogNode { Key = 0, Hash = new byte[32] });
            await db.SaveChangesAsync(); // the process dies here
        }
        Assert.Equal(1, await World.Sequence());
        Assert.Empty((await CheckRecord.Check(await World.Export())).Wrong);
    }

    [Fact]
    public async Task A_stop_between_sequencing_and_signing_only_delays_the_head()
    {
        await World.Event();
        await World.Sequence();
        await using (var db = World.Db()) await db.RecordHeads.ExecuteDeleteAsync();
        Assert.Equal(0, await World.Sequence());
        await using var read = World.Db();
        Assert.Equal(1, (await RecordHeads.Latest(read))!.Size);
    }

    [Fact]
    public async Task A_leaf_commits_to_the_event_and_holds_no_personal_text()
    {
        var user = await World.User(Role.RegisterKeeper);
        await World.Event("Secret Name", by: user, reason: "Because");
        await using var db = World.Db();
        var e = await db.Events.SingleAsync();
        var text = System.Text.Encoding.UTF8.GetString(Leaf.Bytes(e));
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal(["mandate.event/1", e.Id.ToString(), "bodies.body-added", "2021-09-01T08:00:00.000000Z", e.Body.ToString()!], lines[..5]);
        Assert.Equal(leafFields, lines[5..].Select(l => l.Split(' ')[0]));
        Assert.DoesNotContain("Secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain(user.Name, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proofs_of_published_heads_fit()
    {
        for (var i = 0; i < 5; i++) { await World.Event(); await World.Sequence(); }
        await using var db = World.Db();
        var e = await db.Events.SingleAsync(x => x.Sequence == 2);
        var proof = (await RecordHeads.Inclusion(db, e.Id))!;
        Assert.True(MerkleTree.Includes(Convert.FromBase64String(proof.LeafHash), proof.Sequence, proof.Size, [.. proof.Path.Select(Convert.FromBase64String)], Convert.FromBase64String(proof.Root)));
        var continues = (await RecordHeads.Consistency(db, 3, 5))!;
        Assert.True(MerkleTree.Continues(3, Convert.FromBase64String(continues.OldRoot), 5, Convert.FromBase64String(continues.Root), [.. continues.Path.Select(Convert.FromBase64String)]));
        Assert.Null(await RecordHeads.Consistency(db, 3, 6));
    }

    [Fact]
    public async Task Witnesses_are_sent_at_most_one_head_a_day()
    {
        async Task Run()
        {
            await World.Event();
            await using var db = World.Db();
            using var key = RecordKey.In(TestDatabase.Folder, null);
            await new Sequencer(db, key, new StandingClock(World.Now), new Witnesses(["witness@example.org"])).Run(CancellationToken.None);
        }
        await Run();
        await Run();
        World.Now += TimeSpan.FromDays(1);
        await Run();
        await using var read = World.Db();
        Assert.Equal(2, await read.Outbox.CountAsync(r => r.Kind == typeof(HeadPublished).FullName));
        Assert.Equal([true, false, true], await read.RecordHeads.OrderBy(h => h.Size).Select(h => h.SentAt != null).ToListAsync());
    }

    [Fact]
    public async Task A_witness_gets_one_letter_that_holds_the_head_word_for_word()
    {
        await World.Event();
        await World.Sequence();
        await using var db = World.Db();
        var witness = new TellWitnesses(db, new Witnesses(["witness@example.org"]), new StandingClock(World.Now));
        await witness.Handle(new HeadPublished(1), CancellationToken.None);
        await witness.Handle(new HeadPublished(1), CancellationToken.None); // again, after a crash
        var letters = (await db.Outbox.Where(r => r.Kind == typeof(SendMail).FullName).Select(r => r.Payload).ToListAsync()).ConvertAll(p => JsonSerializer.Deserialize<SendMail>(p, Recording.Json)!);
        Assert.Equal(2, letters.Count);
        Assert.Equal(letters[0], letters[1]); // one identifier: mail sends it once
        Assert.Contains((await RecordHeads.Latest(db))!.Note, letters[0].Markdown + "\n", StringComparison.Ordinal);
        Assert.Equal(1, HeadNote.Parse(letters[0].Markdown.Split("```")[1].Trim('\n'))!.Size);
    }

    [Fact]
    public void The_key_is_made_once_and_only_its_owner_reads_it()
    {
        var folder = Directory.CreateTempSubdirectory("mandate-key-").FullName;
        using var first = RecordKey.In(folder, "example.org/record");
        using var second = RecordKey.In(folder, "example.org/record");
        Assert.Equal(first.Public, second.Public);
        Assert.StartsWith("example.org/record+", first.Public, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "keys", "record.pem")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Witnesses_are_read_from_a_list_or_from_one_line()
    {
        static Witnesses From(params (string, string)[] settings) => Witnesses.From(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Item1, (string?)s.Item2))).Build());
        Assert.Equal(["a@x", "b@x"], From(("Mandate:Witnesses", "a@x, b@x")).Addresses);
        Assert.Equal(["a@x", "b@x"], From(("Mandate:Witnesses:0", "a@x"), ("Mandate:Witnesses:1", "b@x")).Addresses);
        Assert.Empty(From().Addresses);
    }

    sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
