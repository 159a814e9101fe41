using Mandate.Appoint.Campaigns;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Jobs;
using Mandate.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Clarifying;

/// <param name="At">Which answer: a correction is told again.</param>
/// <param name="Address">Where the answers are read.</param>
public sealed record ClarificationWasAnswered(ClarificationId Clarification, DateTimeOffset At, string Address);

/// <summary>Writes to everyone who started an application and to whoever asked, all the same letter, once.</summary>
public sealed class TellOfAnswer(Db db, TimeProvider clock) : IHandle<ClarificationWasAnswered>
{
    public async Task Handle(ClarificationWasAnswered message, CancellationToken cancel)
    {
        if (await db.Clarifications.SingleOrDefaultAsync(q => q.Id == message.Clarification, cancel) is not { ToldAt: null } asked || asked.AnsweredAt != message.At) return;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == asked.Campaign, cancel);
        var now = clock.GetUtcNow();
        await foreach (var person in Started.People(db, campaign, asked.Asker is { } asker ? [asker] : [], cancel))
            db.SendMail(person.Email, new AnswerLetter(person.Name, campaign.Title, asked.Question!, asked.Answer!, message.Address), now);
        asked.Told(now);
        await db.SaveChangesAsync(cancel);
    }
}

public sealed record AnswerLetter(string Name, string Campaign, string Question, string Answer, string Address) : ILetter
{
    public string Subject => $"A question was answered: {Campaign}";
    public string Markdown => $"""
        Dear {Name},

        A question about {Campaign} was answered. Everyone who started an application gets this letter.

        **The question**

        {Quoted.Of(Question)}

        **The answer**

        {Quoted.Of(Answer)}

        All questions and answers: {Address}
        """;
    public string Why => "You started an application in this campaign, or asked about it.";
}

/// <summary>What people typed, as a quotation in a letter.</summary>
static class Quoted
{
    public static string Of(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(l => "> " + l));
}
