namespace Mandate.Appoint.Applications;

/// <summary>Stages as a candidate reads them.</summary>
static class StageWords
{
    public static string Of(ApplicationStage stage) => stage switch
    {
        ApplicationStage.Sent => "Sent",
        ApplicationStage.Closed => "Closed, waiting for the panel",
        ApplicationStage.WithPanel => "With the panel",
        ApplicationStage.Decided => "Decided",
        ApplicationStage.Offered => "You have an offer",
        ApplicationStage.OfferAccepted => "Offer accepted",
        ApplicationStage.OfferDeclined => "Offer declined",
        ApplicationStage.OfferLapsed => "Offer lapsed",
        ApplicationStage.Withdrawn => "Withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    public static string Colour(ApplicationStage stage) => stage switch
    {
        ApplicationStage.Offered or ApplicationStage.OfferAccepted => "green",
        ApplicationStage.Sent or ApplicationStage.Closed or ApplicationStage.WithPanel => "blue",
        _ => "grey",
    };

    public static string Next(ApplicationStage stage, string closes) => stage switch
    {
        ApplicationStage.Sent => $"You can change or withdraw your application until the campaign closes on {closes}.",
        ApplicationStage.Closed => "A panel will read and score your application against the criteria, without your name. You need do nothing.",
        ApplicationStage.WithPanel => "The panel for the posts you chose is at work. You need do nothing until we write to you.",
        ApplicationStage.Decided => "The results for all the posts you chose have been announced.",
        ApplicationStage.Offered => "Read the offer and answer it in time.",
        ApplicationStage.OfferAccepted => "You accepted the offer. We will write to you about checks and your start.",
        ApplicationStage.OfferDeclined => "You declined the offer.",
        ApplicationStage.OfferLapsed => "The time to answer the offer has passed.",
        ApplicationStage.Withdrawn => "Your application will not be considered.",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    public static string Of(PublicOutcome outcome) => outcome switch
    {
        PublicOutcome.NotAnnounced => "Not announced yet",
        PublicOutcome.Appointed => "An appointment was announced",
        PublicOutcome.NotAppointedRerun => "Nobody was appointed; the post will be advertised again",
        PublicOutcome.NotAppointedInterim => "Nobody was appointed; the post is covered for a time",
        PublicOutcome.Withdrawn => "The post was withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
