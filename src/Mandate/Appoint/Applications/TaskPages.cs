using System.Security.Cryptography;
using System.Text;
using Mandate.Design;
using Mandate.Platform.Forms;
using Mandate.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>The form of one task. Whatever was typed is saved, wrong or not; what is wrong is said afterwards.</summary>
public interface ITaskForm<TSelf> where TSelf : ITaskForm<TSelf>
{
    /// <summary>Version of the draft when the page was shown.</summary>
    string? Version { get; }

    /// <summary>Mark of this task's own texts when the page was shown: two tabs at different tasks are no conflict.</summary>
    string? Seen { get; }

    /// <summary>"later" for the button that leaves.</summary>
    string? Then { get; }

    static abstract string Title(Writing writing);

    /// <summary>What is saved; null when the address names no such criterion or rule.</summary>
    static abstract TSelf? From(Writing writing);
    ApplicationDraft Into(Writing writing);

    /// <summary>Label and text of each field, to show two versions side by side.</summary>
    IReadOnlyList<TypedLine> Lines(Writing writing);
    FormErrors Check(Writing writing);

    /// <summary>Where "Save and continue" leads.</summary>
    string Next(Writing writing);
}

public sealed record TypedLine(string Label, string? Text);

/// <summary>What the page of one task shows.</summary>
public sealed record TaskModel<TForm>(Writing Writing, TForm Form, string Version, string Seen);

public static class TaskPages
{
    public const string Later = "later";

    /// <summary>Shows the page of a task, or where the application stands when it can no longer be written.</summary>
    public static async Task<IResult> Open<TForm>(this Sitting sitting, ApplicationId id, string? key, Func<TaskModel<TForm>, IResult> show) where TForm : class, ITaskForm<TForm>
    {
        if (await sitting.Find(id, key) is not { } writing || TForm.From(writing) is not { } form) return Results.NotFound();
        if (writing.Draft is null || !writing.Campaign.Closes.Includes(sitting.Now)) return Results.LocalRedirect(ShowApplication.Url(id));
        return show(Model(writing, form));
    }

    /// <summary>Saves what was typed, then says what is wrong with it or goes on.</summary>
    public static async Task<IResult> Save<TForm>(this Sitting sitting, ApplicationId id, string? key, TForm form, Func<TaskModel<TForm>, FormErrors, IResult> invalid, int attempt = 1) where TForm : class, ITaskForm<TForm>
    {
        if (await sitting.Find(id, key) is not { } writing || TForm.From(writing) is not { } saved) return Results.NotFound();
        var open = writing.Campaign.Closes.Includes(sitting.Http.ArrivedAt());
        var autosave = Autosave.Asked(sitting.Http);
        if (autosave && (writing.Draft is null || !open)) return Autosave.Not(open ? Autosave.SentElsewhere : Autosave.Closed);
        if (writing.Draft is null && !open) return LateTextPage.Show(new(writing, form.Lines(writing)), StatusCodes.Status409Conflict);
        // It was sent from another tab meanwhile: what is typed here becomes a change to it, not yet sent.
        writing = writing.Draft is null ? writing with { Draft = await ChangeApplication.Start(sitting, writing) } : writing;
        var draft = writing.Draft!;
        var by = autosave ? Autosave.By(sitting.Http) : null;
        var same = by is { } page && writing.Written.SavedBy == page.Page;
        if (same && by!.Value.Turn < writing.Written.SavedTurn) return Autosave.Saved(sitting.Now, Text(draft.Version), Mark(saved, writing)); // overtaken by a newer text of the same page
        if (!same && form.Version != Text(draft.Version) && form.Seen != Mark(saved, writing) && Mark(form, writing) != Mark(saved, writing))
            return autosave ? Autosave.Not(Autosave.Elsewhere) : await Conflicting(sitting, writing, form, saved);

        var written = form.Into(writing) with { SavedBy = by?.Page, SavedTurn = by?.Turn ?? 0 };
        if (!await Saved(sitting, draft, written))
            return attempt < 5 ? await sitting.Save(id, key, form, invalid, attempt + 1) : autosave ? Autosave.Not(Autosave.Busy) : Results.StatusCode(StatusCodes.Status409Conflict);
        writing = writing with { Draft = draft with { Content = written, Version = draft.Version + 1 } };
        if (autosave) return Autosave.Saved(sitting.Now, Text(writing.Draft.Version), Mark(TForm.From(writing)!, writing));
        if (!open) return Results.LocalRedirect(ShowApplication.Url(id));
        if (form.Then == Later) return Results.LocalRedirect(ShowApplication.Url(id));
        var errors = form.Check(writing);
        return errors.Any ? invalid(Model(writing, form), errors) : Results.LocalRedirect(form.Next(writing));
    }

    /// <summary>False when another tab saved or sent the draft in this very moment: look again.</summary>
    internal static async Task<bool> Saved(Sitting sitting, OpenDraft<ApplicationDraft> draft, ApplicationDraft written)
    {
        try
        {
            if (await sitting.Drafts.Save(draft, written, draft.Version, sitting.Cancel) is null) return true;
        }
        catch (DbUpdateConcurrencyException) { }
        sitting.Db.ChangeTracker.Clear();
        return false;
    }

    static TaskModel<TForm> Model<TForm>(Writing writing, TForm form) where TForm : class, ITaskForm<TForm> =>
        new(writing, form, Text(writing.Draft!.Version), Mark(TForm.From(writing)!, writing));

    static Task<IResult> Conflicting<TForm>(Sitting sitting, Writing writing, TForm form, TForm saved) where TForm : class, ITaskForm<TForm> =>
        Conflict.Show(sitting.Http, TForm.Title(writing),
            [.. form.Lines(writing).Zip(saved.Lines(writing), (mine, theirs) => new ConflictField(mine.Label, mine.Text, theirs.Text))], null, writing.Draft!.UpdatedAt, writing.Draft.Version);

    static string Text(int version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static string Mark<TForm>(TForm form, Writing writing) where TForm : class, ITaskForm<TForm> =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u0001', form.Lines(writing).Select(l => FormReader.Clean(l.Text, lines: true))))))[..16];
}
