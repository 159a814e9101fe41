using Mandate.Platform.Data;

namespace Mandate.Platform.Access;

public readonly record struct ErasureRequestId(Guid Value) : IId<ErasureRequestId>
{
    public static ErasureRequestId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? _, out ErasureRequestId id) => Platform.Id.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

public enum ErasureDecision { Erased, Refused, Withdrawn }

/// <summary>That somebody's personal data are to be erased, asked for by themself or begun by an administrator, and what became of it.</summary>
public sealed class ErasureRequest : IVersioned
{
    ErasureRequest() { }

    public ErasureRequestId Id { get; private init; }

    /// <summary>Whose data: an account, or a person of the register.</summary>
    public string Kind { get; private init; } = "";
    public Guid SubjectId { get; private init; }
    public UserId AskedBy { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>What the person wrote with it; goes with them.</summary>
    public string? Words { get; private set; }
    public ErasureDecision? Decision { get; private set; }
    public UserId? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Reason { get; private set; }
    public int Version { get; set; }

    public Subject Subject => new(Kind, SubjectId);
    public bool Open => Decision is null;

    /// <summary>Whether the person asked themself.</summary>
    public bool Own => Subject == Subject.Of(AskedBy);

    /// <summary>A request is answered within a month (UK GDPR, article 12(3)).</summary>
    public DateOnly AnswerBy => London.Day(AskedAt).AddMonths(1);

    public static ErasureRequest Ask(Subject subject, UserId by, string? words, DateTimeOffset now) =>
        new() { Id = Platform.Id.New<ErasureRequestId>(now), Kind = subject.Kind, SubjectId = subject.Id, AskedBy = by, AskedAt = now, Words = words };

    /// <param name="by">Who decides.</param>
    /// <param name="prospect">What it would do, and what prevents it.</param>
    /// <param name="reason">Stays when the person is gone: it names nobody.</param>
    /// <param name="now">When.</param>
    public Outcome Erase(Actor by, Record.Prospect prospect, string reason, DateTimeOffset now)
    {
        if (MayDecide(by) is { Refused: true } no) return no;
        if (prospect.Prevents is [var why, ..]) return ErasureRefusals.NotYet(why);
        Words = null;
        return Decide(ErasureDecision.Erased, by, reason, now);
    }

    public Outcome Refuse(Actor by, string reason, DateTimeOffset now) => MayDecide(by) is { Refused: true } no ? no : Decide(ErasureDecision.Refused, by, reason, now);

    public Outcome Withdraw(Actor by, DateTimeOffset now) => !Open ? ErasureRefusals.Decided : by.User != AskedBy ? ErasureRefusals.NotYours : Decide(ErasureDecision.Withdrawn, by, null, now);

    Outcome MayDecide(Actor by) => !Open ? ErasureRefusals.Decided : Subject == Subject.Of(by.User!.Value) ? ErasureRefusals.Oneself : Outcome.Done;

    Outcome Decide(ErasureDecision decision, Actor by, string? reason, DateTimeOffset now)
    {
        (Decision, DecidedBy, DecidedAt, Reason) = (decision, by.User, now, reason);
        return Outcome.Done;
    }
}

public static class ErasureRefusals
{
    public static readonly Refusal Decided = new("This request was decided already.");
    public static readonly Refusal NotYours = new("Only whoever asked can withdraw a request.");
    public static readonly Refusal Oneself = new("Nobody decides about their own account.", WhoCould: "Another administrator of all bodies");
    public static readonly Refusal Waits = new("You have asked already. An administrator decides.");
    public static Refusal NotYet(string why) => new($"This cannot be erased yet. {why}");
}

public sealed record ErasureAsked(UserId User, ErasureRequestId Request) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User), Subject.Of(Request)];
    public string What => "asked that their personal data be erased";
}

public sealed record ErasureWithdrawn(UserId User, ErasureRequestId Request) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(User), Subject.Of(Request)];
    public string What => "withdrew the request that their personal data be erased";
}

public sealed record ErasureRefused(ErasureRequestId Request, string Kind, Guid Of) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [new(Kind, Of), Subject.Of(Request)];
    public string What => "refused to erase the personal data";
}

/// <summary>Says nothing of whom.</summary>
public sealed record ErasureDone(ErasureRequestId Request, string Kind) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Request)];
    public string What => Kind == Subject.Of(default(UserId)).Kind ? "erased an account and all personal data that go with it" : "erased a person of the register";
}
