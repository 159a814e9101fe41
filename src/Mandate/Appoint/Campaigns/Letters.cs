using Mandate.Platform.Mail;

namespace Mandate.Appoint.Campaigns;

/// <param name="Others">How many other posts the application still names.</param>
/// <param name="Closes">Until when it can be changed.</param>
public sealed record PostWithdrawnLetter(string Name, string Post, string Campaign, string Reason, int Others, string Closes, string Address) : ILetter
{
    public string Subject => $"A post you chose was withdrawn: {Post}";
    public string Markdown => $"""
        Dear {Name},

        The post of **{Post}** was withdrawn from {Campaign}. Nobody will be appointed to it in this campaign.

        The reason given: {Reason}

        {(Others == 0
            ? $"You chose no other post, so your application names none that is still advertised. You can change it and choose another until {Closes}."
            : $"Your application stands for the {(Others == 1 ? "other post" : $"{Others} other posts")} you chose. You can change it until {Closes}.")}

        Your application: {Address}
        """;
    public string Why => "You applied for this post.";
}
