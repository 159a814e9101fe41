using Mandate.Platform;
using Mandate.Platform.Access;

namespace Mandate.Appoint;

/// <summary>Who may do what in a campaign. Candidates' own pages are scoped by their user id in the query.</summary>
public static class AppointAccess
{
    public static readonly AccessRule Team = AccessRule.AnyOf(Role.AppointmentsTeam);
    public static readonly AccessRule Assessors = AccessRule.AnyOf(Role.Assessor);
    public static readonly AccessRule Approvers = AccessRule.AnyOf(Role.Approver);

    /// <summary>Criteria are shared by all campaigns, so whoever runs any may write them; frozen ones nobody can change.</summary>
    public static bool MayKeepCriteria(Actor actor) => actor.Holds(Role.AppointmentsTeam);

    public static bool MayPlan(Actor actor, BodyId appointingBody) => actor.Holds(Role.AppointmentsTeam, appointingBody);
    public static readonly AccessRule Offering = AccessRule.AnyOf(Role.AppointmentsTeam, Role.Appointer);

    public static bool MayOffer(Actor actor, Campaign campaign) => actor.Holds(Role.AppointmentsTeam, campaign.AppointingBody) || actor.Holds(Role.Appointer, campaign.AppointingBody);

    public static bool MayRun(Actor actor, Campaign campaign) => actor.Holds(Role.AppointmentsTeam, campaign.AppointingBody);

    /// <summary>Whoever decides at any step reads the report; see <see cref="MayDecide"/>.</summary>
    public static bool MayReadReports(Actor actor, Campaign campaign) => campaign.Chain().Any(s => MayDecide(actor, s));
    /// <summary>Whoever decides last on the reports of a campaign may let a panel begin out of order.</summary>
    public static bool MayDispense(Actor actor, Campaign campaign) => MayDecide(actor, campaign.Chain()[^1]);
    public static bool MayDecide(Actor actor, ApprovalStep step) => actor.Holds(Role.Approver, step.Body);
}
