using System.Security.Cryptography;
using System.Text.Json;
using Mandate.Platform;

namespace Mandate.Appoint;

public readonly record struct SealedSendingId(Guid Value) : IId<SealedSendingId>
{
    public static SealedSendingId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out SealedSendingId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>One application as it was sent, sealed for the campaign and locked once more under the candidate's code. Earlier ones leave their digest and go.</summary>
public sealed class SealedSending
{
    public SealedSendingId Id { get; init; }
    public CampaignId Campaign { get; init; }
    public ApplicationId Application { get; init; }
    public DateTimeOffset SentAt { get; init; }

    /// <summary>Sealed for the campaign; null once it was replaced, withdrawn or erased.</summary>
    public byte[]? Envelope { get; private set; }

    /// <summary>Locked under the code that the candidate was shown once.</summary>
    public byte[]? Copy { get; private set; }

    /// <summary>SHA-256 of the envelope, in hex; printed on the receipt.</summary>
    public string Digest { get; init; } = "";

    /// <summary>The same for all that one application sends, so that a later one is known to take the place of an earlier.</summary>
    public string Salt { get; init; } = "";
    public DateTimeOffset? ReplacedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>It could not be opened: somebody changed it.</summary>
    public DateTimeOffset? DamagedAt { get; private set; }

    public static SealedSending Of(CampaignId campaign, ApplicationId application, DateTimeOffset sent, SealedSlip slip, string? salt, DateTimeOffset now) => new()
    {
        Id = Platform.Id.New<SealedSendingId>(now), Campaign = campaign, Application = application, SentAt = DateTimeOffset.FromUnixTimeMilliseconds(sent.ToUnixTimeMilliseconds()), Envelope = slip.Envelope, Copy = slip.Copy,
        Digest = Convert.ToHexStringLower(SHA256.HashData(slip.Envelope)), Salt = salt ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
    };

    /// <summary>What is in it, or null when it is not what was sealed for this application and moment.</summary>
    public SealedContent? Open(byte[] opener)
    {
        try { return SealedContent.Of(Seal.Open(opener, Envelope!, SealedBox.Bound(Campaign, Application, SentAt))); }
        catch (Exception e) when (e is CryptographicException or JsonException or ArgumentException) { return null; }
    }

    public void Replace(DateTimeOffset now) => (ReplacedAt, Envelope, Copy) = (now, null, null);
    public void Withdraw(DateTimeOffset now) => (WithdrawnAt, Envelope, Copy) = (now, null, null);
    public void Damage(DateTimeOffset now) => DamagedAt = now;
    public void Forget() => (Envelope, Copy) = (null, null);
}

/// <summary>What is handed in: both sealed copies, and nothing that can be read.</summary>
public sealed record SealedSlip(byte[] Envelope, byte[] Copy)
{
    /// <summary>Seals what was written, for the campaign and under a new code.</summary>
    /// <param name="box">The campaign's box.</param>
    /// <param name="application">Whose it is.</param>
    /// <param name="sent">The first byte of the request that sends it.</param>
    /// <param name="content">What was written.</param>
    /// <param name="known">A code that everybody knows, for a demonstration.</param>
    public static (SealedSlip Slip, string Code) Of(SealedBox box, ApplicationId application, DateTimeOffset sent, SealedContent content, string? known = null)
    {
        var (plain, bound, code) = (content.Bytes(), SealedBox.Bound(box.Campaign, application, sent), known ?? Seal.NewPassphrase());
        return (new(Seal.To(box.PublicKey!, plain, bound), Seal.UnderCode(code, plain, bound)), code);
    }
}

/// <summary>What is in an envelope.</summary>
/// <param name="Written">Answers and choices.</param>
/// <param name="Cv">The file itself, where there is one.</param>
public sealed record SealedContent(ApplicationDraft Written, byte[]? Cv)
{
    static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    /// <summary>Length of the text, the text, the file.</summary>
    public byte[] Bytes()
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(Written with { SavedBy = null, SavedTurn = 0 }, json);
        return [.. BitConverter.GetBytes(text.Length), .. text, .. Cv ?? []];
    }

    public static SealedContent Of(byte[] bytes)
    {
        var length = BitConverter.ToInt32(bytes);
        var written = JsonSerializer.Deserialize<ApplicationDraft>(bytes.AsSpan(4, length), json)!;
        return new(written, written.Content.Cv is null ? null : bytes[(4 + length)..]);
    }
}
