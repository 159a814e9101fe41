using System.Security.Cryptography;
using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>
/// What a campaign's applications are sealed in until it has closed. Everybody can put something in; two of at least three officers together, or the
/// printed pair, open it. The campaign's private key exists only wrapped, once for each two who may open.
/// </summary>
public sealed class SealedBox : IVersioned
{
    /// <summary>How many officers there are at least, so that one may be lost.</summary>
    public const int Officers = 3;

    /// <summary>How long after closing the root is published: whoever began to send in time has been heard by then.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    SealedBox() { }

    public CampaignId Campaign { get; private init; }
    public List<BoxKey> Keys { get; private set; } = [];
    public List<BoxPair> Pairs { get; private set; } = [];

    /// <summary>What applications are sealed for; null until the box is locked.</summary>
    public byte[]? PublicKey { get; private set; }
    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>The list of all that was sealed with its signed root, as it was published after closing.</summary>
    public string? Root { get; private set; }
    public DateTimeOffset? RootAt { get; private set; }

    /// <summary>The private key while applications are taken out; gone when the last is.</summary>
    public byte[]? Opener { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public int Version { get; set; }

    public bool Locked => LockedAt is not null;
    public bool Opening => Opener is not null;
    public bool Opened => OpenedAt is not null;
    public IEnumerable<BoxKey> Held => Keys.Where(k => k.Officer is not null);
    public IEnumerable<BoxKey> Printed => Keys.Where(k => k.Officer is null);
    public BoxKey? KeyOf(UserId officer) => Keys.Find(k => k.Officer == officer);

    public static SealedBox For(CampaignId campaign) => new() { Campaign = campaign };

    /// <summary>What a sealed text of this application, sent then, is bound to.</summary>
    public static string Bound(CampaignId campaign, ApplicationId application, DateTimeOffset sent) => $"mandate application 1\n{campaign}\n{application}\n{sent.ToUnixTimeMilliseconds()}";

    public Outcome Name(UserId officer)
    {
        if (Locked) return BoxRefusals.LockedAlready;
        if (KeyOf(officer) is not null) return BoxRefusals.OfficerAlready;
        Keys.Add(new BoxKey { Campaign = Campaign, Holder = officer.Value, Officer = officer });
        return Outcome.Done;
    }

    public Outcome Unname(UserId officer)
    {
        if (Locked) return BoxRefusals.LockedAlready;
        Keys.RemoveAll(k => k.Officer == officer);
        return Outcome.Done;
    }

    /// <summary>Makes an officer's key. The passphrase is not kept: it is shown to the officer and forgotten.</summary>
    /// <param name="officer">Whose.</param>
    /// <param name="now">When.</param>
    /// <param name="known">A passphrase that everybody knows, for a demonstration.</param>
    public Outcome<string> MakeKey(UserId officer, DateTimeOffset now, string? known = null)
    {
        if (Locked) return BoxRefusals.LockedAlready;
        return KeyOf(officer) is { } key ? key.Make(now, known) : BoxRefusals.NoOfficer;
    }

    /// <summary>The officer shows that they have the passphrase.</summary>
    public Outcome Confirm(UserId officer, string? passphrase, DateTimeOffset now)
    {
        if (Locked) return BoxRefusals.LockedAlready;
        if (KeyOf(officer) is not { MadeAt: not null } key) return BoxRefusals.NoOfficer;
        if (key.Open(passphrase) is null) return BoxRefusals.WrongPassphrase;
        key.ConfirmedAt = now;
        return Outcome.Done;
    }

    /// <summary>Makes the pair that is printed and kept in two places. An earlier one no longer opens anything.</summary>
    public Outcome<IReadOnlyList<string>> Print(DateTimeOffset now)
    {
        if (Locked) return BoxRefusals.LockedAlready;
        Keys.RemoveAll(k => k.Officer is null);
        List<string> sheets = [];
        for (var i = 1; i <= 2; i++)
        {
            var key = new BoxKey { Campaign = Campaign, Holder = Id.Random<PrintedKeyId>().Value, Sheet = i };
            sheets.Add(key.Make(now));
            key.ConfirmedAt = now;
            Keys.Add(key);
        }
        return sheets;
    }

    /// <summary>What is missing before it can be locked; null when nothing is.</summary>
    public Refusal? NotReady() =>
        Held.Count() < Officers ? BoxRefusals.TooFewOfficers
        : Held.Any(k => k.ConfirmedAt is null) ? BoxRefusals.KeysMissing
        : !Printed.Any() ? BoxRefusals.NothingPrinted
        : null;

    /// <summary>Makes the campaign's keys and wraps the private one for each two who may open. After this nobody has it, and officers are fixed.</summary>
    public Outcome Lock(DateTimeOffset now)
    {
        if (Locked) return BoxRefusals.LockedAlready;
        if (NotReady() is { } missing) return missing;
        var (open, secret) = Seal.NewKeys();
        foreach (var (first, second) in Permitted())
            Pairs.Add(new BoxPair { Campaign = Campaign, First = first.Holder, Second = second.Holder, Wrapped = Seal.ForTwo(first.PublicKey!, second.PublicKey!, secret, Bound(first.Holder, second.Holder)) });
        CryptographicOperations.ZeroMemory(secret);
        (PublicKey, LockedAt) = (open, now);
        return Outcome.Done;
    }

    /// <summary>Any two officers, and the two printed sheets.</summary>
    IEnumerable<(BoxKey First, BoxKey Second)> Permitted()
    {
        foreach (var keys in new[] { Held.OrderBy(k => k.Holder).ToList(), [.. Printed.OrderBy(k => k.Sheet)] })
            for (var i = 0; i < keys.Count; i++)
                for (var j = i + 1; j < keys.Count; j++) yield return (keys[i], keys[j]);
    }

    string Bound(Guid first, Guid second) => $"mandate box 1\n{Campaign}\n{first}\n{second}";

    public void Publish(string root, DateTimeOffset now) => (Root, RootAt) = (root, now);

    /// <summary>An officer, or who holds a printed sheet, turns their key. With the second the box is open. Before the root is published nobody can.</summary>
    /// <param name="holder">Whose key.</param>
    /// <param name="passphrase">What opens it.</param>
    /// <param name="now">When.</param>
    public Outcome Turn(BoxKey holder, string? passphrase, DateTimeOffset now)
    {
        if (Opened || Opening) return BoxRefusals.OpenAlready;
        if (RootAt is null) return BoxRefusals.NotYet;
        if (holder.Open(passphrase) is not { } secret) return BoxRefusals.WrongPassphrase;
        foreach (var pair in Pairs.Where(p => p.First == holder.Holder)) pair.FirstHalf = Seal.Half(secret, pair.Wrapped);
        foreach (var pair in Pairs.Where(p => p.Second == holder.Holder)) pair.SecondHalf = Seal.Half(secret, pair.Wrapped);
        holder.TurnedAt = now;
        if (Pairs.Find(p => p.FirstHalf is not null && p.SecondHalf is not null) is not { } both) return Outcome.Done;
        if (Seal.OfTwo(both.Wrapped, both.FirstHalf!, both.SecondHalf!, Bound(both.First, both.Second)) is not { } opener || !Seal.PublicOf(opener).AsSpan().SequenceEqual(PublicKey)) return BoxRefusals.Damaged;
        Opener = opener;
        return Outcome.Done;
    }

    /// <summary>Whether a passphrase that was typed fits one of the printed sheets.</summary>
    public BoxKey? SheetWith(string? passphrase) => Printed.FirstOrDefault(k => k.Open(passphrase) is not null);

    /// <summary>The last application is taken out: keys and halves are of no more use, and go.</summary>
    public void Finish(DateTimeOffset now)
    {
        (Opener, OpenedAt) = (null, now);
        foreach (var pair in Pairs) (pair.FirstHalf, pair.SecondHalf) = (null, null);
    }
}

/// <summary>The key of an officer or of a printed sheet; the private half is locked under a passphrase that is kept nowhere.</summary>
public sealed class BoxKey
{
    public CampaignId Campaign { get; init; }

