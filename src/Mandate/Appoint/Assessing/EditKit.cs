using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>Any member may put the questions into the panel's words, until the first interview begins.</summary>
public static class EditKit
{
    public const string Route = "/assessing/{panel}/kit/edit";
    public static string Url(PanelId panel) => $"/assessing/{panel}/kit/edit";

    public sealed record Form
    {
        /// <summary>By code of the criterion.</summary>
        public Dictionary<string, string>? Question { get; init; }
        public Dictionary<string, string>? LookFor { get; init; }

        public IReadOnlyList<KitQuestion>? Read(CriteriaContent criteria, out FormErrors errors)
        {
            var read = new FormReader();
            var questions = criteria.Criteria.ConvertAll(c => new KitQuestion
            {
                Code = c.Code,
                Question = read.Required(Question?.GetValueOrDefault(c.Code), $"Question[{c.Code}]", $"Write at least one question on “{c.Title}”", 2000, lines: true),
                LookFor = read.Optional(LookFor?.GetValueOrDefault(c.Code), $"LookFor[{c.Code}]", $"what to look for on “{c.Title}”", 4000, lines: true) ?? "",
            });
            errors = read.Errors;
            return read.Ok ? questions : null;
        }

        public static Form Of(InterviewKit kit) => new()
        {
            Question = kit.Questions.ToDictionary(q => q.Code, q => q.Question, StringComparer.Ordinal), LookFor = kit.Questions.ToDictionary(q => q.Code, q => q.LookFor, StringComparer.Ordinal),
        };
    }

    public sealed record Model(PanelId Panel, string PanelName, CriteriaContent Criteria, Form Form);

    public static async Task<IResult> Get(PanelId panel, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await PanelDesk.Open(db, actor, panel, clock.GetUtcNow(), cancel) is not { } desk) return Results.NotFound();
        return EditKitPage.Show(new(panel, desk.Panel.Name, desk.Criteria.Content, Form.Of(await db.KitOf(desk, cancel))));
    }

    public static async Task<IResult> Post(PanelId panel, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await PanelDesk.Open(db, actor, panel, now, cancel) is not { } desk) return Results.NotFound();
        var model = new Model(panel, desk.Panel.Name, desk.Criteria.Content, form);
        if (form.Read(desk.Criteria.Content, out var errors) is not { } questions) return EditKitPage.Invalid(model, errors);

        var kit = await db.InterviewKits.SingleOrDefaultAsync(k => k.Panel == panel, cancel);
        if (kit is null) db.InterviewKits.Add(kit = InterviewKit.Draw(panel, desk.Criteria.Content, now));
        if (kit.Change(questions, desk.Criteria.Content, desk.Interviews.Any(i => i.Begun(now)), now).Refusal is { } refusal) return EditKitPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new KitChanged(panel, questions.Count), desk.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say("The interview kit is saved");
        return Results.LocalRedirect(ShowKit.Url(panel));
    }
}
