using System.Globalization;
using Mandate.Design;
using Mandate.Platform;
using Mandate.Platform.Access;
using Mandate.Platform.Data;
using Mandate.Platform.Record;
using Mandate.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Mandate.Appoint.Assessing;

/// <summary>All members' locked scores side by side, and what the panel agrees after discussion. It is not there before everybody who scores has locked.</summary>
public static class AgreeScores
{
    public const string Route = "/assessing/{panel}/{round}/{application}/agreed";
    public static string Url(PanelId panel, ApplicationId application, Round round = Round.Sift) => $"/assessing/{panel}/{round.Slug()}/{application}/agreed";

    public sealed record Form
    {
        public Dictionary<string, string>? Level { get; init; }
        public Dictionary<string, string>? Reason { get; init; }

        public ScoreContent? Read(CriteriaContent criteria, IReadOnlyList<ScoreContent> own, out FormErrors errors)
        {
            var read = new FormReader();
            var levels = new List<LevelGiven>();
            foreach (var c in criteria.Criteria)
            {
                var level = read.OptionalWhole(Level?.GetValueOrDefault(c.Code), $"Level[{c.Code}]", $"agreed level for “{c.Title}”", criteria.LevelsFrom, criteria.LevelsTo);
                read.Check(level is not null, $"Level[{c.Code}]", $"Choose the agreed level for “{c.Title}”");
                var reason = read.Optional(Reason?.GetValueOrDefault(c.Code), $"Reason[{c.Code}]", $"reason for “{c.Title}”", 4000);
                read.Check(reason is not null || !Spread.Of(own, c.Code).WantsReason(level), $"Reason[{c.Code}]", $"Give the reason for “{c.Title}”: the agreed level is more than 1 away from the middle of the members’ own");
                levels.Add(new() { Code = c.Code, Level = level ?? 0, Note = reason });
            }
            errors = read.Errors;
            return read.Ok ? new() { Levels = levels } : null;
        }

        public static Form Of(AgreedScore? agreed) => new()
        {
            Level = agreed?.Content.Levels.ToDictionary(l => l.Code, l => l.Level.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal),
            Reason = agreed?.Content.Levels.ToDictionary(l => l.Code, l => l.Note ?? "", StringComparer.Ordinal),
        };
    }

    public sealed record Own(string Name, PanelRole Role, bool Left, ScoreContent Scores);
    public sealed record Model(PanelId Panel, Round Round, ApplicationId Application, string Reference, CriteriaContent Criteria, IReadOnlyList<Own> Members, IReadOnlyList<string> Abstaining, bool Presides, string? Presiding, Advice? Advice, IReadOnlyList<string> Agreement, Form Form);

    public static async Task<IResult> Get(PanelId panel, Named<Round> round, ApplicationId application, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        if (await Load(db, actor, panel, round, application, clock.GetUtcNow(), cancel) is not (var desk, var found)) return Results.NotFound();
        var agreed = await Agreed(db, panel, application, round, cancel);
        return AgreeScoresPage.Show(await Show(db, desk, found, round, agreed, Form.Of(agreed), cancel));
    }

    public static async Task<IResult> Post(PanelId panel, Named<Round> round, ApplicationId application, [FromForm] Form form, HttpContext http, Actor actor, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await Load(db, actor, panel, round, application, now, cancel) is not (var desk, var found)) return Results.NotFound();
        if (!desk.IPreside(application)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var agreed = await Agreed(db, panel, application, round, cancel);
        var model = await Show(db, desk, found, round, agreed, form, cancel);
        IReadOnlyList<ScoreContent> own = [.. model.Members.Select(m => m.Scores)];
        if (form.Read(desk.Criteria.Content.In(round), own, out var errors) is not { } content) return AgreeScoresPage.Invalid(model, errors);

        if (desk.ReportIn(found)) return AgreeScoresPage.Refused(model, PanelRefusals.ReportIn.ToString());
        if (desk.Panel.Complete().Refusal is { } gap) return AgreeScoresPage.Refused(model, gap.ToString());
        if (agreed is null)
        {
            var made = AgreedScore.Agree(panel, application, desk.Digest, content, desk.Criteria.Content, everybodyLocked: true, now, own, round);
            if (made.Refusal is { } no) return AgreeScoresPage.Refused(model, no.ToString());
            db.AgreedScores.Add(agreed = made.Value!);
        }
        else if (agreed.Change(desk.Digest, content, desk.Criteria.Content, everybodyLocked: true, now, own).Refusal is { } refusal) return AgreeScoresPage.Refused(model, refusal.ToString());
        db.Record(actor, now, new ScoresAgreed(agreed.Id, panel, found.Reference, desk.Digest, round), desk.Campaign.AppointingBody);
        await db.SaveChangesAsync(cancel);
        http.Say($"The panel’s scores for {found.Reference} are recorded");
        return Results.LocalRedirect(Url(panel, application, round));
    }

    /// <summary>Whether every sitting member who does not abstain has locked scores made against the criteria in force.</summary>
    internal static async Task<bool> EverybodyLocked(Db db, PanelDesk desk, ApplicationId application, Round round, CancellationToken cancel)
    {
        var scorers = desk.ScorersOf(application, round).Select(m => m.Id).ToList();
        return scorers.Count > 0 && await db.ScoreSheets.CountAsync(s => s.Application == application && s.Round == round && scorers.Contains(s.Member) && s.LockedAt != null && s.CriteriaDigest == desk.Digest, cancel) == scorers.Count;
    }

    static Task<AgreedScore?> Agreed(Db db, PanelId panel, ApplicationId application, Round round, CancellationToken cancel) =>
        db.AgreedScores.SingleOrDefaultAsync(a => a.Panel == panel && a.Application == application && a.Round == round, cancel);

    static async Task<(PanelDesk, DeskApplicant)?> Load(Db db, Actor actor, PanelId panel, Round round, ApplicationId application, DateTimeOffset now, CancellationToken cancel) =>
        await PanelDesk.Open(db, actor, panel, now, cancel) is { } desk && desk.MayOpen(application, round) is { } found && await EverybodyLocked(db, desk, application, round, cancel) ? (desk, found) : null;

    static async Task<Model> Show(Db db, PanelDesk desk, DeskApplicant found, Round round, AgreedScore? agreed, Form form, CancellationToken cancel)
    {
        var names = await db.NamesOf(desk.Panel.Members.Select(m => m.User), cancel);
        var sheets = await db.ScoreSheets.AsNoTracking().Where(s => s.Panel == desk.Panel.Id && s.Application == found.Id && s.Round == round && s.LockedAt != null).ToListAsync(cancel);
        var criteria = desk.Criteria.Content.In(round);
        var members = (from m in desk.Panel.Members
                      where m.Counts && !desk.Abstains(m.Id, found.Id)
                      let sheet = sheets.Find(s => s.Member == m.Id)
                      where sheet is not null
                      orderby m.Role, names[m.User]
                      select new Own(names[m.User], m.Role, m.LeftAt is not null, sheet.Content)).ToList();
        var abstaining = desk.Panel.Sitting.Where(m => desk.Abstains(m.Id, found.Id)).ToList();
        var presiding = desk.Panel.Presiding(abstaining.Select(m => m.Id).ToHashSet());
        return new(desk.Panel.Id, round, found.Id, found.Reference, criteria, members, [.. abstaining.Select(m => names[m.User])],
            desk.IPreside(found.Id), presiding is null ? null : names[presiding.User], agreed is null ? null : Advice.On(agreed.Content, criteria), [.. Agreement.Of([.. members.Select(m => (m.Name, m.Scores))], criteria).Sentences()], form);
    }
}
