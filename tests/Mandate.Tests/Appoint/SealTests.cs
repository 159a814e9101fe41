using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Mandate.Appoint;
using Mandate.Platform;

namespace Mandate.Tests.Appoint;

public sealed class SealTests
{
    static readonly DateTimeOffset now = new(2021, 9, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_sealed_opens_with_the_private_key_alone_and_only_where_it_belongs()
    {
        var (open, secret) = Seal.NewKeys();
        var text = RandomNumberGenerator.GetBytes(10_000);
        var sealedText = Seal.To(open, text, "application 1");

        Assert.Equal(text, Seal.Open(secret, sealedText, "application 1"));
        Assert.ThrowsAny<CryptographicException>(() => Seal.Open(secret, sealedText, "application 2"));
        Assert.ThrowsAny<CryptographicException>(() => Seal.Open(Seal.NewKeys().Private, sealedText, "application 1"));
        Assert.NotEqual(sealedText, Seal.To(open, text, "application 1"));
    }

    [Fact]
    public void One_changed_bit_anywhere_is_found()
    {
        var (open, secret) = Seal.NewKeys();
        var sealedText = Seal.To(open, [1, 2, 3], "x");
        for (var i = 0; i < sealedText.Length; i += 7)
        {
            var changed = sealedText.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => Seal.Open(secret, changed, "x"));
        }
    }

    [Fact]
    public void A_short_and_a_long_answer_are_sealed_at_the_same_length()
    {
        var (open, _) = Seal.NewKeys();
        Assert.Equal(Seal.To(open, new byte[10], "x").Length, Seal.To(open, new byte[4000], "x").Length);
    }

