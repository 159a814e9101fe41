using System.Security.Cryptography;
using Mandate.Appoint.Sealing;
using Mandate.Platform.Record;
using Mandate.Platform.Record.Verify;
using Mandate.Tests.Cli;

namespace Mandate.Tests.Appoint.Sealing;

/// <summary>Each way in which a list can be wrong is told apart from the others, offline.</summary>
public sealed class SealedProofTests : IDisposable
{
    static readonly DateTimeOffset closes = new(2021, 9, 26, 22, 59, 0, TimeSpan.Zero);
    readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly string folder = Directory.CreateTempSubdirectory("sealed-").FullName;

    public void Dispose()
    {
        key.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    static SealedReceipt Receipt(int application, int sending = 1, DateTime? sent = null) => new()
    {
        Campaign = "icb", Application = $"application-{application}", Sent = sent ?? closes.UtcDateTime.AddHours(-10).AddMinutes(sending),
        Digest = Hash($"{application}/{sending}"), Salt = Hash($"salt {application}")[..32],
    };

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
    static SealedLeaf Leaf(SealedReceipt receipt, string state = SealedStates.Included) => new(receipt.Handle(), receipt.Body(), state);
    SealedRoot Root(params IEnumerable<SealedLeaf> leaves) => SealedRoot.Of("icb", closes, leaves, text => SignedNote.Sign(text, "mandate/record", key), SignedNote.PublicKey("mandate/record", key));
    static string Check(SealedRoot root, SealedReceipt receipt) => root.Check(receipt, []);

    static IEnumerable<SealedLeaf> Others(int from = 10) => Enumerable.Range(from, 50).Select(i => Leaf(Receipt(i)));

    [Fact]
    public void Included_replaced_and_withdrawn_are_what_an_honest_box_gives()
    {
        var root = Root([.. Others(), Leaf(Receipt(1)), Leaf(Receipt(2, 1), SealedStates.Replaced), Leaf(Receipt(2, 2)), Leaf(Receipt(3), SealedStates.Withdrawn)]);
        Assert.Equal(("included", "replaced", "included", "withdrawn"), (Check(root, Receipt(1)), Check(root, Receipt(2, 1)), Check(root, Receipt(2, 2)), Check(root, Receipt(3))));
    }

    [Fact]
    public void Missing_altered_swapped_late_and_duplicate_are_told_apart()
    {
        Assert.Equal("missing", Check(Root(Others()), Receipt(1)));
        Assert.Equal("altered", Check(Root([.. Others(), Leaf(Receipt(1, sending: 7))]), Receipt(1)));
        Assert.Equal("swapped", Check(Root([.. Others(), new(Receipt(2).Handle(), Receipt(1).Body(), SealedStates.Included), new(Receipt(1).Handle(), Receipt(2).Body(), SealedStates.Included)]), Receipt(1)));
        Assert.Equal("swapped", Check(Root([.. Others(), new(Receipt(2).Handle(), Receipt(1).Body(), SealedStates.Included)]), Receipt(1)));
        var late = Receipt(1, sent: closes.UtcDateTime);
        Assert.Equal("late", Check(Root([.. Others(), Leaf(late)]), late));
        Assert.Equal("included", Check(Root([.. Others(), Leaf(Receipt(1, sent: closes.UtcDateTime.AddMilliseconds(-1)))]), Receipt(1, sent: closes.UtcDateTime.AddMilliseconds(-1))));
        Assert.Equal("duplicate", Check(Root([.. Others(), Leaf(Receipt(1)), Leaf(Receipt(1))]), Receipt(1)));
        Assert.Equal("duplicate", Check(Root([.. Others(), Leaf(Receipt(1)), Leaf(Receipt(1, 2))]), Receipt(1)));
        Assert.Equal("missing", Root([Leaf(Receipt(1))]).Check(Receipt(1) with { Campaign = "another" }, []));
    }

    [Fact]
    public void A_list_that_was_changed_after_it_was_signed_proves_nothing()
    {
        var honest = Root([.. Others(), Leaf(Receipt(1))]);
        Assert.Equal("altered", Check(honest with { Leaves = [.. honest.Leaves.Skip(1)] }, Receipt(1)));
        Assert.Equal("altered", Check(honest with { Closes = honest.Closes.AddDays(1) }, Receipt(1)));
        Assert.Equal("altered", Check(honest with { Leaves = [.. honest.Leaves.Reverse()] }, Receipt(1)));
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal("altered", honest.Check(Receipt(1), [LogKey.Parse(SignedNote.PublicKey("mandate/record", stranger))!]));
        Assert.Equal("included", honest.Check(Receipt(1), [LogKey.Parse(SignedNote.PublicKey("mandate/record", key))!]));
    }

    [Fact]
    public void One_leaf_and_none_have_roots_too()
    {
        Assert.Equal("missing", Check(Root(), Receipt(1)));
        Assert.Equal("included", Check(Root(Leaf(Receipt(1))), Receipt(1)));
    }

    [Fact]
    public void The_list_names_nobody()
    {
        var text = SealedFiles.Write(Root(Leaf(Receipt(1))));
        Assert.DoesNotContain("application-1", text);
        Assert.DoesNotContain(Receipt(1).Digest, text);
        Assert.DoesNotContain(Receipt(1).Salt, text);
    }

    string File(string name, string text)
    {
        var file = Path.Combine(folder, name);
        System.IO.File.WriteAllText(file, text);
        return file;
    }

    [Theory]
    [InlineData(SealedStates.Included, 0)]
    [InlineData(SealedStates.Replaced, 0)]
    [InlineData(SealedStates.Withdrawn, 0)]
    [InlineData(SealedStates.Missing, 1)]
    [InlineData(SealedStates.Altered, 1)]
    [InlineData(SealedStates.Swapped, 1)]
    [InlineData(SealedStates.Late, 1)]
    [InlineData(SealedStates.Duplicate, 1)]
    public async Task The_verb_says_each_in_one_word(string state, int exit)
    {
        var receipt = state == SealedStates.Late ? Receipt(1, sent: closes.UtcDateTime.AddSeconds(1)) : Receipt(1);
        IEnumerable<SealedLeaf> mine = state switch
        {
            SealedStates.Missing => [],
            SealedStates.Altered => [Leaf(Receipt(1, 5))],
            SealedStates.Swapped => [new(Receipt(2).Handle(), receipt.Body(), SealedStates.Included)],
            SealedStates.Duplicate => [Leaf(receipt), Leaf(receipt)],
            SealedStates.Late => [Leaf(receipt)],
            _ => [Leaf(receipt, state)],
        };
        var ran = await Command.Run("sealed", "verify", File("receipt.json", SealedFiles.Write(receipt)), "--root", File("root.json", SealedFiles.Write(Root([.. Others(), .. mine]))));
        Assert.Equal((exit, state + "\n"), (ran.Exit, ran.Output));
        Assert.Contains(SealedStates.Words(state), ran.Messages);
    }

    [Theory]
    [InlineData("{ \"format\": \"mandate-sealed-receipt-1\",\n \"campaign\": 7 }", ":2:")]
    [InlineData("not json", ":1:")]
    [InlineData("{}", ":1:")]
    [InlineData("null", ":1:")]
    [InlineData("", ":1:")]
    [InlineData("{ \"format\": \"mandate-sealed-receipt-1\", \"campaign\": \"icb\", \"application\": null, \"salt\": \"ff\" }", ":1:")]
    public async Task A_receipt_that_is_none_is_said_with_its_place(string text, string place)
    {
        var ran = await Command.Run("sealed", "verify", File("receipt.json", text), "--root", File("root.json", SealedFiles.Write(Root(Others()))));
        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.Contains($"receipt.json{place} ", ran.Messages);
    }

    [Fact]
    public async Task A_tampered_receipt_and_a_list_that_is_none_are_refused()
    {
        var root = File("root.json", SealedFiles.Write(Root([.. Others(), Leaf(Receipt(1))])));
        var tampered = await Command.Run("sealed", "verify", File("receipt.json", SealedFiles.Write(Receipt(1) with { Digest = Hash("something else") })), "--root", root);
        Assert.Equal((1, "altered\n"), (tampered.Exit, tampered.Output));
        var none = await Command.Run("sealed", "verify", File("receipt.json", SealedFiles.Write(Receipt(1))), "--root", File("other.json", "{ \"format\": \"mandate-sealed-root-1\", \"note\": \"x\", \"leaves\": [null] }"));
        Assert.Equal(2, none.Exit);
        Assert.Contains("other.json:1: ", none.Messages);
        Assert.Equal(2, (await Command.Run("sealed", "verify", Path.Combine(folder, "nowhere.json"), "--root", root)).Exit);
        Assert.Equal(2, (await Command.Run("sealed", "verify", File("receipt.json", SealedFiles.Write(Receipt(1))))).Exit);
    }
}
