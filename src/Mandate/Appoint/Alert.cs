using System.Security.Cryptography;
using Mandate.Platform;

namespace Mandate.Appoint;

public enum AlertKind { NewCampaigns, ClosingSoon, Changes }

/// <summary>What somebody wants to hear of by mail, until they stop it.</summary>
public sealed class Alert
{
    public static readonly TimeSpan BeforeClosing = TimeSpan.FromDays(3);

    Alert() { }

    public AlertId Id { get; private init; }
    public UserId User { get; private init; }
    public AlertKind Kind { get; private init; }

    /// <summary>Kind of post, for new campaigns; null for the others.</summary>
    public string? PostKind { get; private init; }

    /// <summary>The campaign, for changes; null for the others.</summary>
    public CampaignId? Campaign { get; private init; }

    /// <summary>What the link in the letters carries: whoever has the letter may stop it without signing in.</summary>
    public string StopKey { get; private init; } = "";
    public DateTimeOffset Since { get; private init; }

    public static Alert New(UserId user, AlertKind kind, DateTimeOffset now, string? postKind = null, CampaignId? campaign = null) =>
        new() { Id = Platform.Id.New<AlertId>(now), User = user, Kind = kind, PostKind = postKind, Campaign = campaign, Since = now, StopKey = RandomNumberGenerator.GetHexString(32, lowercase: true) };
}

/// <summary>That somebody was told of something, so that nobody is told twice.</summary>
public sealed class AlertSent
{
    public AlertId Alert { get; init; }

    /// <summary>"published/…", "closing/…/2021-09-26T22:59:59Z", "amended/…".</summary>
    public required string Of { get; init; }
    public DateTimeOffset At { get; init; }
}
