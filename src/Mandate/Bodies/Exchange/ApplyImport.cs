using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Forms;
using Mandate.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Exchange;

/// <summary>Saves a previewed import, all or nothing, and leaves the file that undoes it.</summary>
static class ApplyImport
{
    /// <summary>More changes than this are long work with a page of its own.</summary>
    public const int MostAtOnce = 2000;

    static readonly TimeSpan undoKept = TimeSpan.FromDays(30);

    public static readonly Refusal Faulty = new("Nothing was changed: the file has problems.");
    public static readonly Refusal Overtaken = new("Nothing was changed: the register changed since you saw this. Look at what the file would do now.");
    public static readonly Refusal SomethingStands = new("Nothing was changed: something else in Mandate stands on what the file takes away, or the register changed at the same moment. Open the preview again.");

    /// <summary>Answers with the address of the page that offers the way back.</summary>
    public static async Task<Outcome<string>> Save(Db db, Drafts drafts, Actor actor, DateTimeOffset now, DraftId id, ImportRegister.Upload upload, ImportRun run, ImportPlan plan, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        try
        {
            await run.Save(plan, upload.Name, upload.Digest, cancel);
            await drafts.Remove(id, actor.User!.Value, cancel);
            var undo = await drafts.Start(UndoImport.Kind, actor.User.Value, Drafts.Apart("register"), new UndoImport.Undo(upload.Name, now, plan.Changes.Count, plan.NotReversible, RegisterFiles.Zip(run.Reverse, now)), cancel, undoKept);
            await transaction.CommitAsync(cancel);
            return UndoImport.Url(undo.Id);
        }
        catch (DbUpdateException)
        {
            await transaction.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
            return SomethingStands;
        }
    }
}

/// <summary>Applies a large import after its preview.</summary>
public sealed record ApplyLargeImport(DraftId Draft, UserId Keeper, string Fingerprint, string File) : ILongMessage
{
    public string Title => $"Import of “{File}” into the register";
}

sealed class ApplyLargeImports(Db db, Drafts drafts, TimeProvider clock) : ILongWork<ApplyLargeImport>
{
    public async Task<string?> Run(ApplyLargeImport message, Progress progress, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await drafts.Find<ImportRegister.Upload>(message.Draft, message.Keeper, cancel) is not { Content: { Bytes: not null } upload }) throw new InvalidOperationException("The upload is no longer kept. Send the file again.");
        var actor = await Keeper(message.Keeper, London.Day(now), cancel);
        if (!BodiesAccess.MayKeepAll(actor)) throw new InvalidOperationException("You no longer keep the whole register.");
        await progress.Report(0, null, cancel);
        var (run, plan) = await ImportRun.Of(db, actor, now, ImportFile.Read(upload.Name, upload.Bytes), cancel);
        if (!plan.Ok) throw new InvalidOperationException(ApplyImport.Faulty.Text);
        if (plan.Fingerprint != message.Fingerprint) throw new InvalidOperationException(ApplyImport.Overtaken.Text);
        var applied = await ApplyImport.Save(db, drafts, actor, now, message.Draft, upload, run, plan, cancel);
        return applied.Value ?? throw new InvalidOperationException(applied.Refusal!.Text);
    }

    async Task<Actor> Keeper(UserId id, DateOnly today, CancellationToken cancel)
    {
        var name = await db.Users.Where(u => u.Id == id && u.LeftAt == null).Select(u => u.Name).SingleOrDefaultAsync(cancel);
        var roles = await db.RoleHoldings.AsNoTracking().Where(r => r.User == id).On(today).Select(r => new RoleInForce(r.Role, r.Body, r.DeputyOf != null)).ToListAsync(cancel);
        return name is null ? Actor.Nobody : new Actor(id, name, roles);
    }
}
