using Mandate.Platform.Mail;

namespace Mandate.Appoint.Helping;

/// <param name="Address">Where the candidate sees it in their account; null when letters go by post.</param>
public sealed record NewHelperLetter(string Name, string Before, string Helper, string Campaign, string? Address) : ILetter
{
    public string Subject => $"Somebody else helps you to apply: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        {Helper} of the appointments team now types your application for {Campaign}, instead of {Before}. What you have told us is kept, and the application is still yours: before it is sent, all of it is read to you and you confirm it.

        {(Address is null ? "If you do not want this, tell us." : $"You can read it, change it, send it yourself or end the help at any time: {Address}")}
        """;
    public string Why => "You asked for help to apply.";
}

public sealed record HelpEndedLetter(string Name, string Helper, string Campaign, string Address) : ILetter
{
    public string Subject => $"You go on with your application alone: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        {Helper} no longer types your application for {Campaign}. What was typed is kept, and nobody but you can open it before the campaign has closed. If it was not sent yet, you send it yourself: {Address}

        If you still need help, tell us.
        """;
    public string Why => "You asked for help to apply.";
}

public sealed record HelpHandedToYouLetter(string Name, string By, string Candidate, string Campaign, string Because, string Address) : ILetter
{
    public string Subject => $"You help a candidate to apply: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        {By} handed the help for {Candidate}, who applies in {Campaign}, over to you. {Candidate} is told. You cannot sit on a panel of this campaign.

        What you need to know:

        {Clarifying.Quoted.Of(Because)}

        The application: {Address}
        """;
    public string Why => "You are a member of the appointments team.";
}

public sealed record HelpTakenOverLetter(string Name, string Next, string Candidate, string Campaign) : ILetter
{
    public string Subject => $"You no longer help a candidate: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        {(Next == Candidate ? $"{Candidate} goes on alone with their application in {Campaign}." : $"{Next} now types the application of {Candidate} in {Campaign}.")} You can no longer open it. You still cannot sit on a panel of this campaign.
        """;
    public string Why => "You typed an application for a candidate.";
}
