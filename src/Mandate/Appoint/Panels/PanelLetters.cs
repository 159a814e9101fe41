using Mandate.Platform.Mail;

namespace Mandate.Appoint.Panels;

public sealed record OnPanelLetter(string Campaign, string Panel, PanelRole Role, IReadOnlyList<string> Posts, string Closes, string Address) : ILetter
{
    public string Subject => $"You are on a panel: {Panel}";
    public string Markdown => $"""
        You have been put on the panel “{Panel}” of {Campaign} as {Role.Words().ToLowerInvariant()}.

        The panel assesses candidates for:

        {string.Join('\n', Posts.Select(p => "- " + p))}

        Applications close on {Closes}. After that, say first whether you have a tie to each applicant. Then score each application by yourself: nobody sees your scores before they have locked their own.

        Your work is at {Address}
        """;
    public string Why => "The appointments team named you as a panel member.";
}

public sealed record OffPanelLetter(string Campaign, string Panel, string? Reason) : ILetter
{
    public string Subject => $"You have left a panel: {Panel}";
    public string Markdown => $"""
        You no longer sit on the panel “{Panel}” of {Campaign}.{(Reason is null ? "" : $"\n\nReason: {Reason}")}

        What you scored before is kept, and the report says that you left.
        """;
    public string Why => "You sat on this panel.";
}
