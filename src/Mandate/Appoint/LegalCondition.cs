namespace Mandate.Appoint;

/// <summary>An act of law and where it stands on the day asked about.</summary>
public sealed record LegalCondition(string Slug, string Name, DateOnly? HappenedOn, DateOnly? ExpectedOn)
{
    /// <summary>In words that never make law of what is not law yet.</summary>
    public string Words(Func<DateOnly, string> date) => (HappenedOn, ExpectedOn) switch
    {
        ({ } on, _) => $"In force since {date(on)}.",
        (_, { } on) => $"Not yet law. It is expected on {date(on)}, and that date may move.",
        _ => "Not yet law. No date has been set.",
    };
}
