using Bogus;
using Mandate.Appoint;

namespace Mandate.Story;

/// <summary>Equality answers of invented candidates: nine in ten answer, most of them every question.</summary>
static class Equality
{
    public static MonitoringAnswers? Of(string token, MonitoringTerms terms, DateOnly today, Randomizer random)
    {
        if (terms.Questions.Count == 0 || !random.Bool(0.9f)) return null;
        var answers = MonitoringAnswers.Start(token, today);
        foreach (var question in terms.Questions)
        {
            if (random.Bool(0.05f)) continue;
            // The first answers of a list come oftenest, and of ages the middle ones, as in life; nothing about a person follows from it.
            var place = question.Key == "age" ? (random.Double() + random.Double() + random.Double()) / 3 : random.Double() * random.Double();
            var at = Math.Min((int)(place * (question.Options.Count + 1)), question.Options.Count);
            answers.Give(question.Key, question.Answers().ElementAt(at).Code, today);
        }
        return answers.Given.Count > 0 ? answers : null;
    }
}
