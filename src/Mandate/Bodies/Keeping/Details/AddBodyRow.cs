using Mandate.Bodies.Packs;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Bodies.Keeping.Details;

/// <summary>Adds a dated row to a body: a name, a code, a relation, an area, a population.</summary>
public static class AddBodyRow
{
    public const string Route = "/register/bodies/{slug}/{what}/add";
    public static string Url(string slug, string what) => $"/register/bodies/{slug}/{what}/add";

    static readonly string[] Known = ["name", "code", "relation", "area", "population"];

    public sealed record Form
    {
        public string? Kind { get; init; }
        public string? Text { get; init; }
        public string? Name { get; init; }
        public string? Other { get; init; }
        public DateText? From { get; init; }
        public DateText? To { get; init; }
        public string? Certainty { get; init; }
        public string? Source { get; init; }
        public string? Version { get; init; }

        public Command? Read(string what, Model model, out FormErrors errors)
        {
            var read = new FormReader();
            var kind = what switch
            {
                "area" => read.OneOf<AreaShare>(Kind, nameof(Kind), "Choose whether the body has all of it").ToString(),
                "population" => read.Required(Kind, nameof(Kind), "Enter how the people were counted", 200),
                _ => read.OneOf(Kind, nameof(Kind), $"Choose the {(what == "code" ? "scheme" : "kind")}", model.Kinds.Select(k => k.Value)),
            };
            var text = what switch
            {
                "relation" => "",
                "population" => read.Whole(Text, nameof(Text), "number of people").ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => read.Required(Text, nameof(Text), what == "name" ? "Enter the name" : "Enter the code", what == "name" ? 200 : 40),
            };
            if (what == "code" && model.Patterns.TryGetValue(kind, out var scheme)) read.Check(text.Length == 0 || PackCheck.Matches(scheme.Pattern, text), nameof(Text), $"Code must look like a code of {scheme.Name}{(scheme.Note is null ? "" : $": {scheme.Note}")}");
            BodyId? other = what == "relation" && BodyId.TryParse(read.OneOf(Other, nameof(Other), "Choose the other body", model.Bodies.Select(b => b.Value)), null, out var id) ? id : null;
            var from = read.Date(From, nameof(From), what == "population" ? "the date of the count" : "the first day");
            var to = what == "population" ? null : read.OptionalDate(To, nameof(To), "the last day");
            var certainty = string.IsNullOrEmpty(Certainty) ? Mandate.Bodies.Certainty.Confirmed : read.OneOf<Certainty>(Certainty, nameof(Certainty), "Choose how sure the source is");
            var name = what == "area" ? read.Required(Name, nameof(Name), "Enter the name of the area", 200) : "";
            var source = read.Optional(Source, nameof(Source), "Source", 400);
            errors = read.Errors;
            return read.Ok ? new(kind, text, name, other, from, to, certainty, source) : null;
        }
    }

    public sealed record Command(string Kind, string Text, string Name, BodyId? Other, DateOnly From, DateOnly? To, Certainty Certainty, string? Source);
    public sealed record Scheme(string Name, string Pattern, string? Note);
    public sealed record Model(Form Form, string What, string Slug, string Body, IReadOnlyList<Choice> Kinds, IReadOnlyList<Choice> Bodies, IReadOnlyDictionary<string, Scheme> Patterns);

