using Mandate.Platform.Mail;
using Mandate.Platform.Record;

namespace Mandate.Appoint.Applications;

/// <summary>The receipt by mail: the same facts as on the page.</summary>
/// <param name="Sent">What was sent, part by part.</param>
public sealed record ReceiptLetter(Campaign Campaign, Application Application, IReadOnlyList<string> Sent, PublishedHead? Head, string Address) : ILetter
{
    public string Subject => $"Your application {Application.Reference} has reached us";
    public string Markdown => $"""
        We have your application for {Campaign.Title}.

        - Reference: {Application.Reference}
        - Reached us: {Moments.Exact(Application.SubmittedAt)}
        - Digest (SHA-256): {Application.Digest}
        - The record when it was stored: {RecordState.Words(Head)}

        What you sent:

        {string.Join('\n', Sent.Select(s => $"- {s}"))}

        You can change or withdraw it until the campaign closes on {Moments.Closes(Campaign)}. What you sent last is what counts.

        Your receipt, to print or to check: {Address}
        """;
    public string Why => "You sent an application.";
}

public sealed record WithdrawnLetter(Campaign Campaign, Application Application) : ILetter
{
    public string Subject => $"You withdrew application {Application.Reference}";
    public string Markdown => $"""
        You withdrew your application {Application.Reference} for {Campaign.Title} on {Moments.Exact(Application.WithdrawnAt!.Value)}. It will not be considered.

        If you did not do this, tell us at once.
        """;
    public string Why => "You sent an application and withdrew it.";
}

/// <summary>A head of the record as receipts print it.</summary>
static class RecordState
{
    public static string Words(PublishedHead? head) =>
        head is null ? "no entries yet" : $"{head.Size:N0} {(head.Size == 1 ? "entry" : "entries")}, root {head.Root}";
}
