using System.Security.Cryptography;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Files;
using Mandate.Platform.Forms;

namespace Mandate.Bodies.Exchange;

/// <summary>Takes a file of the register. Nothing changes yet: the file is kept a day for its preview.</summary>
public static class ImportRegister
{
    public const string Route = "/register/import";
    public static string Url => Route;
    public const string Kind = "register-import";

    /// <summary>An upload between its preview and its end, kept as an encrypted draft of whoever sent it.</summary>
    public sealed record Upload(string Name, byte[] Bytes)
    {
        public string Digest => Convert.ToHexString(SHA256.HashData(Bytes));
    }

    public sealed record Model(IReadOnlyList<RegisterTable> Tables);

    static Model Page => new(RegisterTable.All);

    public static IResult Get(Actor actor) => BodiesAccess.MayKeepAll(actor) ? ImportRegisterPage.Show(Page) : Results.StatusCode(StatusCodes.Status403Forbidden);

    public static async Task<IResult> Post(HttpContext http, Actor actor, Drafts drafts, Uploads uploads, CancellationToken cancel)
    {
        if (!BodiesAccess.MayKeepAll(actor) || actor.User is not { } user) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var form = await http.Request.ReadFormAsync(cancel);
        if (form.Files.GetFile("File") is not { Length: > 0 } file) return ImportRegisterPage.Invalid(Page, new([new("File", "Choose a file")]));
        if (file.Length > ImportFile.LargestFile) return ImportRegisterPage.Invalid(Page, new([new("File", "The file must be 10 MB or smaller")]));
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        if (await uploads.Look(content, cancel) is { } refusal) return ImportRegisterPage.Invalid(Page, new([new("File", refusal.ToString())]));
        var name = FormReader.Clean(Path.GetFileName(file.FileName));
        var draft = await drafts.Start(Kind, user, Drafts.Apart("register"), new Upload(name.Length == 0 ? "register.csv" : name, content.ToArray()), cancel, TimeSpan.FromDays(1));
        return Results.LocalRedirect(PreviewImport.Url(draft.Id));
    }
}
