namespace Mandate.Platform.Jobs;

/// <summary>Who may do what with jobs and long work.</summary>
public static class JobsAccess
{
    public static bool MayDecide(Actor actor) => actor.Holds(Role.Operator);
    public static bool MayWatch(Actor actor, LongTask task) => actor.User == task.Owner;
}