    public static string Words(NameKind kind) => kind switch
    {
        NameKind.Legal => "Legal name",
        NameKind.Short => "Short name",
        NameKind.Abbreviation => "Abbreviation",
        NameKind.Brand => "Local brand",
        NameKind.Announced => "Announced name",
        NameKind.Former => "Former name",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static async Task<IResult> Get(string slug, string what, Actor actor, Db db, CancellationToken cancel) =>
        Known.Contains(what) && await db.KeptBody(actor, slug, cancel) is { } body ? AddBodyRowPage.Show(await Show(db, what, body, new Form { Version = body.Text() }, cancel)) : Results.NotFound();

    public static async Task<IResult> Post(string slug, string what, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (!Known.Contains(what) || await db.KeptBody(actor, slug, cancel) is not { } body) return Results.NotFound();
        var model = await Show(db, what, body, form, cancel);
        if (form.Read(what, model, out var errors) is not { } c) return AddBodyRowPage.Invalid(model, errors);
        var now = clock.GetUtcNow();
        if (what == "code" && await CodeTaken(db, body.Id, c, cancel)) return AddBodyRowPage.Refused(model, BodyRefusals.CodeTaken.ToString());
        if (what == "area" && await db.Areas.FindAsync([c.Text], cancel) is null) db.Areas.Add(new Area { Code = c.Text, Name = c.Name });
        if (Add(what, body, c, now).Refusal is { } refusal) return AddBodyRowPage.Refused(model, refusal.ToString());
        db.Touch(body, body.Text());
        db.Record(actor, now, new BodyRowKept(body.Id, body.LegalName, [Did(what, c, model)]), body.Id, c.Source);
        if (!await db.TrySave(cancel)) return AddBodyRowPage.Refused(model, "Somebody changed this body at the same moment. Nothing was lost: send this again.");
        http.Say($"Added the {what}.");
        return Results.LocalRedirect(ShowKeptBody.Url(slug));
    }

    static Outcome Add(string what, Body body, Command c, DateTimeOffset now) => what switch
    {
        "name" => body.Name(Enum.Parse<NameKind>(c.Kind), c.Text, c.From, c.To, now, c.Source),
        "code" => body.Code(c.Kind, c.Text, c.From, c.To, now, c.Source, c.Certainty),
        "relation" => body.Relate(c.Kind, c.Other!.Value, c.From, c.To, now, c.Source, c.Certainty),
        "area" => body.Cover(c.Text, Enum.Parse<AreaShare>(c.Kind), c.From, c.To, now, c.Source),
        _ => body.Count(long.Parse(c.Text, System.Globalization.CultureInfo.InvariantCulture), c.Kind, c.From, now, c.Source, c.Certainty),
    };

    static string Did(string what, Command c, Model model)
    {
        var days = $" from {((DateOnly?)c.From).Words()}{(c.To is null ? "" : $" to {c.To.Words()}")}";
        return what switch
        {
            "relation" => $"recorded that it {model.Kinds.First(k => k.Value == c.Kind).Text} {model.Bodies.First(b => b.Value == c.Other.ToString()).Text}{days}",
            "population" => $"recorded {c.Text} people, {c.Kind}, {((DateOnly?)c.From).Words()}",
            "area" => $"added the area {c.Name} ({c.Text}), {c.Kind.ToLowerInvariant()},{days}",
            _ => $"added the {(what == "code" ? model.Kinds.First(k => k.Value == c.Kind).Text : Words(Enum.Parse<NameKind>(c.Kind)).ToLowerInvariant())} “{c.Text}”{days}",
        };
    }

    static async Task<bool> CodeTaken(Db db, BodyId body, Command c, CancellationToken cancel) =>
        await db.BodyCodes.AnyAsync(o => o.Scheme == c.Kind && o.Value == c.Text && o.Body != body && (c.To == null || o.From <= c.To) && (o.To == null || o.To >= c.From), cancel);

    static async Task<Model> Show(Db db, string what, Body body, Form form, CancellationToken cancel)
    {
        var schemes = what == "code" ? await db.CodeSchemes.OrderBy(s => s.Name).ToListAsync(cancel) : [];
        IReadOnlyList<Choice> kinds = what switch
        {
            "name" => Choice.Of<NameKind>(Words),
            "code" => [.. schemes.Select(s => new Choice(s.Key, s.Name))],
            "relation" => await db.RelationKinds.OrderBy(k => k.Name).Select(k => new Choice(k.Key, k.Name, null, null, false)).ToListAsync(cancel),
            "area" => [new(nameof(AreaShare.Whole), "All of it"), new(nameof(AreaShare.Part), "A part of it")],
            _ => [],
        };
        var bodies = what == "relation" ? await db.Bodies.Where(b => b.Id != body.Id).OrderBy(b => b.LegalName).Select(b => new Choice(b.Id.ToString(), b.LegalName, null, null, false)).ToListAsync(cancel) : [];
        return new(form, what, body.Slug, body.LegalName, kinds, bodies, schemes.ToDictionary(s => s.Key, s => new Scheme(s.Name, s.Pattern, s.Note)));
    }
}
