using Mandate.Platform.Record;

namespace Mandate.Appoint.Applications;

/// <summary>Proof of what was sent and when.</summary>
public static class Receipt
{
    public const string Route = "/applications/{id:guid}/receipt";
    public const string ContentRoute = "/applications/{id:guid}/receipt/content.json";
    public static string Url(ApplicationId id) => $"/applications/{id}/receipt";
    public static string ContentUrl(ApplicationId id) => Url(id) + "/content.json";

    public sealed record Model(Writing Writing, Application Sent, PublishedHead? Head, bool Open);

    public static async Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting) =>
        await sitting.Find(id) is { Sent: { } sent } writing
            ? ReceiptPage.Show(new(writing with { Draft = null }, sent, await RecordHeads.Latest(sitting.Db, sitting.Cancel), writing.Campaign.Closes.Includes(sitting.Now)))
            : Results.NotFound();

    /// <summary>The bytes that the digest was taken over.</summary>
    public static async Task<IResult> Content(ApplicationId id, [AsParameters] Sitting sitting) =>
        await sitting.Find(id) is { Sent: { Sealed: false } sent }
            ? Results.Bytes(sent.Content.Bytes(ApplicationDraft.Of(sent).Preferences), "application/json", $"application-{sent.Reference}.json")
            : Results.NotFound();
}
