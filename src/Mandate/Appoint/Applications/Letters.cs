using Mandate.Platform.Mail;

namespace Mandate.Appoint.Applications;

/// <summary>The receipt by mail: the same facts as on the page.</summary>
public sealed record ReceiptLetter(Campaign Campaign, Application Application, string Address) : ILetter
{
    public string Subject => $"Your application {Application.Reference} has reached us";
    public string Markdown => $"""
        We have your application for {Campaign.Title}.

        - Reference: {Application.Reference}
        - Reached us: {Moments.Exact(Application.SubmittedAt)}
        - Digest (SHA-256): {Application.Digest}

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