    [Fact]
    public void A_passphrase_has_a_hundred_random_bits_and_is_known_however_it_is_typed()
    {
        var some = Enumerable.Range(0, 200).Select(_ => Seal.NewPassphrase()).ToList();
        Assert.All(some, p => Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$", p)); // 20 signs of 32: 100 bits
        Assert.Equal(200, some.Distinct(StringComparer.Ordinal).Count());
        var locked = Seal.Under("0123-4567-89AB-CDEF-GHJK", [7], "x");
        Assert.Equal([7], Seal.With(" o1l3 4567 89ab-cdef–ghjk ".Replace("l3", "23", StringComparison.Ordinal), locked, "x")!);
        Assert.Null(Seal.Typed("0123-4567-89AB-CDEF"));
        Assert.Null(Seal.Typed("0123-4567-89AB-CDEF-GHJ!"));
        Assert.Null(Seal.Typed(null));
    }

    [Fact]
    public void A_wrong_passphrase_opens_nothing()
    {
        var passphrase = Seal.NewPassphrase();
        var locked = Seal.Under(passphrase, [1, 2, 3], "x");
        Assert.Null(Seal.With(Seal.NewPassphrase(), locked, "x"));
        Assert.Null(Seal.With(passphrase, locked, "y"));
        Assert.Null(Seal.With(passphrase, [1], "x"));
        var code = Seal.UnderCode(passphrase, [1, 2, 3], "x");
        Assert.Equal([1, 2, 3], Seal.WithCode(passphrase, code, "x")!);
        Assert.Null(Seal.WithCode(Seal.NewPassphrase(), code, "x"));
    }

    [Fact]
    public void A_key_for_two_needs_both_and_neither_alone()
    {
        var (first, second, third) = (Seal.NewKeys(), Seal.NewKeys(), Seal.NewKeys());
        var wrapped = Seal.ForTwo(first.Public, second.Public, [42], "pair");
        byte[] Half((byte[] Public, byte[] Private) key) => Seal.Half(key.Private, wrapped);
        Assert.Equal([42], Seal.OfTwo(wrapped, Half(first), Half(second), "pair")!);
        Assert.Null(Seal.OfTwo(wrapped, Half(first), Half(first), "pair"));
        Assert.Null(Seal.OfTwo(wrapped, Half(second), Half(first), "pair")); // the order is part of it
        Assert.Null(Seal.OfTwo(wrapped, Half(first), Half(third), "pair"));
        Assert.Null(Seal.OfTwo(wrapped, new byte[32], Half(second), "pair"));
    }

    static (SealedBox Box, Dictionary<UserId, string> Passphrases, IReadOnlyList<string> Sheets) Locked(int officers = 3)
    {
        var box = SealedBox.For(Id.New<CampaignId>(now));
        Dictionary<UserId, string> passphrases = [];
        for (var i = 0; i < officers; i++)
        {
            var officer = Id.Random<UserId>();
            Assert.False(box.Name(officer).Refused);
            passphrases[officer] = box.MakeKey(officer, now).Value!;
            Assert.False(box.Confirm(officer, passphrases[officer], now).Refused);
        }
        var sheets = box.Print(now).Value!;
        Assert.Null(box.Lock(now).Refusal?.Text);
        return (box, passphrases, sheets);
    }

    [Fact]
    public void Any_two_officers_open_and_so_do_both_sheets_but_no_officer_with_a_sheet()
    {
        for (var i = 0; i < 3; i++)
            for (var j = 0; j < 3; j++)
            {
                if (i == j) continue;
                var (box, passphrases, _) = Locked();
                box.Publish("root", now);
                var (a, b) = (passphrases.ElementAt(i), passphrases.ElementAt(j));
                Assert.False(box.Turn(box.KeyOf(a.Key)!, a.Value, now).Refused);
                Assert.False(box.Opening);
                Assert.False(box.Turn(box.KeyOf(b.Key)!, b.Value, now).Refused);
                Assert.True(box.Opening);
                var sealedText = Seal.To(box.PublicKey!, [9], "x");
                Assert.Equal([9], Seal.Open(box.Opener!, sealedText, "x"));
            }
        var (other, known, sheets) = Locked();
        other.Publish("root", now);
        Assert.False(other.Turn(other.KeyOf(known.First().Key)!, known.First().Value, now).Refused);
        Assert.False(other.Turn(other.SheetWith(sheets[0])!, sheets[0], now).Refused);
        Assert.False(other.Opening);
        Assert.False(other.Turn(other.SheetWith(sheets[1])!, sheets[1], now).Refused);
        Assert.True(other.Opening);
    }

    [Fact]
    public void The_box_says_what_is_missing_and_stays_as_it_is_once_locked()
    {
        var box = SealedBox.For(Id.New<CampaignId>(now));
        var officer = Id.Random<UserId>();
        box.Name(officer);
        Assert.Equal(BoxRefusals.OfficerAlready, box.Name(officer).Refusal);
        Assert.Equal(BoxRefusals.TooFewOfficers, box.Lock(now).Refusal);
        var (full, passphrases, _) = Locked();
        Assert.Equal(BoxRefusals.LockedAlready, full.Name(Id.Random<UserId>()).Refusal);
        Assert.Equal(BoxRefusals.LockedAlready, full.MakeKey(passphrases.First().Key, now).Refusal);
        Assert.Equal(BoxRefusals.NotYet, full.Turn(full.KeyOf(passphrases.First().Key)!, passphrases.First().Value, now).Refusal);
        full.Publish("root", now);
        Assert.Equal(BoxRefusals.WrongPassphrase, full.Turn(full.KeyOf(passphrases.First().Key)!, passphrases.Last().Value, now).Refusal);
        Assert.Equal(BoxRefusals.WrongPassphrase, full.Turn(full.KeyOf(passphrases.First().Key)!, "nonsense", now).Refusal);
    }

    [Fact]
    public void Officers_who_have_not_shown_their_passphrase_keep_it_from_being_locked()
    {
        var box = SealedBox.For(Id.New<CampaignId>(now));
        foreach (var officer in Enumerable.Range(0, 3).Select(_ => Id.Random<UserId>())) { box.Name(officer); box.MakeKey(officer, now); }
        box.Print(now);
        Assert.Equal(BoxRefusals.KeysMissing, box.Lock(now).Refusal);
        Assert.Equal(BoxRefusals.WrongPassphrase, box.Confirm(box.Held.First().Officer!.Value, Seal.NewPassphrase(), now).Refusal);
    }

    [Fact]
    public void Whatever_is_written_comes_out_as_it_went_in() => Prop.ForAll<NonNull<string>, byte[]?>((text, cv) =>
    {
        var written = new ApplicationDraft { Content = new() { Evidence = [new() { Key = "D1", Text = text.Get }], Cv = cv is null ? null : new CvFile { Name = "cv.pdf" } }, Preferences = [CampaignPostId.From(new Guid(1, 2, 3, new byte[8]))] };
        var content = SealedContent.Of(new SealedContent(written, cv).Bytes());
        // Half of a surrogate pair is no text: JSON writes the sign for what cannot be shown.
        return content.Written.Preferences.SequenceEqual(written.Preferences) && (cv is null ? content.Cv is null : content.Cv!.SequenceEqual(cv)) && content.Written.Content.Evidence[0].Text.Length == text.Get.Length;
    }).QuickCheckThrowOnFailure();
}
