using Mandate.Bodies.Packs;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Exchange;

/// <summary>Shows what an uploaded file will change, or what is wrong with it, row by row; then applies all of it or nothing.</summary>
public static class PreviewImport
{
    public const string Route = "/register/import/{id}";
    public static string Url(DraftId id) => $"/register/import/{id}";
    const int ErrorsShown = 20;

    public sealed record Form { public string? Fingerprint { get; init; } }
    public sealed record Model(DraftId Draft, string File, PageOf<ImportChange> Changes, int Unchanged, IReadOnlyList<(ImportEffect Effect, int Count)> Counts, IReadOnlyList<PackProblem> Problems, int ProblemCount, string Fingerprint, int NotReversible);

    static readonly TableColumn<ImportChange>[] columns = [new("table", c => c.Table), new("row", c => c.Row), new("effect", c => Words(c.Effect)), new("key", c => c.Key), new("detail", c => c.Detail)];
    static readonly TableColumn<PackProblem>[] problemColumns = [new("file", p => p.File), new("row", p => p.Line), new("problem", p => p.Message)];

    public static string Words(ImportEffect effect) => effect switch { ImportEffect.Added => "added", ImportEffect.Changed => "changed", ImportEffect.Ends => "ends", _ => "taken back" };

    public static async Task<IResult> Get(DraftId id, ListQuery list, HttpContext http, Actor actor, Drafts drafts, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Find(drafts, actor, id, cancel) is not { } upload) return Results.NotFound();
        var (_, plan) = await ImportRun.Of(db, actor, clock.GetUtcNow(), ImportFile.Read(upload.Name, upload.Bytes), cancel);
        if (list.Format is not null)
            return (plan.Ok ? TableAnswer.Of(http, plan.Changes, columns, "import-changes", open: false) : TableAnswer.Of(http, plan.Problems, problemColumns, "import-problems", open: false))!;
        return PreviewImportPage.Show(Show(id, upload, plan, list));
    }

    public static async Task<IResult> Post(DraftId id, [FromForm] Form form, HttpContext http, Actor actor, Drafts drafts, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Find(drafts, actor, id, cancel) is not { } upload) return Results.NotFound();
        var now = clock.GetUtcNow();
        var (run, plan) = await ImportRun.Of(db, actor, now, ImportFile.Read(upload.Name, upload.Bytes), cancel);
        var model = Show(id, upload, plan, new ListQuery());
        if (!plan.Ok) return PreviewImportPage.Refused(model, "Nothing was changed: the file has problems.");
        if (plan.Fingerprint != form.Fingerprint) return PreviewImportPage.Refused(model, "Nothing was changed: the register changed since you saw this. Look at what the file would do now.");
        if (plan.Changes.Count == 0) return PreviewImportPage.Refused(model, "The file changes nothing.");

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        try
        {
            await run.Save(plan, upload.Name, upload.Digest, cancel);
            await drafts.Remove(id, actor.User!.Value, cancel);
            var undo = await drafts.Start(UndoImport.Kind, actor.User.Value, new Subject("register", Guid.Empty), new UndoImport.Undo(upload.Name, now, plan.Changes.Count, plan.NotReversible, RegisterFiles.Zip(run.Reverse, now)), cancel, TimeSpan.FromDays(30));
            await transaction.CommitAsync(cancel);
            http.Say($"Imported: {Numbers.Count(plan.Changes.Count, "change")}.");
            return Results.LocalRedirect(UndoImport.Url(undo.Id));
        }
        catch (DbUpdateException)
        {
            await transaction.RollbackAsync(cancel);
            return PreviewImportPage.Refused(model, "Nothing was changed: something else in Mandate stands on what the file takes away, or the register changed at the same moment. Open the preview again.");
        }
    }

    static async Task<ImportRegister.Upload?> Find(Drafts drafts, Actor actor, DraftId id, CancellationToken cancel) =>
        BodiesAccess.MayKeepAll(actor) && actor.User is { } user && await drafts.Find<ImportRegister.Upload>(id, user, cancel) is { Content: { Bytes: not null } upload } ? upload : null;

    static Model Show(DraftId id, ImportRegister.Upload upload, ImportPlan plan, ListQuery list) => new(id, upload.Name,
        list.Of([.. plan.Changes.Skip(list.Skip).Take(ListQuery.Size)], plan.Changes.Count), plan.Unchanged,
        [.. Enum.GetValues<ImportEffect>().Select(e => (e, plan.Changes.Count(c => c.Effect == e)))], [.. plan.Problems.Take(ErrorsShown)], plan.Problems.Count, plan.Fingerprint, plan.NotReversible);
}
