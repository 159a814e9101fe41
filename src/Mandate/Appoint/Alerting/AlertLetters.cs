using Mandate.Platform.Mail;

namespace Mandate.Appoint.Alerting;

/// <summary>A letter that somebody asked for, with the link that stops it.</summary>
/// <param name="What">Its subject.</param>
/// <param name="Text">What it says.</param>
/// <param name="Because">Why they get it.</param>
/// <param name="Stops">Address that stops letters of this kind.</param>
public sealed record AlertLetter(string Name, string What, string Text, string Because, string Stops) : ILetter
{
    public string Subject => What;
    public string Markdown => $"""
        Dear {Name},

        {Text}

        [Stop these letters]({Stops})
        """;
    public string Why => Because;
    public string? Stop => Stops;
}
