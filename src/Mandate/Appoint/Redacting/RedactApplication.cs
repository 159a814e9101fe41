using System.Globalization;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Redacting;

/// <summary>All answers of one application, to black out what tells who wrote them: by confirming what the check proposes, or by typing a phrase.</summary>
public static class RedactApplication
{
    public const string Route = "/appoint/{campaign}/redaction/{application}";
    public static string Url(string campaign, ApplicationId application) => $"/appoint/{campaign}/redaction/{application}";

    public sealed record Form
    {
        /// <summary>"proposals", "phrase" or "read".</summary>
        public string? Do { get; init; }
        public List<string>? Proposals { get; init; }
        public string? Phrase { get; init; }
        public string? Why { get; init; }

        /// <summary>What is to be hidden; empty for "read", null with errors.</summary>
        public IReadOnlyList<RedactionProposal>? Read(ApplicationContent content, IReadOnlyList<RedactionProposal> proposed, out FormErrors errors)
        {
            var read = new FormReader();
            IReadOnlyList<RedactionProposal> chosen = [];
            if (Do == "proposals")
            {
                var ticked = read.AnyOf(Proposals, nameof(Proposals), "Tick at least one", proposed.Select(Key));
                chosen = [.. proposed.Where(p => ticked.Contains(Key(p), StringComparer.Ordinal))];
            }
            else if (Do == "phrase")
            {
                var phrase = read.Required(Phrase, nameof(Phrase), "Enter the words to hide", 200);
                var why = read.OneOf<RedactionWhy>(Why, nameof(Why), "Choose why they are hidden");
                chosen = [.. content.Evidence.SelectMany(e => BlackedOut.Find(e.Key, e.Text, phrase)).Select(span => new RedactionProposal(span, why))];
                read.Check(!read.Ok || chosen.Count > 0, nameof(Phrase), RedactionRefusals.NotFound.Text);
            }
            errors = read.Errors;
            return read.Ok ? chosen : null;
        }
    }

    public enum Kind { Plain, Proposed, Hidden }
    public sealed record Part(string Text, Kind Kind);
    public sealed record Line(string Code, string Title, IReadOnlyList<Part> Parts);
    public sealed record Entry(RedactionId Id, string Title, string By, DateTimeOffset At, RedactionWhy Why, DateTimeOffset? UndoneAt, string? UndoneBy);
    public sealed record Model(string Slug, string Campaign, ApplicationId Application, string Reference, IReadOnlyList<Line> Lines, IReadOnlyList<(string Key, string Words, string Where)> Proposals, IReadOnlyList<Entry> Log, DateTimeOffset? ReadAt, Form Form);

