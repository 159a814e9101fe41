using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>One member of the appointments team types an application for somebody who asked for that. The application is the candidate's from the first word.</summary>
public sealed class Assistance : IVersioned
{
    Assistance() { }

    public ApplicationId Application { get; private init; }
    public CampaignId Campaign { get; private init; }
    public UserId Candidate { get; private init; }

    /// <summary>Who types; never on a panel of the campaign.</summary>
    public UserId Helper { get; private set; }
    public string Reason { get; private set; } = "";

    /// <summary>How the candidate agreed that somebody else types and reads: "by telephone on …".</summary>
    public string Consent { get; private set; } = "";

    /// <summary>Where letters go by post; null when the candidate has an email address.</summary>
    public string? PostalAddress { get; private set; }
    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>The last day on which all of it was read to the candidate, who confirmed it.</summary>
    public DateOnly? ReadBackOn { get; private set; }

    /// <summary>When the candidate, or the team, ended the help.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public int Version { get; set; }

    /// <param name="application">Address of the draft.</param>
    /// <param name="scene">What the rules turn on besides the words.</param>
    public static Outcome<Assistance> Open(ApplicationId application, Campaign campaign, UserId candidate, UserId helper, string reason, string consent, string? postalAddress, AssistanceScene scene, DateTimeOffset now)
    {
        if (campaign.Accepts(now).Refusal is { } closed) return closed;
        if (candidate == helper) return AssistanceRefusals.Oneself;
        if (scene.HelperSits) return AssistanceRefusals.Sits;
        if (scene.HelperApplied) return AssistanceRefusals.Applied;
        if (scene.Begun) return AssistanceRefusals.Begun;
        return new Assistance { Application = application, Campaign = campaign.Id, Candidate = candidate, Helper = helper, Reason = reason, Consent = consent, PostalAddress = postalAddress, OpenedAt = now };
    }

    /// <summary>Before the helper sends: the candidate heard all of it and confirmed it.</summary>
    public Outcome ReadBack(DateOnly on, DateOnly today)
    {
        if (on > today) return AssistanceRefusals.ReadBackToCome;
        if (on < London.Day(OpenedAt)) return AssistanceRefusals.ReadBackTooEarly;
        ReadBackOn = on;
        return Outcome.Done;
    }

    /// <summary>Another member of the team types from now on. Whoever helped before still sits on no panel of the campaign.</summary>
    public Outcome<EarlierHelp> HandTo(UserId helper, AssistanceScene scene, DateTimeOffset now)
    {
        if (EndedAt is not null) return AssistanceRefusals.Ended;
        if (helper == Helper) return AssistanceRefusals.SameHelper;
        if (helper == Candidate || scene.HelperSits || scene.HelperApplied) return AssistanceRefusals.CannotTakeOver;
        var earlier = new EarlierHelp { Application = Application, Campaign = Campaign, Helper = Helper, Until = now };
        Helper = helper;
        return earlier;
    }

    public void End(DateTimeOffset now) => EndedAt ??= now;

    /// <summary>The candidate is erased: why they needed help and where they live go.</summary>
    public void Forget(DateTimeOffset now)
    {
        (Reason, Consent, PostalAddress) = ("", "", null);
        End(now);
    }
}

/// <summary>Somebody typed the application until then, and handed it over.</summary>
public sealed class EarlierHelp
{
    public ApplicationId Application { get; init; }
    public CampaignId Campaign { get; init; }
    public UserId Helper { get; init; }
    public DateTimeOffset Until { get; init; }
}

/// <param name="HelperSits">Whether the helper sits or sat on a panel of the campaign.</param>
/// <param name="HelperApplied">Whether the helper applied in it.</param>
/// <param name="Begun">Whether the candidate has an application in it.</param>
public sealed record AssistanceScene(bool HelperSits, bool HelperApplied, bool Begun);