    /// <summary>The officer's id, or a random one for a sheet.</summary>
    public Guid Holder { get; init; }
    public UserId? Officer { get; init; }

    /// <summary>1 or 2 for a printed sheet.</summary>
    public int? Sheet { get; init; }
    public byte[]? PublicKey { get; private set; }
    public byte[]? LockedKey { get; private set; }
    public DateTimeOffset? MadeAt { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public DateTimeOffset? TurnedAt { get; set; }

    string Bound => $"mandate box key 1\n{Campaign}\n{Holder}";

    internal string Make(DateTimeOffset now, string? known = null)
    {
        var (passphrase, (open, secret)) = (known ?? Seal.NewPassphrase(), Seal.NewKeys());
        (PublicKey, LockedKey, MadeAt, ConfirmedAt) = (open, Seal.Under(passphrase, secret, Bound), now, null);
        return passphrase;
    }

    internal byte[]? Open(string? passphrase) => LockedKey is { } locked && Seal.Typed(passphrase) is { } typed ? Seal.With(typed, locked, Bound) : null;
}

/// <summary>Two who may open together.</summary>
public sealed class BoxPair
{
    public CampaignId Campaign { get; init; }
    public Guid First { get; init; }
    public Guid Second { get; init; }

    /// <summary>The campaign's private key, wrapped for both.</summary>
    public required byte[] Wrapped { get; init; }

