using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Appoint.Structures;

/// <summary>Title and reasons of one option; its posts have pages of their own.</summary>
public static class EditOption
{
    public const string Route = "/structures/{structure}/options/{option}";
    public static string Url(StructureId id, string option) => $"/structures/{id}/options/{option}";

    public const string New = "new";

    public sealed record Form
    {
        public string? Title { get; init; }
        public string? Why { get; init; }
        public string? Remove { get; init; }
    }

    public sealed record Model(Shaping Of, string Option, Form Form);

    public static async Task<IResult> Get(StructureId structure, string option, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.StructureToShape(actor, structure, clock.Today(), cancel) is not { Structure.Consultation: null } found) return Results.NotFound();
        if (option == New) return EditOptionPage.Show(new(found, option, new()));
        return found.Structure.Option(option) is { } o ? EditOptionPage.Show(new(found, option, new() { Title = o.Title, Why = o.Why })) : Results.NotFound();
    }

    public static async Task<IResult> Post(StructureId structure, string option, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.StructureToShape(actor, structure, London.Day(now), cancel) is not { } found || (option != New && found.Structure.Option(option) is null)) return Results.NotFound();
        var (s, model) = (found.Structure, new Model(found, option, form));
        if (form.Remove is not null) return await db.Save(http, actor, now, s, s.Option(option)?.Title is { } gone ? $"took out the option “{gone}”" : "", () => s.Remove(option), r => EditOptionPage.Refused(model, r), cancel);
        var read = new FormReader();
        var title = read.Required(form.Title, nameof(form.Title), "Enter a title", 120);
        var why = read.Required(form.Why, nameof(form.Why), "Enter what speaks for this option", 4000);
        if (!read.Ok) return EditOptionPage.Invalid(model, read.Errors);
        var key = option == New ? FreeKey(s) : option;
        var written = (s.Option(key) ?? new() { Key = key }) with { Title = title, Why = why };
        return await db.Save(http, actor, now, s, $"wrote the option “{title}”", () => s.Write(written), r => EditOptionPage.Refused(model, r), cancel);
    }

    static string FreeKey(ExecutiveStructure s) => Enumerable.Range(0, 1000).Select(i => $"{(char)('a' + i % 26)}{(i < 26 ? "" : $"{i / 26}")}").First(k => s.Option(k) is null);
}
