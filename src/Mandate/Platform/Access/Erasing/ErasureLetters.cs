using Mandate.Design;
using Mandate.Platform.Mail;

namespace Mandate.Platform.Access.Erasing;

public sealed record ErasureAskedLetter(string Name, DateOnly By, string Address) : ILetter
{
    public string Subject => "Somebody asks for their personal data to be erased";
    public string Markdown => $"""
        Dear {Name}

        Somebody with an account asks that their personal data be erased. Answer by {Dates.Day(By)}: {Address}
        """;
    public string Why => "You are an administrator of all bodies.";
}

/// <summary>The last letter, to an address that the service no longer knows.</summary>
public sealed record ErasedLetter(string Service) : ILetter
{
    public string Subject => "Your personal data are erased";
    public string Markdown => $"""
        Your account at {Service} is closed, and the personal data that went with it are erased. This is the last letter; it leaves our queue within 30 days.

        What stays, because it is a public record or cannot be told apart from others, was listed on the page where erasure is asked for.
        """;
    public string Why => "Your account was at this address.";
}

public sealed record ErasureRefusedLetter(string Name, string Because, string Address) : ILetter
{
    public string Subject => "Your personal data are not erased";
    public string Markdown => $"""
        Dear {Name}

        You asked that your personal data be erased. That was refused.

        Why: {MailWords.Plain(Because)}

        You can ask again: {Address}

        You can complain to the Information Commissioner, [ico.org.uk](https://ico.org.uk/make-a-complaint/).
        """;
    public string Why => "You asked for it.";
}
