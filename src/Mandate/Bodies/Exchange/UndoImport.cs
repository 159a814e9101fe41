using Mandate.Platform;
using Mandate.Platform.Forms;

namespace Mandate.Bodies.Exchange;

/// <summary>After an import: the file that would undo it, for thirty days.</summary>
public static class UndoImport
{
    public const string Route = "/register/import/{id}/done";
    public const string FileRoute = "/register/import/{id}/undo.zip";
    public const string Kind = "register-undo";
    public static string Url(DraftId id) => $"/register/import/{id}/done";
    public static string FileUrl(DraftId id) => $"/register/import/{id}/undo.zip";

    public sealed record Undo(string File, DateTimeOffset At, int Changes, int NotReversible, byte[] Zip);
    public sealed record Model(DraftId Draft, string File, DateTimeOffset At, int Changes, int NotReversible, DateTimeOffset Until);

    public static async Task<IResult> Get(DraftId id, Actor actor, Drafts drafts, CancellationToken cancel) =>
        await Find(drafts, actor, id, cancel) is { } d ? UndoImportPage.Show(new(id, d.Content.File, d.Content.At, d.Content.Changes, d.Content.NotReversible, d.ExpiresAt)) : Results.NotFound();

    public static async Task<IResult> GetFile(DraftId id, Actor actor, Drafts drafts, CancellationToken cancel) =>
        await Find(drafts, actor, id, cancel) is { } d ? Results.File(d.Content.Zip, "application/zip", "undo-import.zip") : Results.NotFound();

    static async Task<OpenDraft<Undo>?> Find(Drafts drafts, Actor actor, DraftId id, CancellationToken cancel) =>
        BodiesAccess.MayKeepAll(actor) && actor.User is { } user && await drafts.Find<Undo>(id, user, cancel) is { Content.Zip: not null } found ? found : null;
}