public static class AssistanceRefusals
{
    public static readonly Refusal Oneself = new("You cannot help yourself: apply with your own account.");
    public static readonly Refusal Sits = new("You sit or sat on a panel of this campaign, so you cannot help anybody to apply in it.", WhoCould: "Another member of the appointments team");
    public static readonly Refusal Applied = new("You applied in this campaign, so you cannot help anybody to apply in it.", WhoCould: "Another member of the appointments team");
    public static readonly Refusal Begun = new("This person has an application in this campaign, which is theirs alone. They go on with it in their account, or delete its draft first.");
    public static readonly Refusal Ended = new("The help has ended already. The application is in the candidate’s hands.");
    public static readonly Refusal SameHelper = new("This person types the application already.");
    public static readonly Refusal CannotTakeOver = new("This person sits or sat on a panel of this campaign, or applied in it, so they cannot help anybody to apply in it.", WhoCould: "Another member of the appointments team");
    public static readonly Refusal ReadBackToCome = new("The day on which the candidate confirmed it cannot be in the future.");
    public static readonly Refusal ReadBackTooEarly = new("The day on which the candidate confirmed it cannot be before you began to help.");
}

/// <summary>Somebody asks for the pack in another format, or for help to apply. They need no account.</summary>
public sealed class FormatRequest : IVersioned
{
    FormatRequest() { }

    public FormatRequestId Id { get; private init; }
    public CampaignId Campaign { get; private init; }
    public CampaignPostId? Post { get; private init; }
    public PackFormat Format { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>Where to send it or how to call: an email address, a postal address, a telephone number.</summary>
    public string Contact { get; private set; } = "";
    public string? Note { get; private set; }
    public DateTimeOffset AskedAt { get; private init; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What was sent or done.</summary>
    public string? Sent { get; private set; }
    public int Version { get; set; }

    public static FormatRequest Ask(CampaignId campaign, CampaignPostId? post, PackFormat format, string name, string contact, string? note, DateTimeOffset now) =>
        new() { Id = Platform.Id.New<FormatRequestId>(now), Campaign = campaign, Post = post, Format = format, Name = name, Contact = contact, Note = note, AskedAt = now };

    public Outcome Close(string sent, DateTimeOffset now)
    {
        if (ClosedAt is not null) return FormatRefusals.Closed;
        (Sent, ClosedAt) = (sent, now);
        return Outcome.Done;
    }

    public void Forget() => (Name, Contact, Note) = ("", "", null);
}

public enum PackFormat { LargePrint, EasyRead, Audio, Braille, Paper, Other, Help }

public static class PackFormats
{
    public static string Words(this PackFormat format) => format switch
    {
        PackFormat.LargePrint => "Large print",
        PackFormat.EasyRead => "Easy Read",
        PackFormat.Audio => "Audio",
        PackFormat.Braille => "Braille",
        PackFormat.Paper => "On paper",
        PackFormat.Other => "Another format",
        _ => "Help to apply",
    };
}

public static class FormatRefusals
{
    public static readonly Refusal Closed = new("Somebody has closed this request already.");
}

/// <summary>A letter to a candidate without an email address: it waits for somebody to print and post it.</summary>
public sealed class LetterToPost
{
    public Guid Id { get; init; }
    public UserId Candidate { get; init; }
    public required string Subject { get; set; }
    public required string Markdown { get; set; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? PostedAt { get; set; }
}

public sealed record AssistanceOpened(ApplicationId Application, CampaignId Campaign, UserId Helper, string Helps) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Application)];
    public string What => $"opened an application for a candidate who asked for help; {Helps} types it";
}

public sealed record ApplicationReadBack(ApplicationId Application, DateOnly On) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Application)];
    public string What => $"sent the application for its candidate, who heard it read back and confirmed it on {On:d MMMM yyyy}";
}

public sealed record AssistanceHandedOver(ApplicationId Application, UserId From, UserId To, string Helps) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Application)];
    public string What => $"handed the help with the application over to {Helps}";
}

public sealed record AssistanceEnded(ApplicationId Application) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Application)];
    public string What => "ended the help with the application";
}

public sealed record FormatAskedFor(FormatRequestId Request, CampaignId Campaign, PackFormat Format) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Request), Subject.Of(Campaign)];
    public string What => $"asked for: {Format.Words()}";
}

public sealed record FormatRequestClosed(FormatRequestId Request, CampaignId Campaign, PackFormat Format) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Request), Subject.Of(Campaign)];
    public string What => $"answered a request for: {Format.Words()}";
}

public sealed record LetterPosted(ApplicationId Application, string Subject) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Platform.Subject.Of(Application)];
    public string What => $"posted the letter “{Subject}”";
}
