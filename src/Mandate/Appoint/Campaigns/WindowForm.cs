using Mandate.Design;
using Mandate.Platform;

namespace Mandate.Appoint.Campaigns;

/// <summary>When a campaign opens and closes, as typed. Closing at 11:59pm takes in all of that minute.</summary>
public record WindowForm
{
    public DateText? OpensOn { get; init; }
    public string? OpensAt { get; init; }
    public string? OpensWhich { get; init; }
    public DateText? ClosesOn { get; init; }
    public string? ClosesAt { get; init; }
    public string? ClosesWhich { get; init; }
    public string? Why { get; init; }
    public string? Version { get; init; }

    public static T Of<T>(DateTimeOffset opens, Deadline closes, int version) where T : WindowForm, new()
    {
        var (from, to) = (London.Of(opens), closes.Shown);
        return new T
        {
            OpensOn = DateText.From(DateOnly.FromDateTime(from.DateTime)), OpensAt = Typed(from), OpensWhich = Moments.WhichOf(opens),
            ClosesOn = DateText.From(DateOnly.FromDateTime(to.DateTime)), ClosesAt = Typed(to), ClosesWhich = Moments.WhichOf(closes.Shown),
            Version = $"{version}",
        };
        static string Typed(DateTimeOffset at) => Dates.Time(TimeOnly.FromDateTime(at.DateTime)) switch { "noon" => "midday", var time => time };
    }

    /// <param name="read">Takes the errors.</param>
    /// <param name="opened">When it opens, where that is no longer asked.</param>
    public (DateTimeOffset Opens, Deadline Closes)? Window(FormReader read, DateTimeOffset? opened = null)
    {
        var opens = opened ?? read.Moment("Opens", "opens", OpensOn, OpensAt, OpensWhich);
        var closes = read.Moment("Closes", "closes", ClosesOn, ClosesAt, ClosesWhich);
        if (opens is not { } from || closes is not { } minute) return null;
        var deadline = new Deadline(minute.AddMinutes(1));
        read.Check(deadline.Ends > from, nameof(ClosesOn), $"The campaign must close after it opens: it opens on {CampaignQueries.Uk(from)} and would close on {CampaignQueries.Uk(minute)}");
        return read.Ok ? (from, deadline) : null;
    }
}
