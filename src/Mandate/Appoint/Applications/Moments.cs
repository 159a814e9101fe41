using Mandate.Design;
using Mandate.Platform;

namespace Mandate.Appoint.Applications;

/// <summary>Instants as candidates read them: London time, and to the second where a second decides.</summary>
static class Moments
{
    public static string Shown(DateTimeOffset instant) => Dates.Moment(London.Of(instant));

    /// <summary>"26 September 2021, 11:59:59pm British Summer Time".</summary>
    public static string Exact(DateTimeOffset instant) => London.Exact(instant);

    /// <summary>The last minute that is in time.</summary>
    public static string Closes(Campaign campaign) => $"{Dates.Moment(campaign.Closes.Shown)} (London time)";
}
