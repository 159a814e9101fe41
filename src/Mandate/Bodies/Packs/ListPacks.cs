using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Packs;

/// <summary>The packs that lie on this machine: what is loaded, what a check says, and the button that loads.</summary>
public static class ListPacks
{
    public const string Route = "/packs";
    public static string Url => Route;

    public sealed record Form
    {
        public string? Pack { get; init; }
    }

    public sealed record Row(string Id, PackChecked Check, string? LoadedVersion, DateTimeOffset? LoadedAt, string? LoadedBy, bool Changed);

    public sealed record Model(IReadOnlyList<Row> Packs, string Folder, Form? Form = null);

    public static async Task<IResult> Get(Db db, PackFolders folders, CancellationToken cancel) => ListPacksPage.Show(await Read(db, folders, cancel));

    public static async Task<IResult> Post([FromForm] Form form, Actor actor, HttpContext http, Db db, PackFolders folders, TimeProvider clock, CancellationToken cancel)
    {
        if (!BodiesAccess.MayLoadPacks(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (folders.Find(form.Pack ?? "") is not { } folder) return Results.NotFound();
        var answer = await PackLoader.Load(db, folder, actor, clock.GetUtcNow(), cancel);
        if (answer.Refusal is { } refusal)
        {
            db.ChangeTracker.Clear();
            return ListPacksPage.Refused(await Read(db, folders, cancel), string.Join(' ', answer.Problems.Take(20).Select(p => p.ToString()).Prepend(refusal.ToString())));
        }
        http.Say(answer.Already ? "This version is loaded already. Nothing was changed." : "The pack is loaded.");
        return Results.LocalRedirect(Url);
    }

    static async Task<Model> Read(Db db, PackFolders folders, CancellationToken cancel)
    {
        var loaded = await db.Packs.AsNoTracking().ToDictionaryAsync(p => p.Key, cancel);
        return new([.. folders.All().Select(f =>
        {
            var known = loaded.GetValueOrDefault(f.Id);
            var check = PackCheck.Run(f);
            return new Row(f.Id, check, known?.PackVersion, known?.LoadedAt, known?.LoadedBy, known is not null && known.PackVersion == check.Content.Pack.Version && known.Digest != f.Digest());
        })], folders.Root);
    }
}
