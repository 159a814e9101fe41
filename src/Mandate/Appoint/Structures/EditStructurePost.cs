using System.Globalization;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Structures;

/// <summary>One post of an option: kind, title, whole-time equivalent, pay.</summary>
public static class EditStructurePost
{
    public const string Route = "/structures/{structure}/options/{option}/posts/{post}";
    public static string Url(StructureId id, string option, string post) => $"/structures/{id}/options/{option}/posts/{post}";

    const string Own = "own";

    public sealed record Form
    {
        public string? Kind { get; init; }
        public string? Title { get; init; }
        public string? Wte { get; init; }
        public string? PayFrom { get; init; }
        public string? PayTo { get; init; }
        public string? Remove { get; init; }
    }

    public sealed record Model(Shaping Of, StructureOption Option, int? Place, IReadOnlyList<Choice> Kinds, Form Form);

    public static async Task<IResult> Get(StructureId structure, string option, string post, Actor actor, Db db, TimeProvider clock, CancellationToken cancel) =>
        await Load(db, actor, structure, option, post, null, clock.Today(), cancel) is { Of.Structure.Consultation: null } model ? EditStructurePostPage.Show(model) : Results.NotFound();

    public static async Task<IResult> Post(StructureId structure, string option, string post, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, structure, option, post, form, London.Day(now), cancel) is not { } model) return Results.NotFound();
        var s = model.Of.Structure;
        if (form.Remove is not null && model.Place is { } gone) return await Save([.. model.Option.Posts.Where((_, i) => i != gone)], $"took a post out of “{model.Option.Title}”");
        if (Read(model, out var errors) is not { } read) return EditStructurePostPage.Invalid(model, errors);
        return await Save(model.Place is { } place ? [.. model.Option.Posts.Select((p, i) => i == place ? read : p)] : [.. model.Option.Posts, read], $"put the post “{read.Title}” into “{model.Option.Title}”");

        Task<IResult> Save(List<StructurePost> posts, string what) =>
            db.Save(http, actor, now, s, what, () => s.Write(model.Option with { Posts = posts }), r => EditStructurePostPage.Refused(model, r), cancel);
    }

    static StructurePost? Read(Model model, out FormErrors errors)
    {
        var (form, read) = (model.Form, new FormReader());
        var kind = read.OneOf(form.Kind, nameof(form.Kind), "Select the kind of post", model.Kinds.Select(k => k.Value));
        var title = read.Required(form.Title, nameof(form.Title), "Enter the title of the post", 120);
        var typed = decimal.TryParse(form.Wte, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var wte);
        read.Check(typed && wte is > 0 and <= 1 && wte * 100 == decimal.Truncate(wte * 100), nameof(form.Wte), "Enter the whole-time equivalent as a number up to 1, such as 1 or 0.6");
        var from = read.OptionalPence(form.PayFrom, nameof(form.PayFrom), "least pay a year");
        var to = read.Pence(form.PayTo, nameof(form.PayTo), "most pay a year", 1);
        read.Check(from is null || from <= to, nameof(form.PayTo), "The most pay must not be below the least");
        errors = read.Errors;
        return read.Ok ? new StructurePost { Kind = kind == Own ? Slugs.Of(title) : kind, Title = title, Hundredths = (int)(wte * 100), PayFrom = from, PayTo = to } : null;
    }

    static async Task<Model?> Load(Db db, Actor actor, StructureId id, string option, string post, Form? form, DateOnly today, CancellationToken cancel)
    {
        if (await db.StructureToShape(actor, id, today, cancel) is not { } found || found.Structure.Option(option) is not { } o) return null;
        int? place = int.TryParse(post, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        if (post != EditOption.New && (place is null || n >= o.Posts.Count)) return null;
        var kinds = await (from bk in db.BodyKinds where bk.Key == found.Body.Kind join k in db.PostKinds on bk.Pack equals k.Pack where k.FullTime && !k.Leader orderby k.Order select new { k.Key, k.Title }).ToListAsync(cancel);
        IReadOnlyList<Choice> choices = [.. kinds.Select(k => new Choice(k.Key, k.Title, found.Required.FirstOrDefault(r => r.Kind == k.Key) is { } r ? r.ByAct ? "The Act asks for it" : "Policy asks for it" : null)), new(Own, "Another executive post")];
        return new(found, o, place, choices, form ?? (place is { } at && o.Posts[at] is var p
            ? new() { Kind = choices.Any(c => c.Value == p.Kind) ? p.Kind : Own, Title = p.Title, Wte = StructureWords.Wte(p.Hundredths), PayFrom = p.PayFrom is { } from ? Money.Text(from).TrimStart('£') : null, PayTo = Money.Text(p.PayTo).TrimStart('£') }
            : new() { Wte = "1" }));
    }
}