    /// <summary>From when one has turned their key until the box is empty.</summary>
    public byte[]? FirstHalf { get; set; }
    public byte[]? SecondHalf { get; set; }
}

public readonly record struct PrintedKeyId(Guid Value) : IId<PrintedKeyId>
{
    public static PrintedKeyId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out PrintedKeyId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public static class BoxRefusals
{
    public static readonly Refusal LockedAlready = new("The box is locked: its officers and keys can no longer be changed.");
    public static readonly Refusal OfficerAlready = new("They are an officer of this box already.");
    public static readonly Refusal NoOfficer = new("You are not an officer of this box, or have made no key yet.");
    public static readonly Refusal WrongPassphrase = new("That is not the passphrase. Check each sign and try again: five groups of four, and capitals do not matter. Nothing was opened, and the attempt is in the history.");
    public static readonly Refusal WrongSheets = new("These are not the two passphrases of the printed sheets. Check each sign of both and try again. Nothing was opened, and the attempt is in the history.");
    public static readonly Refusal TooFewOfficers = new($"Name at least {SealedBox.Officers} officers: any two of them open the box, so one may be lost.");
    public static readonly Refusal KeysMissing = new("Every officer makes a key and types its passphrase back. One or more have not.");
    public static readonly Refusal NothingPrinted = new("Print the two recovery sheets.");
    public static readonly Refusal NotLocked = new("The sealed box is not locked yet.");
    public static readonly Refusal NotYet = new("The box cannot be opened before the campaign has closed and the root of all receipts is published.");
    public static readonly Refusal OpenAlready = new("The box is open already.");
    public static readonly Refusal Damaged = new("The two keys do not give the key of this box: its rows were changed. Nothing was opened. Try another two, and tell your auditor.");
    public static readonly Refusal Waits = new("Applications are sealed. Nobody reads them before two officers have opened the box.", WhoCould: "Two of the officers of the box, together");
    public static readonly Refusal Reopened = new("The root of all receipts is published, so the campaign can no longer be opened again.");
}

public sealed record BoxOfficerNamed(CampaignId Campaign, UserId Officer) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign)];
    public string What => "named an officer of the sealed box";
}

public sealed record BoxOfficerUnnamed(CampaignId Campaign, UserId Officer) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign)];
    public string What => "took an officer of the sealed box back";
}

public sealed record BoxKeyMade(CampaignId Campaign) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign)];
    public string What => "made a key to the sealed box";
}

public sealed record BoxKeyConfirmed(CampaignId Campaign) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign)];
    public string What => "showed that they hold the passphrase of their key to the sealed box";
}

public sealed record BoxSheetsPrinted(CampaignId Campaign) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign)];
    public string What => "printed the recovery sheets of the sealed box";
}

public sealed record BoxLocked(CampaignId Campaign, int Pairs, string PublicKey) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign)];
    public string What => "locked the sealed box";
}

public sealed record BoxRootPublished(CampaignId Campaign, int Leaves, string Root) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign)];
    public string What => $"published the root of {Leaves:N0} sealed receipts";
}

public sealed record BoxKeyTurned(CampaignId Campaign) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign)];
    public string What => "turned a key to the sealed box";
}

public sealed record BoxKeyRefused(CampaignId Campaign) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign)];
    public string What => "tried to open the sealed box with a wrong passphrase";
}

public sealed record BoxOpened(CampaignId Campaign, int Opened, int Damaged) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Campaign)];
    public string What => Damaged == 0 ? $"took {Opened:N0} applications out of the sealed box" : $"took {Opened:N0} applications out of the sealed box; {Damaged:N0} could not be opened";
}
