using Mandate.Platform;

namespace Mandate.Bodies;

/// <summary>Why somebody holds a post.</summary>
public enum TermBasis { OpenCompetition, Nomination, Transfer, Interim, Acting }

public enum TermActKind { Recommend, Appoint, Approve, RefuseApproval, Accept, Decline, Confirm, StartLeave, Suspend, Return, End, Lapse, Withdraw }

/// <summary>One act in the making or unmaking of a term. Never overwritten: appointments get revised after they are announced.</summary>
public sealed class TermAct
{
    public RegisterRowId Id { get; init; }
    public TermId Term { get; init; }

    /// <summary>Order of recording; decides between acts of one day.</summary>
    public int Number { get; init; }
    public TermActKind Kind { get; init; }

    /// <summary>The day it was done; of an ending, the last day in post.</summary>
    public DateOnly On { get; init; }

    /// <summary>Who did it, in words; <see cref="ByBody"/> when the register knows them.</summary>
    public required string By { get; init; }
    public BodyId? ByBody { get; init; }
    public string? Evidence { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }
}

/// <summary>What is typed about an act.</summary>
public sealed record ActFacts(DateOnly On, string By, BodyId? ByBody = null, string? Evidence = null, string? Reason = null);

public static class TermActWords
{
    public static string Words(this TermBasis basis) => basis switch
    {
        TermBasis.OpenCompetition => "open competition",
        TermBasis.Nomination => "nomination",
        TermBasis.Transfer => "transfer",
        TermBasis.Interim => "interim",
        TermBasis.Acting => "acting",
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };

    public static string Noun(this TermActKind kind) => kind switch
    {
        TermActKind.Recommend => "recommended",
        TermActKind.Appoint => "appointed",
        TermActKind.Approve => "approved",
        TermActKind.RefuseApproval => "approval refused",
        TermActKind.Accept => "accepted",
        TermActKind.Decline => "declined",
        TermActKind.Confirm => "confirmed",
        TermActKind.StartLeave => "went on leave",
        TermActKind.Suspend => "suspended",
        TermActKind.Return => "returned",
        TermActKind.End => "last day in post",
        TermActKind.Lapse => "lapsed",
        TermActKind.Withdraw => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The act as the rest of a sentence: "NHS England … ".</summary>
    public static string Past(this TermActKind kind) => kind switch
    {
        TermActKind.Recommend => "recommended",
        TermActKind.Appoint => "appointed",
        TermActKind.Approve => "approved the appointment of",
        TermActKind.RefuseApproval => "refused to approve the appointment of",
        TermActKind.Accept => "recorded the acceptance of",
        TermActKind.Decline => "recorded that the offer was declined by",
        TermActKind.Confirm => "confirmed",
        TermActKind.StartLeave => "recorded the leave of",
        TermActKind.Suspend => "suspended",
        TermActKind.Return => "recorded the return of",
        TermActKind.End => "ended the term of",
        TermActKind.Lapse => "recorded as lapsed the appointment of",
        TermActKind.Withdraw => "withdrew the appointment of",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>An act about a term, as the record keeps it. The words name the post and the body; the person is a subject.</summary>
public sealed record TermActRecorded(TermId Term, PersonId Person, PostId Post, BodyId Body, TermActKind Act, DateOnly On, string By, string PersonName, string PostTitle, string BodyName) : IEvent
{
    public IReadOnlyList<Subject> Subjects => [Subject.Of(Term), Subject.Of(Person), Subject.Of(Post), Subject.Of(Body)];
    public string What => $"recorded that on {On:d MMMM yyyy} {By} {Act.Past()} {PersonName} as {PostTitle}, {BodyName}";
}
