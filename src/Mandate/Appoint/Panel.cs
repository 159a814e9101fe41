using Mandate.Platform;
using Mandate.Platform.Data;

namespace Mandate.Appoint;

/// <summary>The people who assess the candidates for one or more posts of a campaign.</summary>
public sealed class Panel : IVersioned
{
    Panel() { }

    public PanelId Id { get; private init; }
    public CampaignId Campaign { get; private init; }
    public string Name { get; private set; } = "";
    public DateTimeOffset FormedAt { get; private init; }

    /// <summary>From which every member's reading order is drawn; see <see cref="SiftOrder"/>.</summary>
    public string Seed { get; private init; } = "";
    public List<PanelMember> Members { get; private set; } = [];
    public int Version { get; set; }

    public static Panel Form(CampaignId campaign, string name, DateTimeOffset now) => new() { Id = Platform.Id.New<PanelId>(now), Campaign = campaign, Name = name, FormedAt = now, Seed = SiftOrder.NewSeed() };

    public IEnumerable<PanelMember> Sitting => Members.Where(m => m.LeftAt is null);
    public PanelMember? MemberOf(UserId user) => Members.Find(m => m.User == user && m.LeftAt is null);

    /// <summary>Whether this person sits or sat: leaving does not make anybody impartial.</summary>
    public bool HasSat(UserId user) => Members.Exists(m => m.User == user);

    /// <param name="user">Who.</param>
    /// <param name="role">As what.</param>
    /// <param name="now">When.</param>
    /// <param name="applied">Whether this person sent an application in the campaign.</param>
    /// <param name="approves">Whether this person approves the reports of the campaign.</param>
    /// <param name="helped">Whether this person typed an application of the campaign for a candidate.</param>
    public Outcome Add(UserId user, PanelRole role, DateTimeOffset now, bool applied = false, bool approves = false, bool helped = false)
    {
        if (helped) return PanelRefusals.Helped;
        if (applied) return PanelRefusals.IsCandidate;
        if (approves) return PanelRefusals.Approves;
        if (MemberOf(user) is not null) return PanelRefusals.SitsAlready;
        if (role == PanelRole.Chair && Sitting.Any(m => m.Role == PanelRole.Chair)) return PanelRefusals.HasChair;
        Members.Add(new PanelMember { Id = Platform.Id.New<PanelMemberId>(now), Panel = Id, User = user, Role = role, JoinedAt = now, Seat = Members.Count + 1 });
        return Outcome.Done;
    }

    /// <summary>A leaver's scores are kept and marked; whether they count is a recorded decision.</summary>
    public Outcome Leave(PanelMemberId member, DateTimeOffset now, string? why = null, bool scoresCount = false)
    {
        if (Members.Find(m => m.Id == member && m.LeftAt is null) is not { } leaver) return PanelRefusals.NotSitting;
        (leaver.LeftAt, leaver.LeftWhy, leaver.ScoresCount) = (now, why, scoresCount);
        return Outcome.Done;
    }

    /// <summary>What the panel lacks before it may agree anything: a chair, an independent member, three people.</summary>
    public IEnumerable<Refusal> Gaps()
    {
        if (!Sitting.Any(m => m.Role == PanelRole.Chair)) yield return PanelRefusals.NoChair;
        if (!Sitting.Any(m => m.Role == PanelRole.Independent)) yield return PanelRefusals.NoIndependent;
        if (Sitting.Count() < 3) yield return PanelRefusals.TooFew;
    }

    /// <summary>Ties are declared from the start; nobody scores before an independent member sits.</summary>
    public Outcome MayScore() => Sitting.Any(m => m.Role == PanelRole.Independent) ? Outcome.Done : PanelRefusals.CannotStart;

    public Outcome Complete() => Gaps().FirstOrDefault() is { } gap ? gap : Outcome.Done;

    /// <summary>Who leads the discussion of one application: the chair, unless a conflict keeps the chair from it; then the independent member, then whoever joined first.</summary>
    public PanelMember? Presiding(IReadOnlySet<PanelMemberId> abstaining) =>
        Sitting.Where(m => !abstaining.Contains(m.Id)).OrderBy(m => m.Role switch { PanelRole.Chair => 0, PanelRole.Independent => 1, _ => 2 }).ThenBy(m => m.JoinedAt).ThenBy(m => m.Id.Value).FirstOrDefault();
}

public enum PanelRole { Chair, Member, Independent }

public sealed class PanelMember
{
    public PanelMemberId Id { get; init; }
    public PanelId Panel { get; init; }
    public UserId User { get; init; }
    public PanelRole Role { get; init; }

    /// <summary>Number on the panel, in the order of joining; never given twice. Part of what the member's reading order is drawn from.</summary>
    public int Seat { get; init; }
    public DateTimeOffset JoinedAt { get; init; }
    public DateTimeOffset? LeftAt { get; set; }
    public string? LeftWhy { get; set; }

