namespace Mandate.Appoint.Campaigns;

static class StageWords
{
    public static string Of(PostStage stage) => stage switch
    {
        PostStage.Advertised => "Advertised",
        PostStage.WithPanel => "With a panel",
        PostStage.Longlisted or PostStage.Shortlisted => stage.Words(),
        PostStage.AwaitingApproval => "Awaiting approval",
        PostStage.Returned => "Returned to the panel",
        PostStage.Approved => "Approved",
        PostStage.Offered => "Offered",
        PostStage.Accepted => "Accepted",
        PostStage.FellThrough => "Offer came to nothing",
        PostStage.NoAppointment => "Nobody appointed",
        PostStage.Follows => stage.Words(),
        PostStage.Withdrawn => "Withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
