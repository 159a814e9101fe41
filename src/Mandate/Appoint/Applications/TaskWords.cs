namespace Mandate.Appoint.Applications;

/// <summary>Names, states and addresses of the tasks.</summary>
static class TaskWords
{
    public static string Title(Writing writing, TaskStanding task) => task.Task switch
    {
        ApplicationTask.AboutYou => "About you",
        ApplicationTask.Eligibility => "Whether you may hold the post",
        ApplicationTask.Career => "Career history",
        ApplicationTask.Cv => "CV",
        ApplicationTask.Evidence => writing.Criteria.Content.Criteria.First(c => c.Code == task.Key).Title,
        ApplicationTask.Preferences => "Posts you would take",
        ApplicationTask.Interests => "Declarations of interests",
        ApplicationTask.Adjustments => "Reasonable adjustments",
        _ => throw new ArgumentOutOfRangeException(nameof(task)),
    };

    public static string Url(Writing writing, TaskStanding task) => task.Task switch
    {
        ApplicationTask.AboutYou => AboutYou.Url(writing.Id),
        ApplicationTask.Eligibility => Eligibility.Start(writing),
        ApplicationTask.Career => Career.Url(writing.Id),
        ApplicationTask.Cv => Cv.Url(writing.Id),
        ApplicationTask.Evidence => Evidence.Url(writing.Id, task.Key!),
        ApplicationTask.Preferences => Preferences.Url(writing.Id),
        ApplicationTask.Interests => Interests.Url(writing.Id),
        ApplicationTask.Adjustments => Adjustments.Url(writing.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(task)),
    };

    public static string State(TaskState state) => state switch
    {
        TaskState.NotStarted => "Not started",
        TaskState.InProgress => "In progress",
        TaskState.Completed => "Completed",
        TaskState.CannotApply => "Cannot apply",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
