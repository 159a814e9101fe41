using Mandate.Platform.Mail;

namespace Mandate.Appoint.Offers;

public sealed record OfferLetter(string Name, string Post, string Campaign, string AnswerBy, string? Condition, string Address) : ILetter
{
    public string Subject => $"You are offered a post: {Post}";
    public string Markdown => $"""
        Dear {Name},

        You are offered the post of **{Post}** ({Campaign}).{(Condition is null ? "" : $"\n\n{Condition}")}

        Answer by {AnswerBy}. After that the offer lapses.

        Accept or decline here: {Address}

        Please keep this to yourself until it is announced.
        """;
    public string Why => "You applied in this campaign.";
}

public sealed record OfferLapsedLetter(string Name, string Post, string Why_) : ILetter
{
    public string Subject => $"Your offer has lapsed: {Post}";
    public string Markdown => $"""
        Dear {Name},

        Your offer of **{Post}** has lapsed. {Why_}

        If you think this is a mistake, write to the appointments team.
        """;
    public string Why => "You had an offer in this campaign.";
}

/// <param name="Told">What became of each post.</param>
public sealed record OutcomeLetter(string Name, string Campaign, IReadOnlyList<string> Told) : ILetter
{
    public string Subject => $"The outcome of your application: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        Thank you for applying in {Campaign}. A decision has been announced on posts that you chose, and you were not appointed to:

        {string.Join('\n', Told.Select(t => "- " + t))}

        The panel writes feedback for you, criterion by criterion, from its scores and notes. You need not ask: we write when you can read it.
        """;
    public string Why => "You applied for these posts.";
}
