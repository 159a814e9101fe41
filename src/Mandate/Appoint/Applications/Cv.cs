using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Applications;

/// <summary>The CV, where the campaign asks for one: added, replaced or removed until the application is sent. Panels do not read it in the sift.</summary>
public static class Cv
{
    public const string Route = "/applications/{id:guid}/cv";
    public const string RemoveRoute = "/applications/{id:guid}/cv/remove";
    public const string FileRoute = "/applications/{id:guid}/cv/{file}";
    public static string Url(ApplicationId id) => $"/applications/{id}/cv";
    public static string RemoveUrl(ApplicationId id) => Url(id) + "/remove";
    public static string FileUrl(ApplicationId id, CvFile cv) => $"{Url(id)}/{cv.File}";

    public const long LargestMegabytes = 5;
    public static FileLimits Limits { get; } = new(LargestMegabytes * 1024 * 1024) { Kinds = [FileKind.Pdf, FileKind.Docx] };

    /// <param name="Writing">The application.</param>
    /// <param name="Stored">The file as it is kept; null when there is none.</param>
    /// <param name="Scanned">Whether this site has a virus scanner.</param>
    public sealed record Model(Writing Writing, StoredFile? Stored, bool Scanned)
    {
        public CvFile? Cv => Writing.Written.Content.Cv;
    }

    public static async Task<IResult> Get(ApplicationId id, [AsParameters] Sitting sitting)
    {
        if (await Find(id, sitting) is not { } writing) return Results.NotFound();
        return writing.MayWrite(sitting.Now) ? CvPage.Show(await Of(sitting, writing)) : Results.LocalRedirect(ShowApplication.Url(id));
    }

    public static async Task<IResult> Post(ApplicationId id, [AsParameters] Sitting sitting, Uploads uploads)
    {
        if (await Find(id, sitting) is not { } found) return Results.NotFound();
        if (!found.MayWrite(sitting.Now)) return Results.LocalRedirect(ShowApplication.Url(id));
        var model = await Of(sitting, found);
        var form = await sitting.Http.Request.ReadFormAsync(sitting.Cancel);
        if (form.Files.GetFile("File") is not { Length: > 0 } upload) return Wrong(model, "Choose your CV as a PDF or Word file");
        if (await Infected(upload, uploads, sitting.Cancel)) return Wrong(model, $"{FileRefusals.Virus.Text} Your application is as it was");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            if (await Find(id, sitting) is not { Draft: { } draft } writing) return Results.LocalRedirect(ShowApplication.Url(id));
            var saved = await uploads.Save(upload, Subject.Of(id), sitting.Actor, sitting.Now, sitting.Cancel, Limits);
            if (saved.Refusal is { } refusal) return Wrong(model, refusal.Text);
            var cv = new CvFile { File = saved.Value!.Id.Value, Name = saved.Value.Name, Size = saved.Value.Size, Sha256 = saved.Value.Sha256 };
            await DropUnsent(sitting, writing, "Replaced by the candidate");
            if (await TaskPages.Saved(sitting, draft, writing.Written with { Content = writing.Written.Content with { Cv = cv } })) return Results.LocalRedirect(Url(id));
        }
        return Results.StatusCode(StatusCodes.Status409Conflict);
    }

    public static async Task<IResult> PostRemove(ApplicationId id, [AsParameters] Sitting sitting)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            if (await Find(id, sitting) is not { } writing) return Results.NotFound();
            if (!writing.MayWrite(sitting.Now) || writing.Written.Content.Cv is null) return Results.LocalRedirect(Url(id)); // pressed twice, or closed
            await DropUnsent(sitting, writing, "Removed by the candidate");
            if (await TaskPages.Saved(sitting, writing.Draft!, writing.Written with { Content = writing.Written.Content with { Cv = null } })) return Results.LocalRedirect(Url(id));
        }
        return Results.StatusCode(StatusCodes.Status409Conflict);
    }

    public static async Task<IResult> Download(ApplicationId id, Guid file, [AsParameters] Sitting sitting, Uploads uploads) =>
        await sitting.Find(id) is { } writing && (writing.Draft?.Content.Content.Cv?.File == file || writing.Sent?.Content.Cv?.File == file)
            ? await uploads.Open(FileId.From(file), Subject.Of(id), sitting.Actor, sitting.Cancel)
            : Results.NotFound();

    static async Task<Writing?> Find(ApplicationId id, Sitting sitting) => await sitting.Find(id) is { Campaign.Terms.AsksForCv: true } writing ? writing : null;

    static async Task<Model> Of(Sitting sitting, Writing writing) => new(writing, writing.Written.Content.Cv is { } cv ? await Stored(sitting.Db, cv) : null, sitting.Http.RequestServices.GetRequiredService<IScanner>().There);

    static IResult Wrong(Model model, string why) => CvPage.Invalid(model, new([new("File", why.TrimEnd('.'))]));

    /// <summary>A scanner that does not answer keeps nobody from applying: the file is taken and checked later.</summary>
    static async Task<bool> Infected(IFormFile upload, Uploads uploads, CancellationToken cancel)
    {
        await using var content = upload.OpenReadStream();
        return await uploads.Look(content, cancel) == FileRefusals.Virus;
    }

    /// <summary>What was sent keeps its file until something newer is sent.</summary>
    static Task DropUnsent(Sitting sitting, Writing writing, string because) =>
        writing.Written.Content.Cv is { } before && before.File != writing.Sent?.Content.Cv?.File ? Drop(sitting.Db, sitting.Actor, writing.Id, before, because, sitting.Now) : Task.CompletedTask;

    static Task<StoredFile?> Stored(Db db, CvFile cv)
    {
        var file = FileId.From(cv.File);
        return db.Files.SingleOrDefaultAsync(f => f.Id == file);
    }

    /// <summary>Removes the file with the next save.</summary>
    internal static async Task Drop(Db db, Actor actor, ApplicationId id, CvFile cv, string because, DateTimeOffset now)
    {
        if (await Stored(db, cv) is { } file && file.OwnerId == id.Value) Uploads.Remove(db, file, actor, because, now);
    }

    /// <summary>The file itself, to be sealed with the rest.</summary>
    internal static async Task<byte[]?> Bytes(IFileStore files, CvFile? cv)
    {
        if (cv is null) return null;
        await using var content = files.Open(FileId.From(cv.File)) ?? throw new InvalidOperationException($"The file {cv.File} is gone.");
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }

    /// <summary>A file that was sealed comes back as an upload does: checked and scanned anew.</summary>
    internal static async Task<CvFile?> PutBack(Uploads uploads, ApplicationId id, CvFile said, byte[] bytes, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        using var content = new MemoryStream(bytes);
        var saved = await uploads.Save(content, said.Name, Subject.Of(id), actor, now, cancel, Limits);
        return saved.Value is { } file ? said with { File = file.Id.Value } : null;
    }

    /// <summary>Whether the scanner has removed it since.</summary>
    internal static async Task<bool> Gone(Db db, CvFile cv) => await Stored(db, cv) is not { Removed: false };

    public static string Size(long bytes) => bytes < 1024 * 1024 ? $"{Math.Max(1, bytes / 1024)} kB" : $"{bytes / (1024.0 * 1024):0.0} MB";
}