    /// <summary>Whether a leaver's locked scores are laid beside the others'.</summary>
    public bool ScoresCount { get; set; }

    /// <summary>Whether the scores of this member stand beside the others'.</summary>
    public bool Counts => LeftAt is null || ScoresCount;
}

/// <summary>A member's tie to one applicant, declared before seeing the application.</summary>
public sealed class ConflictDeclaration
{
    public PanelMemberId Member { get; init; }
    public ApplicationId Application { get; init; }
    public Tie Tie { get; private set; }
    public string? Note { get; private set; }
    public Remedy Remedy { get; private set; }
    public DateTimeOffset At { get; private set; }

    public bool Abstains => Remedy == Remedy.Abstains;

    /// <summary>The candidate is erased: the words about them go.</summary>
    public void Forget() => Note = null;

    public static Outcome<ConflictDeclaration> Declare(PanelMemberId member, ApplicationId application, Tie tie, string? note, DateTimeOffset now)
    {
        var declaration = new ConflictDeclaration { Member = member, Application = application };
        var outcome = declaration.Change(tie, note, now);
        return outcome.Refused ? outcome.Refusal! : declaration;
    }

    /// <summary>A tie may grow, as when reading shows who somebody is. It is never taken back, for the application may have been read by then.</summary>
    public Outcome Change(Tie tie, string? note, DateTimeOffset now)
    {
        if (tie < Tie) return PanelRefusals.TieTakenBack;
        if (tie != Tie.None && string.IsNullOrWhiteSpace(note)) return PanelRefusals.TieWithoutNote;
        (Tie, Note, At, Remedy) = (tie, string.IsNullOrWhiteSpace(note) ? null : note, now, tie == Tie.Conflict || Abstains ? Remedy.Abstains : Remedy.None);
        return Outcome.Done;
    }
}

/// <summary>In order of weight.</summary>
public enum Tie { None, KnownProfessionally, KnownPersonally, Conflict }

/// <summary>What is done about a tie.</summary>
public enum Remedy { None, Abstains }

public static class PanelWords
{
    public static string Words(this PanelRole role) => role switch
    {
        PanelRole.Chair => "Chair",
        PanelRole.Member => "Member",
        PanelRole.Independent => "Independent member",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static string Words(this Tie tie) => tie switch
    {
        Tie.None => "No tie",
        Tie.KnownProfessionally => "Known through work",
        Tie.KnownPersonally => "Known personally",
        Tie.Conflict => "Conflict of interest",
        _ => throw new ArgumentOutOfRangeException(nameof(tie)),
    };
}

public static class PanelRefusals
{
    public static readonly Refusal SitsAlready = new("This person sits on the panel already.");
    public static readonly Refusal HasChair = new("The panel has a chair already.");
    public static readonly Refusal NotSitting = new("This person does not sit on the panel.");
    public static readonly Refusal NoChair = new("The panel needs a chair.");
    public static readonly Refusal NoIndependent = new("The panel needs an independent member, with no tie to the body or the candidates.");
    public static readonly Refusal TooFew = new("A panel has at least three people.");
    public static readonly Refusal NotClosed = new("The campaign is still open. Nobody on a panel sees anything of it before it closes.");
    public static readonly Refusal NotDeclared = new("Say first whether you have a tie to each applicant.");
    public static readonly Refusal Conflicted = new("You declared a conflict with this applicant, so you cannot score or read this application.", WhoCould: "The other panel members");
    public static readonly Refusal Helped = new("This person typed an application of this campaign for a candidate, and so cannot sit on one of its panels.");
    public static readonly Refusal IsCandidate = new("Somebody who applied in this campaign cannot sit on one of its panels.");
    public static readonly Refusal Approves = new("This person approves the reports of this campaign, and nobody approves the work of a panel they sit on. Choose somebody else, or ask an administrator to end their role of approver first.");
    public static readonly Refusal CannotStart = new("This panel has no independent member, so nobody can score yet. You can declare your ties meanwhile. To mend it: the appointments team opens the panel’s page, presses “Add a member” and names somebody with no tie to the body or the candidates as independent member.", WhoCould: "The appointments team");
    public static readonly Refusal TieTakenBack = new("A tie you declared cannot be made smaller. Ask the appointments team if it was a mistake.", WhoCould: "The appointments team");
    public static readonly Refusal TieWithoutNote = new("Say in a few words what the tie is.");
    public static readonly Refusal ReportIn = new("The panel's report is with the approver, so nothing it rests on can change.", WhoCould: "The approver, by returning it,");
    public static readonly Refusal HasPanel = new("One of these posts has a panel whose work has begun.");
}
