namespace Mandate.Appoint;

/// <summary>
/// One candidate's equality answers, apart from everything else: no person, no application, no campaign, no time finer than a day. Only whoever has the
/// key, which is not in the database, can say to which application a token belongs.
/// </summary>
public sealed class MonitoringAnswers
{
    MonitoringAnswers() { }

    public string Token { get; private init; } = "";

    /// <summary>Day of the last change.</summary>
    public DateOnly Day { get; private set; }
    public List<Answer> Given { get; private set; } = [];

    public static MonitoringAnswers Start(string token, DateOnly today) => new() { Token = token, Day = today };

    public string? To(string question) => Given.Find(a => a.Key == question)?.Text;

    /// <summary>Takes an answer, or takes it back when there is none.</summary>
    public void Give(string question, string? code, DateOnly today)
    {
        // In the order of the questions' keys: the order of answering would tell something.
        Given = [.. Given.Where(a => a.Key != question).Concat(code is null ? [] : new[] { new Answer { Key = question, Text = code } }).OrderBy(a => a.Key, StringComparer.Ordinal)];
        Day = today;
    }

    /// <summary>The same again, to be stored at another place among its like.</summary>
    public MonitoringAnswers Copy() => new() { Token = Token, Day = Day, Given = [.. Given] };
}
