using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Mandate.Bodies.Keeping.Details;

/// <summary>Ends a name, code, relation or area of a body, or takes back one that was never right.</summary>
public static class EndBodyRow
{
    public const string Route = "/register/bodies/{slug}/rows/{row}";
    public static string Url(string slug, RegisterRowId row) => $"/register/bodies/{slug}/rows/{row}";

    public sealed record Form
    {
        public string? How { get; init; }
        public DateText? Last { get; init; }
        public string? Reason { get; init; }
        public string? Version { get; init; }

        public (DateOnly? Last, string Reason)? Read(out FormErrors errors)
        {
            var read = new FormReader();
            var how = read.OneOf(How, nameof(How), "Choose whether it ended or was wrong", ["ended", "wrong"]);
            DateOnly? last = how == "ended" ? read.Date(Last, nameof(Last), "the last day") : null;
            var reason = read.Required(Reason, nameof(Reason), "Enter the reason", 400);
            errors = read.Errors;
            return read.Ok ? (last, reason) : null;
        }
    }

    public sealed record Model(Form Form, string Slug, string Body, RegisterRowId Row, string What);

    public static async Task<IResult> Get(string slug, RegisterRowId row, Actor actor, Db db, CancellationToken cancel) =>
        await db.KeptBody(actor, slug, cancel) is { } body && What(body, row) is { } what ? EndBodyRowPage.Show(new(new Form { Version = body.Text() }, slug, body.LegalName, row, what)) : Results.NotFound();

    public static async Task<IResult> Post(string slug, RegisterRowId row, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.KeptBody(actor, slug, cancel) is not { } body || What(body, row) is not { } what) return Results.NotFound();
        var model = new Model(form, slug, body.LegalName, row, what);
        if (form.Read(out var errors) is not { } end) return EndBodyRowPage.Invalid(model, errors);
        if (end.Last is null) db.Remove(Row(body, row)!);
        var done = end.Last is null ? body.RemoveRow(row) : body.EndRow(row, end.Last);
        if (done.Refusal is { } refusal) return EndBodyRowPage.Refused(model, refusal.ToString());
        db.Touch(body, body.Text());
        db.Record(actor, clock.GetUtcNow(), new BodyRowKept(body.Id, body.LegalName, [end.Last is null ? $"took back the {what}" : $"ended the {what} on {end.Last.Words()}"]), body.Id, end.Reason);
        if (!await db.TrySave(cancel)) return EndBodyRowPage.Refused(model, "Somebody changed this body at the same moment. Nothing was lost: send this again.");
        http.Say(end.Last is null ? $"Took back the {what}." : $"Ended the {what}.");
        return Results.LocalRedirect(ShowKeptBody.Url(slug));
    }

    static object? Row(Body body, RegisterRowId row) =>
        body.Names.FirstOrDefault(n => n.Id == row) ?? body.Codes.FirstOrDefault(c => c.Id == row) ?? body.Relations.FirstOrDefault(r => r.Id == row) ?? (object?)body.Areas.FirstOrDefault(a => a.Id == row);

    static string? What(Body body, RegisterRowId row) =>
        body.Names.FirstOrDefault(n => n.Id == row) is { } name ? $"{AddBodyRow.Words(name.Kind).ToLowerInvariant()} “{name.Text}”"
        : body.Codes.FirstOrDefault(c => c.Id == row) is { } code ? $"{code.Scheme} code {code.Value}"
        : body.Relations.FirstOrDefault(r => r.Id == row) is { } relation ? $"relation {relation.Kind} since {((DateOnly?)relation.From).Words()}"
        : body.Areas.FirstOrDefault(a => a.Id == row) is { } area ? $"area {area.Area}" : null;
}
