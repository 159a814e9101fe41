using Mandate.Platform;

namespace Mandate.Bodies;

/// <summary>Why the law or the state says no to an act about a term. Citations come from the pack's kind of post.</summary>
public static class TermRefusals
{
    public static readonly Refusal NoFirstDay = new("Give the first day, or the legal event that the term waits for.");
    public static readonly Refusal EndsBeforeItStarts = new("The last day of a term cannot be before its first.");
    public static readonly Refusal OutsidePost = new("A term must lie inside the life of its post.");
    public static readonly Refusal StillToCome = new("That day has not come yet. Record what was done once it is done.");
    public static readonly Refusal Closed = new("This term was declined, withdrawn, refused or has lapsed. Start a new one.");
    public static readonly Refusal AppointedAlready = new("The appointing act is recorded already.");
    public static readonly Refusal ApprovedAlready = new("The approval is recorded already.");
    public static readonly Refusal AcceptedAlready = new("The acceptance is recorded already.");
    public static readonly Refusal ConfirmedAlready = new("The confirming act is recorded already.");
    public static readonly Refusal EndedAlready = new("The term has ended by that day.");
    public static readonly Refusal InPostAlready = new("The person is in post. End the term instead.");
    public static readonly Refusal NeverInPost = new("The person is not in post by that day. Withdraw the appointment instead.");
    public static readonly Refusal NoReason = new("Say why the term ends.");
    public static readonly Refusal NothingToAccept = new("There is nothing to accept: no appointing act is recorded by that day.");
    public static readonly Refusal NothingAccepted = new("The person has not accepted. Record the acceptance first.");
    public static readonly Refusal NotConditional = new("This term does not wait for that legal event.");
    public static readonly Refusal NotAtWork = new("The person is not at work in this post on that day.");
    public static readonly Refusal NotAway = new("The person is not away on that day.");
    public static readonly Refusal NobodyAway = new("The holder is at work. Acting cover is for a holder who is away or a post that is vacant.");

    public static Refusal TooEarlyToDesignate(Seat seat) => seat.Post.DesignateFrom is { } first
        ? new($"Nobody may be named for this post before {first:d MMMM yyyy}.")
        : new($"This post begins on {seat.Post.From:d MMMM yyyy}, and nobody may be designated to it before.");
    public static Refusal ApprovalBeforeAppointment(Seat seat) =>
        new("Approval cannot come before the appointing act.", seat.Kind?.Approves?.Citation);
    public static Refusal ApprovalComesFirst(Seat seat) =>
        new("The appointment still awaits approval.", seat.Kind?.Approves?.Citation);
    public static Refusal ConditionNotMet(LegalEvent condition, Seat seat) =>
        new($"This waits for “{condition.Name}”, which has not happened by that day.", seat.Kind?.Appoints?.Citation);
    public static Refusal BodyNotInLaw(Seat seat) =>
        new($"{seat.Body.LegalName} exists in law from {seat.Body.From:d MMMM yyyy}. Nobody can be confirmed before.", seat.Kind?.Appoints?.Citation);
    public static Refusal SeatTaken(Seat seat, DateOnly day) => seat.Post.Seats == 1
        ? new($"The post has another substantive holder on {day:d MMMM yyyy}, in post or named for it. End or withdraw that term first.")
        : new($"All {seat.Post.Seats} seats of the post are taken on {day:d MMMM yyyy}. End or withdraw a term first.");
    public static Refusal HeldElsewhere(Seat seat, HeldElsewhere other) =>
        new($"The post is for one body only, and this person holds or is named for the same post at {other.Body.ShortName}.", "Rule of the post or campaign");
    public static readonly Refusal CoverTaken = new("The post has other interim or acting cover on some of these days. End that first.");
}