    public static async Task<IResult> Get(string campaign, ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.ToRedact(actor, campaign, application, now, cancel) is not (var found, var sent)) return Results.NotFound();
        db.RecordAccess(actor, Subject.Of(sent.Id), $"Read the answers of {sent.Reference} to hide what identifies the candidate", now);
        await db.SaveChangesAsync(cancel);
        return RedactApplicationPage.Show(await Show(db, found, sent, new(), cancel));
    }

    public static async Task<IResult> Post(string campaign, ApplicationId application, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.ToRedact(actor, campaign, application, now, cancel) is not (var found, var sent)) return Results.NotFound();
        var standing = await db.Redactions.Where(r => r.Application == sent.Id && r.UndoneAt == null).ToListAsync(cancel);
        if (form.Read(sent.Content, RedactionProposals.For(sent.Content, standing), out var errors) is not { } chosen) return RedactApplicationPage.Invalid(await Show(db, found, sent, form, cancel), errors);

        if (form.Do == "read")
        {
            if (!await db.RedactionReadings.AnyAsync(r => r.Application == sent.Id, cancel)) db.RedactionReadings.Add(new() { Application = sent.Id, By = actor.User!.Value, At = now });
            db.Record(actor, now, new AnswersReadForRedaction(sent.Id, sent.Reference), found.AppointingBody);
            await db.SaveChangesAsync(cancel);
            http.Say($"{sent.Reference} is ready for the sift");
            return Results.LocalRedirect(ListRedaction.Url(campaign));
        }
        var fresh = chosen.Where(p => !standing.Exists(r => new TextSpan(r.Code, r.Start, r.Length).Covers(p.Span))).ToList();
        if (fresh.Count == 0) return RedactApplicationPage.Refused(await Show(db, found, sent, form, cancel), RedactionRefusals.HiddenAlready.ToString());
        foreach (var p in fresh) db.Redactions.Add(Redaction.BlackOut(sent.Id, p.Span, p.Why, actor.User!.Value, now));
        foreach (var group in fresh.GroupBy(p => p.Why))
            db.Record(actor, now, new AnswersBlackedOut(sent.Id, sent.Reference, [.. group.Select(p => p.Span.Code).Distinct(StringComparer.Ordinal)], group.Key, group.Count()), found.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say(fresh.Count == 1 ? "1 stretch is hidden from the panel" : $"{fresh.Count} stretches are hidden from the panel");
        return Results.LocalRedirect(Url(campaign, application));
    }

    static string Key(RedactionProposal p) => string.Create(CultureInfo.InvariantCulture, $"{p.Span.Code}/{p.Span.Start}/{p.Span.Length}");

    static async Task<Model> Show(Db db, Campaign campaign, Application sent, Form form, CancellationToken cancel)
    {
        var criteria = (await db.CriteriaSets.AsNoTracking().SingleAsync(c => c.Id == campaign.Criteria, cancel)).Content;
        string Title(string code) => criteria.Criteria.Find(c => c.Code == code)?.Title ?? code;
        var all = await db.Redactions.AsNoTracking().Where(r => r.Application == sent.Id).OrderBy(r => r.At).ToListAsync(cancel);
        var proposals = RedactionProposals.For(sent.Content, all);
        var names = await db.NamesOf(all.SelectMany(r => new[] { (UserId?)r.By, r.UndoneBy }).OfType<UserId>(), cancel);
        var read = await db.RedactionReadings.AsNoTracking().SingleOrDefaultAsync(r => r.Application == sent.Id, cancel);
        return new(campaign.Slug, campaign.Title, sent.Id, sent.Reference,
            [.. sent.Content.Evidence.Select(e => new Line(e.Key, Title(e.Key), Parts(e.Key, e.Text, proposals, all)))],
            [.. proposals.Select(p => (Key(p), sent.Content.EvidenceFor(p.Span.Code)!.Substring(p.Span.Start, p.Span.Length), $"{p.Why.Words()}, in “{Title(p.Span.Code)}”"))],
            [.. all.Select(r => new Entry(r.Id, Title(r.Code), names[r.By], r.At, r.Why, r.UndoneAt, r.UndoneBy is { } by ? names[by] : null))], read?.At, form);
    }

    /// <summary>The answer cut where what is hidden or proposed begins and ends.</summary>
    static List<Part> Parts(string code, string text, IReadOnlyList<RedactionProposal> proposals, IReadOnlyList<Redaction> redactions)
    {
        var kinds = new Kind[text.Length];
        foreach (var p in proposals.Where(p => p.Span.Code == code)) Array.Fill(kinds, Kind.Proposed, p.Span.Start, p.Span.Length);
        foreach (var r in redactions.Where(r => r.Stands && r.Code == code && r.Start + r.Length <= text.Length)) Array.Fill(kinds, Kind.Hidden, r.Start, r.Length);
        var parts = new List<Part>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && kinds[end] == kinds[at]) end++;
            parts.Add(new(text[at..end], kinds[at]));
            at = end;
        }
        return parts;
    }
}

/// <summary>Shows again what was hidden. The log keeps both.</summary>
public static class UndoRedaction
{
    public const string Route = "/appoint/{campaign}/redaction/{application}/undo/{redaction}";
    public static string Url(string campaign, ApplicationId application, RedactionId redaction) => $"/appoint/{campaign}/redaction/{application}/undo/{redaction}";

    public static async Task<IResult> Post(string campaign, ApplicationId application, RedactionId redaction, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.ToRedact(actor, campaign, application, now, cancel) is not (var found, var sent)) return Results.NotFound();
        if (await db.Redactions.SingleOrDefaultAsync(r => r.Id == redaction && r.Application == sent.Id, cancel) is not { } hidden) return Results.NotFound();
        if (hidden.Undo(actor.User!.Value, now).Refused) return Results.LocalRedirect(RedactApplication.Url(campaign, application));
        db.Record(actor, now, new RedactionUndone(sent.Id, sent.Reference, hidden.Code, hidden.Why), found.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say("The words are shown to the panel again");
        return Results.LocalRedirect(RedactApplication.Url(campaign, application));
    }
}
