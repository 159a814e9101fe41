using Mandate.Appoint;
using Mandate.Appoint.Feedback;
using Mandate.Platform;
using Mandate.Platform.Record;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Story;

/// <summary>A week after an announcement the panel's feedback goes to every candidate.</summary>
static class Feedbacks
{
    static readonly string[] facts =
    [
        "you told us what others did. We could not find what you did yourself, or what came of it.",
        "you described how you began, and you did not say what came of it in figures or dates that we could check.",
        "you gave a clear example of your own, with a result that we could check.",
        "you led the work yourself, you measured what came of it, and you said what you would do differently.",
        "you led the work across organisations, and you showed that the result lasted after you had left.",
    ];

    public static async Task Give(Stage stage, CampaignPost post)
    {
        var sitting = await Sitting.Of(stage, post);
        var (panel, applications, campaign, criteria) = sitting;
        var agreed = (await stage.Db.AgreedScores.AsNoTracking().Where(a => a.Panel == panel.Id).ToListAsync()).ToLookup(a => a.Application);
        var chair = sitting.Chair;
        var actor = await Panels.ActorOf(stage, chair);
        foreach (var application in applications)
        {
            var content = new FeedbackContent { Lines = [.. FeedbackComposition.Of(criteria, [.. agreed[application.Id]], []).Select(c => c.Line with { Words = $"On “{c.Line.Title}” {facts[Math.Clamp(c.Line.Level, 1, facts.Length) - 1]}" })] };
            var feedback = Stage.Must(CandidateFeedback.Write(panel.Id, application.Id, content, [], chair.User, stage.Now));
            Stage.Must(feedback.Finish(feedback.Version, stage.Now));
            stage.Db.CandidateFeedback.Add(feedback);
            stage.Db.Record(actor, stage.Now, new FeedbackWritten(panel.Id, application.Id, application.Reference), campaign.AppointingBody);
            stage.Db.Record(actor, stage.Now, new FeedbackPassed(panel.Id, application.Id, application.Reference), campaign.AppointingBody);
        }
        await stage.Db.SaveChangesAsync();
        await GiveFeedback.Give(stage.Db, campaign, stage.Now, CancellationToken.None);
    }
}
