using Mandate.Bodies;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.CriteriaSets;

/// <summary>Takes a set of criteria from a pack.</summary>
public static class LoadCriteria
{
    public const string Route = "/appoint/criteria/load";
    public static string Url => Route;

    public sealed record Form
    {
        public string? File { get; init; }
    }

    public sealed record Model(Form Form, IReadOnlyList<CriteriaFile> Files);

    public static IResult Get(PackFolders packs) => LoadCriteriaPage.Show(new(new(), Files(packs)));

    public static async Task<IResult> Post([FromForm] Form form, HttpContext http, Actor actor, Db db, PackFolders packs, TimeProvider clock, CancellationToken cancel)
    {
        if (!AppointAccess.MayKeepCriteria(actor)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var files = Files(packs);
        var read = new FormReader();
        var chosen = read.OneOf(form.File, nameof(form.File), "Select the criteria to load", files.Select(f => f.Address));
        if (!read.Ok) return LoadCriteriaPage.Invalid(new(form, files), read.Errors);

        var loaded = await db.Load(actor, clock.GetUtcNow(), files.First(f => f.Address == chosen), cancel);
        if (loaded.Value is not { } set) return LoadCriteriaPage.Refused(new(form, files), loaded.Refusal!.ToString());
        await db.SaveChangesAsync(cancel);
        http.Say($"Loaded {set.Title}.");
        return Results.LocalRedirect(ShowCriteria.Url(set.Key, set.Edition));
    }

    static IReadOnlyList<CriteriaFile> Files(PackFolders packs) =>
        [.. CriteriaFiles.Names(packs).Select(n => CriteriaFiles.Read(packs, n.Pack, n.File).Value).OfType<CriteriaFile>()];
}
